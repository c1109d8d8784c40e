import type { ProfileChange } from '../sync/profile-changes.ts'
import type { FieldSpec } from '../sync/types.ts'
import { wordFilter } from './filter-words.ts'
import { count, percent } from './format.ts'
import { wordGone, wordLevels } from './matching-words.ts'
import { wordRule } from './rule-words.ts'
import { wordMode } from './words.ts'

/** What changes are told with: the fields of both sides, and the name of an administration. */
export type ProfileTerms = {
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
  administrationName: (code: number) => string
}

type Phrases = {
  [K in ProfileChange['kind']]: (change: Extract<ProfileChange, { kind: K }>, terms: ProfileTerms, locale: string) => string
}

const labelOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)?.label ?? name
const labels = ({ target, source }: { target: string; source: string }, { crmFields, exactFields }: ProfileTerms) =>
  `${labelOf(crmFields, target)} ← ${labelOf(exactFields, source)}`

const phrases: Phrases = {
  title: ({ to }) => `title “${to}”`,
  filled: (change, terms) => labels(change, terms),
  'left-out': ({ target }, { crmFields }) => `${labelOf(crmFields, target)} left out`,
  rule: ({ target, rule }, { crmFields, exactFields }) => {
    const told = wordRule(rule, (name) => labelOf(exactFields, name))
    return `rule of ${labelOf(crmFields, target)}: ${told || 'none'}`
  },
  order: () => 'another order of fields',
  key: (change, terms) => `key ${labels(change, terms)}`,
  mode: ({ mode }) => `runs as ${wordMode(mode).toLowerCase()}`,
  administration: ({ administration }, { administrationName }) =>
    `reads from ${administration === null ? 'what imports use' : administrationName(administration)}`,
  filter: ({ filter }, { exactFields }, locale) => {
    const told = wordFilter(filter, exactFields, locale)
    return told === '' ? 'no filter' : `only where ${told}`
  },
  brake: ({ brake }, _terms, locale) =>
    brake === undefined ? 'the usual brake' : `brake at ${percent(brake.share, locale)} or ${count(brake.records, locale)} records`,
  matching: ({ matching }, _terms, locale) => `recognised by ${wordLevels(matching, locale)}`,
  gone: ({ gone }, { crmFields }) => `gone from Exact: ${wordGone(gone, crmFields)}`,
  other: () => 'other settings',
}

const most = 8

/** "Phone ← Mobile; Website left out": plain text, not escaped; '' when nothing changed. */
export function wordProfileChanges(changes: readonly ProfileChange[], terms: ProfileTerms, locale: string): string {
  const told = changes.slice(0, most).map((change) => (phrases[change.kind] as Phrases['title'])(change as never, terms, locale))
  const more = changes.length - told.length
  return [...told, ...(more > 0 ? [`${count(more, locale)} more`] : [])].join('; ')
}
