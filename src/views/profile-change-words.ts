import type { ProfileChange } from '../sync/profile-changes.ts'
import type { FieldSpec } from '../sync/types.ts'
import { wordFilter } from './filter-words.ts'
import { count, percent } from './format.ts'
import { wordGone, wordLevels } from './matching-words.ts'
import { wordRule } from './rule-words.ts'
import { words as wordsIn } from './words/versions.ts'
import { wordMode } from './words.ts'

/** What changes are told with: the fields of both sides, and the name of an administration. */
export type ProfileTerms = {
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
  administrationName: (code: number) => string
}

type Changes = { [Change in ProfileChange as Change['kind']]: Change }
type Phrases = { [Kind in keyof Changes]: (change: Changes[Kind], terms: ProfileTerms, locale: string) => string }

const labelOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)?.label ?? name
const labels = ({ target, source }: { target: string; source: string }, { crmFields, exactFields }: ProfileTerms) =>
  `${labelOf(crmFields, target)} ← ${labelOf(exactFields, source)}`

const phrases: Phrases = {
  title: ({ to }, _terms, locale) => wordsIn(locale).changes.title(to),
  filled: (change, terms) => labels(change, terms),
  'left-out': ({ target }, { crmFields }, locale) => wordsIn(locale).changes.leftOut(labelOf(crmFields, target)),
  rule: ({ target, rule }, { crmFields, exactFields }, locale) => {
    const { changes } = wordsIn(locale)
    const told = wordRule(rule, (name) => labelOf(exactFields, name), locale)
    return changes.rule(labelOf(crmFields, target), told || changes.noRule)
  },
  order: (_change, _terms, locale) => wordsIn(locale).changes.order,
  key: (change, terms, locale) => wordsIn(locale).changes.key(labels(change, terms)),
  mode: ({ mode }, _terms, locale) => wordsIn(locale).changes.mode(wordMode(mode, locale)),
  administration: ({ administration }, { administrationName }, locale) => {
    const { readsFrom, usualAdministration } = wordsIn(locale).changes
    return readsFrom(administration === null ? usualAdministration : administrationName(administration))
  },
  filter: ({ filter }, { exactFields }, locale) => {
    const { changes } = wordsIn(locale)
    const told = wordFilter(filter, exactFields, locale)
    return told === '' ? changes.noFilter : changes.filter(told)
  },
  brake: ({ brake }, _terms, locale) => {
    const { changes } = wordsIn(locale)
    return brake === undefined ? changes.usualBrake : changes.brake(percent(brake.share, locale), count(brake.records, locale))
  },
  matching: ({ matching }, _terms, locale) => wordsIn(locale).changes.recognised(wordLevels(matching, locale)),
  gone: ({ gone }, { crmFields }, locale) => wordsIn(locale).changes.gone(wordGone(gone, crmFields, locale)),
  other: (_change, _terms, locale) => wordsIn(locale).changes.other,
}

const wordChange = <Kind extends keyof Changes>(kind: Kind, change: Changes[Kind], terms: ProfileTerms, locale: string) =>
  phrases[kind](change, terms, locale)

const most = 8

/** "Phone ← Mobile; Website left out": plain text, not escaped; '' when nothing changed. */
export function wordProfileChanges(changes: readonly ProfileChange[], terms: ProfileTerms, locale: string): string {
  const told = changes.slice(0, most).map((change) => wordChange(change.kind, change, terms, locale))
  const more = changes.length - told.length
  return [...told, ...(more > 0 ? [wordsIn(locale).changes.more(count(more, locale))] : [])].join('; ')
}
