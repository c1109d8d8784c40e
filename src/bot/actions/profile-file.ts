import { readProfileFile as readFile } from '../../store/profile-file.ts'
import { typedText } from '../../views/escape.ts'
import { wordFileProblem } from '../../views/file-problems.ts'
import { importProfileCard, longestPaste } from '../../views/import-profile-card.ts'
import { wordProblem } from '../../views/profile-problems.ts'
import { words as wordsIn } from '../../views/words/profile-file.ts'
import { freeTitle, keepDraft } from '../drafts.ts'
import { problemsOf, showMapping } from '../mapping-form.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'

/** A pasted file as an unsaved form; or, with everything that is wrong with it, back where it was pasted. */
export async function readProfileFile(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { tenantId, personId, locale } = request.who
  const words = wordsIn(locale)
  const text = typedText(data.json ?? '')
  const again = (problems: readonly string[]) => replacing(importProfileCard({ text, problems }, locale))
  if (text.trim() === '') return again([words.pasteFirst])
  if (text.length > longestPaste) return again([words.tooLarge])
  const read = readFile(text)
  if ('problems' in read) return again(read.problems.map((problem) => wordFileProblem(problem, locale)))
  const problems = await problemsOf(services, request.who, read.content)
  if (problems.length > 0) return again(problems.map((problem) => wordProblem(problem, locale)))
  const { profiles } = await services.settings.read(tenantId)
  const content = { ...read.content, title: freeTitle(profiles, read.content.title) }
  const draft = await keepDraft(services, tenantId, personId, content, null)
  return replacing(await showMapping(draft, words.fromFile, request, services))
}
