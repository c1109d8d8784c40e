import { readProfileFile as readFile } from '../../store/profile-file.ts'
import { typedText } from '../../views/escape.ts'
import { wordFileProblem } from '../../views/file-problems.ts'
import { importProfileCard, longestPaste } from '../../views/import-profile-card.ts'
import { wordProblem } from '../../views/profile-problems.ts'
import { freeTitle, keepDraft } from '../drafts.ts'
import { problemsOf, showMapping } from '../mapping-form.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'

/** A pasted file as an unsaved form; or, with everything that is wrong with it, back where it was pasted. */
export async function readProfileFile(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { tenantId, personId, locale } = request.who
  const text = typedText(data.json ?? '')
  const again = (problems: readonly string[]) => replacing(importProfileCard({ text, problems }, locale))
  if (text.trim() === '') return again(['Paste the file’s text first.'])
  if (text.length > longestPaste) return again(['This is larger than any profile.'])
  const read = readFile(text)
  if ('problems' in read) return again(read.problems.map(wordFileProblem))
  const problems = await problemsOf(services, tenantId, read.content)
  if (problems.length > 0) return again(problems.map(wordProblem))
  const { profiles } = await services.settings.read(tenantId)
  const content = { ...read.content, title: freeTitle(profiles, read.content.title) }
  const draft = await keepDraft(services, tenantId, personId, content, null)
  return replacing(await showMapping(draft, 'Read from the file. Nothing is kept until you save it.', request, services))
}
