import { readRelativeDay } from '../sync/filter/moment.ts'
import type { Condition, Filter, Operator } from '../sync/filter/types.ts'
import type { FieldSpec, FieldType } from '../sync/types.ts'
import { count, day } from './format.ts'
import { plural } from './language.ts'
import { showValue } from './show-value.ts'
import { words as wordsIn } from './words/filters.ts'

const mostValues = 5

/** "is not one of": how an operator is chosen. */
export function wordOperator(operator: Operator, not: boolean, locale: string): string {
  return wordsIn(locale).phrases[operator][not ? 1 : 0].replace(/ ?:? …/, '')
}

/** "Country is one of “NL”, “BE”". Plain text, not escaped. */
export function wordCondition({ field, operator, not = false, values }: Condition, fields: readonly FieldSpec[], locale: string): string {
  const { phrases, more: furthers } = wordsIn(locale)
  const { label, type } = fields.find(({ name }) => name === field) ?? { label: field, type: 'text' as const }
  const more = values.length - mostValues
  const shown = values.slice(0, mostValues).map((value) => wordValue(value, type, locale))
  const listed = [...shown, ...(more > 0 ? [furthers(count(more, locale))] : [])].join(', ')
  return `${label} ${phrases[operator][not ? 1 : 0].replace('…', () => listed)}`
}

function wordValue(value: string, type: FieldType, locale: string): string {
  const { quoted } = wordsIn(locale)
  if (type === 'number' || type === 'money') return showValue(type, value, locale)
  if (type !== 'date' && type !== 'instant') return quoted(value)
  const relative = readRelativeDay(value)
  if (relative !== null) return wordRelativeDay(relative.days, locale)
  if (Number.isNaN(Date.parse(value))) return quoted(value)
  return value.length === 10 ? day(value, locale) : `${showValue('instant', value, locale)} UTC`
}

function wordRelativeDay(days: number, locale: string): string {
  const { today, ago, ahead } = wordsIn(locale)
  if (days === 0) return today
  const number = Math.abs(days)
  return (days < 0 ? ago : ahead)[plural(number, locale)](count(number, locale))
}

/** "Status is “C” and Blocked is no": a whole filter in one line; '' when it leaves nothing out. Plain text, not escaped. */
export function wordFilter(filter: Filter | undefined, fields: readonly FieldSpec[], locale: string): string {
  const { and, or } = wordsIn(locale)
  const groups = (filter?.any ?? []).map(({ all }) => all.map((condition) => wordCondition(condition, fields, locale)))
  return groups.map((all) => (groups.length > 1 && all.length > 1 ? `(${all.join(` ${and} `)})` : all.join(` ${and} `))).join(` ${or} `)
}
