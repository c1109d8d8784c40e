import type { FieldRule, Transform } from '../sync/field-rules/types.ts'
import { count } from './format.ts'
import { plural } from './language.ts'
import { words as wordsIn } from './words/rules.ts'

export type LabelOf = (source: string) => string

/** "upper case": one step. Plain text, not escaped. */
export function wordStep(step: Transform, labelOf: LabelOf, locale: string): string {
  const fields = step.kind === 'join' ? step.fields.map(labelOf).join(', ') : ''
  const phrase = wordsIn(locale).phrases[step.kind] as (step: Transform, fields: string) => string
  return phrase(step, fields)
}

const mostPhrases = 3

/** "upper case, value list of 4": a whole rule in passing; '' when there is none. Plain text, not escaped. */
export function wordRule(rule: FieldRule | undefined, labelOf: LabelOf, locale: string): string {
  if (rule === undefined) return ''
  const words = wordsIn(locale)
  const { transforms = [], values = [], otherwise, whenEmpty, authority, once } = rule
  const more = transforms.length - mostPhrases
  const parts = [
    ...transforms.slice(0, mostPhrases).map((step) => wordStep(step, labelOf, locale)),
    ...(more > 0 ? [words.moreSteps[plural(more, locale)](count(more, locale))] : []),
    ...(values.length > 0 ? [words.valueList(count(values.length, locale))] : []),
    ...(otherwise ? [words.otherwise(otherwise)] : []),
    ...(whenEmpty === 'skip' ? [words.skipped] : []),
    ...(authority === 'crm' ? [words.crmWins] : authority === 'ask' ? [words.asks] : []),
    ...(once ? [words.once] : []),
  ]
  return parts.join(', ')
}
