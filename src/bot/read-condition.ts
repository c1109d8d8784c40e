import { tidyDecimal } from '../sync/decimal.ts'
import { readDate } from '../sync/field-rules/locale-date.ts'
import { readNumber } from '../sync/field-rules/locale-number.ts'
import type { Place } from '../sync/filter/change-filter.ts'
import { operatorsOf, valuesNeeded } from '../sync/filter/operators.ts'
import type { Condition } from '../sync/filter/types.ts'
import type { FieldSpec, FieldType } from '../sync/types.ts'
import { typedText } from '../views/escape.ts'
import type { AddedCondition } from '../views/filter-card.ts'

/** A condition as a form says it; null without an operator that suits the field. Whether its values make sense is the check's to say. */
export function readCondition({ operator: id, value }: AddedCondition, { name, type }: FieldSpec, locale: string): Condition | null {
  const not = id.startsWith('not ')
  const operator = operatorsOf(type).find((each) => each === id.replace(/^not /, ''))
  if (operator === undefined) return null
  const typed = typedText(value).trim()
  const needed = valuesNeeded(operator)
  const texts = needed === 'none' ? [] : needed === 'one' ? [typed] : typed.split(',').map((part) => part.trim())
  const values = texts.filter((text) => text !== '').map((text) => readValue(text, type, locale))
  return { field: name, operator, ...(not && { not }), values }
}

/** A value as people write it, in the form that conditions keep; what can't be read stays as it is. */
function readValue(text: string, type: FieldType, locale: string): string {
  if (type === 'number' || type === 'money') return readNumber(text, locale) ?? tidyDecimal(text, 0) ?? text
  if (type !== 'date' && type !== 'instant') return text
  return readDay(text) ?? (type === 'instant' ? readInstant(text) : null) ?? readDate(text, locale) ?? text
}

/** "today", "yesterday", "7 days ago", "in 7 days" */
function readDay(text: string): string | null {
  const [, back, ahead] = /^(?:(\d{1,5}) days? ago|in (\d{1,5}) days?)$/i.exec(text) ?? []
  if (back !== undefined) return `today-${Number(back)}`
  if (ahead !== undefined) return `today+${Number(ahead)}`
  const known = text.toLowerCase()
  return known === 'today' ? known : known === 'yesterday' ? 'today-1' : null
}

/** "2025-01-31 14:00 UTC": an hour without its zone isn't a moment. */
function readInstant(text: string): string | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?) ?(?:UTC|Z)$/i.exec(text) ?? []
  return day === undefined ? null : `${day}T${time}Z`
}

export function placeOf(text: string): Place {
  const index = Number(text)
  if (text === 'new' || text === '' || !Number.isSafeInteger(index)) return text === 'new' ? 'new' : 'every'
  return index
}
