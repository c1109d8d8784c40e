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

const today = /^(?:today|vandaag|heute|aujourd['’]hui|i dag)$/i
const yesterday = /^(?:yesterday|gisteren|gestern|hier|i går)$/i
const daysBack =
  /^(?:(\d{1,5}) days? ago|(\d{1,5}) dag(?:en)? geleden|vor (\d{1,5}) tag(?:en)?|il y a (\d{1,5}) jours?|for (\d{1,5}) dage? siden)$/i
const daysAhead = /^(?:in (\d{1,5}) days?|over (\d{1,5}) dag(?:en)?|in (\d{1,5}) tag(?:en)?|dans (\d{1,5}) jours?|om (\d{1,5}) dage?)$/i

/** "today", "yesterday", "7 days ago", "in 7 days", in any of the five languages: no two of them mean different days by the same words. */
function readDay(text: string): string | null {
  if (today.test(text)) return 'today'
  if (yesterday.test(text)) return 'today-1'
  const numberIn = (pattern: RegExp) =>
    pattern
      .exec(text)
      ?.slice(1)
      .find((number) => number !== undefined)
  const [back, ahead] = [numberIn(daysBack), numberIn(daysAhead)]
  if (back !== undefined) return `today-${Number(back)}`
  return ahead === undefined ? null : `today+${Number(ahead)}`
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
