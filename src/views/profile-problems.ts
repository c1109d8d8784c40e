import type { ProfileProblem } from '../sync/check-profile.ts'
import { words as wordsIn } from './words/profile-problems.ts'

/** What keeps a profile from running, as a sentence that names the field. */
export function wordProblem({ code, field, source, detail }: ProfileProblem, locale: string): string {
  const { aField, exactField, sentences } = wordsIn(locale)
  const named: Record<string, string> = { field: field ?? source ?? aField, source: source ?? exactField, detail: detail ?? '' }
  return sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
}
