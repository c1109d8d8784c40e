import { plainDecimal, tidyDecimal } from './decimal.ts'
import type { FieldType, Value } from './types.ts'

/** Whether two values of a field say the same: "12.50" and "12.5" as money, null and "" as empty, text without its outer spaces. */
export function sameValue(a: Value, b: Value, type: FieldType): boolean {
  return comparable(a, type) === comparable(b, type)
}

export function isEmpty(value: Value | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function comparable(value: Value, type: FieldType): Value {
  if (isEmpty(value)) return null
  if (typeof value === 'boolean') return value
  if (type === 'money' || type === 'number') return digits(value) ?? value
  const text = String(value).trim()
  if (type === 'instant') return Date.parse(text) || text
  return type === 'multiline' ? text.replaceAll('\r\n', '\n') : text
}

const digits = (value: Value) =>
  typeof value === 'number' ? plainDecimal(value) : typeof value === 'string' ? tidyDecimal(value, 0) : null
