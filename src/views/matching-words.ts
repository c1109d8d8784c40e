import { usualLimits } from '../sync/brake.ts'
import { levelsOf } from '../sync/match-levels.ts'
import type { FieldSpec, GoneRule, MatchLevel, ProfileContent, Target } from '../sync/types.ts'
import { count, percent } from './format.ts'
import { words as wordsIn } from './words/profile-options.ts'
import { listed } from './words.ts'

/** What each level looks at, as it is chosen. */
export const wordLevel = (level: MatchLevel, target: Target, locale: string): string => wordsIn(locale).meanings[target][level]

/** "key, code and name": by what records are recognised, in passing. */
export function wordLevels(levels: readonly MatchLevel[], locale: string): string {
  const { linkOnly, inPassing } = wordsIn(locale)
  const told = levels.map((level) => inPassing[level])
  return told.length === 0 ? linkOnly : listed(told, locale)
}

/** "Status becomes “Inactive”": what becomes of records gone from Exact. Plain text, not escaped. */
export function wordGone(gone: GoneRule, crmFields: readonly FieldSpec[], locale: string): string {
  const { keptAsIs, becomes, mayBecome } = wordsIn(locale)
  if (gone.how === 'keep') return keptAsIs
  const label = crmFields.find(({ name }) => name === gone.field)?.label ?? gone.field
  return (gone.how === 'mark' ? becomes : mayBecome)(label, gone.value)
}

/** How a profile recognises records, what becomes of those gone, and when it asks: a line each. Plain text, not escaped. */
export function wordOptions(
  content: ProfileContent,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
  locale: string,
): string[] {
  const words = wordsIn(locale)
  const { key, gone = { how: 'keep' }, brake = usualLimits } = content
  const labelOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)?.label ?? name
  return [
    words.keyLine(labelOf(crmFields, key.target), labelOf(exactFields, key.source)),
    words.recognised(wordLevels(levelsOf(content), locale)),
    words.goneLine(wordGone(gone, crmFields, locale)),
    words.asks(percent(brake.share, locale), count(brake.records, locale)),
  ]
}
