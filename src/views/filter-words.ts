import { readRelativeDay } from '../sync/filter/moment.ts'
import type { Condition, Filter, Operator } from '../sync/filter/types.ts'
import type { FieldSpec, FieldType } from '../sync/types.ts'
import { day } from './format.ts'
import { showValue } from './show-value.ts'

type Phrases = Readonly<Record<Operator, readonly [holds: string, not: string]>>

/** What follows a field's name; `…` is where the value stands. */
const phrases: Phrases = {
  is: ['is …', 'is not …'],
  'one-of': ['is one of …', 'is none of …'],
  contains: ['contains …', 'doesn’t contain …'],
  'begins-with': ['begins with …', 'doesn’t begin with …'],
  equals: ['is …', 'is not …'],
  'more-than': ['is more than …', 'is not more than …'],
  'less-than': ['is less than …', 'is not less than …'],
  on: ['is on …', 'is not on …'],
  before: ['is before …', 'is not before …'],
  after: ['is after …', 'is not after …'],
  since: ['is on or after …', 'is not on or after …'],
  yes: ['is yes', 'is no'],
  empty: ['is empty', 'is filled'],
}

const mostValues = 5

/** "is not one of": how an operator is chosen. */
export function wordOperator(operator: Operator, not: boolean): string {
  return phrases[operator][not ? 1 : 0].replace(' …', '')
}

/** "Country is one of “NL”, “BE”". Plain text, not escaped. */
export function wordCondition({ field, operator, not = false, values }: Condition, fields: readonly FieldSpec[], locale: string): string {
  const { label, type } = fields.find(({ name }) => name === field) ?? { label: field, type: 'text' as const }
  const more = values.length - mostValues
  const shown = values.slice(0, mostValues).map((value) => wordValue(value, type, locale))
  const listed = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return `${label} ${phrases[operator][not ? 1 : 0].replace('…', () => listed)}`
}

function wordValue(value: string, type: FieldType, locale: string): string {
  if (type === 'number' || type === 'money') return showValue(type, value, locale)
  if (type !== 'date' && type !== 'instant') return `“${value}”`
  const relative = readRelativeDay(value)
  if (relative !== null) return wordRelativeDay(relative.days)
  if (Number.isNaN(Date.parse(value))) return `“${value}”`
  return value.length === 10 ? day(value, locale) : `${showValue('instant', value, locale)} UTC`
}

function wordRelativeDay(days: number): string {
  if (days === 0) return 'today'
  const number = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
  return days < 0 ? `${number} ago` : `${number} from now`
}

/** "Status is “C” and Blocked is no": a whole filter in one line; '' when it leaves nothing out. Plain text, not escaped. */
export function wordFilter(filter: Filter | undefined, fields: readonly FieldSpec[], locale: string): string {
  const groups = (filter?.any ?? []).map(({ all }) => all.map((condition) => wordCondition(condition, fields, locale)))
  return groups.map((all) => (groups.length > 1 && all.length > 1 ? `(${all.join(' and ')})` : all.join(' and '))).join(' or ')
}
