import { usualLimits } from '../sync/brake.ts'
import { levelsOf } from '../sync/match-levels.ts'
import type { FieldSpec, GoneRule, MatchLevel, ProfileContent, Target } from '../sync/types.ts'
import { count, percent } from './format.ts'
import { listed } from './words.ts'

const inPassing: Record<MatchLevel, string> = {
  key: 'key',
  code: 'code',
  number: 'VAT or chamber-of-commerce number',
  email: 'e-mail',
  name: 'name',
}

const meanings: Record<Target, Record<MatchLevel, string>> = {
  company: {
    key: 'Key: the same value in the key field',
    code: 'Code: the same customer number',
    number: 'Number: the same VAT or chamber-of-commerce number',
    email: 'E-mail: the same domain, free mail apart',
    name: 'Name: the same name and postcode',
  },
  person: {
    key: 'Key: the same value in the key field',
    code: 'Code: the same contact number',
    number: 'Number: companies only',
    email: 'E-mail: the same address',
    name: 'Name: the same name within the company',
  },
}

/** What each level looks at, as it is chosen. */
export const wordLevel = (level: MatchLevel, target: Target): string => meanings[target][level]

/** "key, code and name": by what records are recognised, in passing. */
export function wordLevels(levels: readonly MatchLevel[], locale: string): string {
  return levels.length === 0
    ? 'their link only'
    : listed(
        levels.map((level) => inPassing[level]),
        locale,
      )
}

/** "Status becomes “Inactive”": what becomes of records gone from Exact. Plain text, not escaped. */
export function wordGone(gone: GoneRule, crmFields: readonly FieldSpec[]): string {
  if (gone.how === 'keep') return 'kept as they are'
  const label = crmFields.find(({ name }) => name === gone.field)?.label ?? gone.field
  return gone.how === 'mark' ? `${label} becomes “${gone.value}”` : `asked each time, ${label} may become “${gone.value}”`
}

/** How a profile recognises records, what becomes of those gone, and when it asks: a line each. Plain text, not escaped. */
export function wordOptions(
  content: ProfileContent,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
  locale: string,
): string[] {
  const { key, gone = { how: 'keep' }, brake = usualLimits } = content
  const labelOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)?.label ?? name
  return [
    `Key: ${labelOf(crmFields, key.target)} ← ${labelOf(exactFields, key.source)}.`,
    `Recognised by ${wordLevels(levelsOf(content), locale)}.`,
    `Gone from Exact: ${wordGone(gone, crmFields)}.`,
    `Asks first beyond ${percent(brake.share, locale)} or ${count(brake.records, locale)} records.`,
  ]
}
