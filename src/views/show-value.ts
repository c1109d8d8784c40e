import type { FieldType, Value } from '../sync/types.ts'
import { day, decimal, moment } from './format.ts'
import { words } from './words/values.ts'

/** A field's value as the reader writes such things: amounts and dates in their locale. */
export function showValue(type: FieldType, value: Value, locale: string, timeZone = 'UTC'): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? words(locale).yes : words(locale).no
  if (type === 'money') return decimal(value, 2, locale)
  if (type === 'number') return decimal(value, 0, locale)
  if (type === 'date') return day(String(value), locale)
  if (type === 'instant') return moment(new Date(String(value)), locale, timeZone)
  return String(value)
}
