import { plainDecimal, tidyDecimal } from './decimal.ts'
import type { FieldSpec, FieldType, Reason, ReasonCode, Value } from './types.ts'

export type Converted = { ok: true; value: Value } | { ok: false; reason: Reason }

type Kind = 'words' | 'number' | 'money' | 'date' | 'instant' | 'boolean' | 'choice'
type Attempt = Value | { refused: ReasonCode }

const kinds: Record<FieldType, Kind> = {
  text: 'words',
  multiline: 'words',
  email: 'words',
  phone: 'words',
  url: 'words',
  id: 'words',
  number: 'number',
  money: 'money',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
  choice: 'choice',
}

/** What each kind of CRM field can be filled from. A day and an instant are never exchanged: that takes a time zone nobody named. */
const sources: Record<Kind, readonly Kind[]> = {
  words: ['words', 'number', 'money', 'date', 'instant', 'boolean', 'choice'],
  choice: ['words', 'number', 'boolean', 'choice'],
  number: ['number', 'money', 'words', 'choice', 'boolean'],
  money: ['money', 'number', 'words', 'choice'],
  boolean: ['boolean', 'number', 'words', 'choice'],
  date: ['date', 'words'],
  instant: ['instant', 'words'],
}

/** Whether values of one field can go into the other at all; a single value may still be refused. */
export function canConvert(from: FieldSpec, to: FieldSpec): boolean {
  return sources[kinds[to.type]].includes(kinds[from.type])
}

/**
 * A value of one field in the form of another. Nothing is guessed: a text becomes a number, a day or a yes/no only when
 * it is written plainly (1234.50, 2025-03-31, true). Text is trimmed; an empty text is null. Never throws.
 */
export function convertValue(value: Value, from: FieldSpec, to: FieldSpec): Converted {
  const given = typeof value === 'string' ? value.trim() : value
  if (given === null || given === '') return { ok: true, value: null }
  const attempt = canConvert(from, to) ? readers[kinds[to.type]](given, to) : refused('wrong-type')
  if (attempt !== null && typeof attempt === 'object') return { ok: false, reason: { code: attempt.refused, field: to.label } }
  if (typeof attempt === 'string' && to.maxLength !== undefined && attempt.length > to.maxLength) {
    return { ok: false, reason: { code: 'too-long', field: to.label } }
  }
  return { ok: true, value: attempt }
}

const refused = (code: ReasonCode): Attempt => ({ refused: code })

const readers: Record<Kind, (value: string | number | boolean, to: FieldSpec) => Attempt> = {
  words: (value, to) => {
    const text = textOf(value)
    return text !== null && (shapes[to.type]?.test(text) ?? true) ? text : refused('wrong-type')
  },
  choice: (value, to) => {
    const text = textOf(value)?.toLowerCase()
    return to.choices?.find((choice) => choice.toLowerCase() === text) ?? refused('not-a-choice')
  },
  money: (value) => (typeof value === 'boolean' ? null : tidyDecimal(decimalText(value), 2)) ?? refused('wrong-type'),
  number: (value) => (typeof value === 'boolean' ? Number(value) : exactNumber(decimalText(value))) ?? refused('wrong-type'),
  boolean: (value) => booleans.get(value) ?? refused('wrong-type'),
  date: (value) => (isDay(value) ? value : refused('wrong-type')),
  instant: (value) => instantOf(value) ?? refused('wrong-type'),
}

/** Lenient, since what people typed over the years has to fit: several addresses in one field, a web address without its scheme. */
const shapes: Partial<Record<FieldType, RegExp>> = {
  email: /^[^\s@;,]+@[^\s@;,]+(\s*[;,]\s*[^\s@;,]+@[^\s@;,]+)*[;,]?$/,
  url: /^\S+\.\S+$/,
}

const booleans: ReadonlyMap<string | number | boolean, boolean> = new Map<string | number | boolean, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
])

function textOf(value: string | number | boolean): string | null {
  return typeof value === 'number' ? plainDecimal(value) : String(value)
}

const decimalText = (value: string | number) => (typeof value === 'number' ? (plainDecimal(value) ?? '') : value)

/** The number, when it says the same as the digits it was read from. */
function exactNumber(text: string): number | null {
  const number = Number(text)
  const digits = tidyDecimal(text, 0)
  return digits !== null && plainDecimal(number) === digits ? number : null
}

function isDay(value: string | number | boolean): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** Only texts that name their offset say which instant they mean. */
function instantOf(value: string | number | boolean): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return null
  if (!isDay(value.slice(0, 10))) return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
