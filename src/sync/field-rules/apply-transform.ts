import type { Fields, Value } from '../types.ts'
import { countryCode, countryName } from './countries.ts'
import { htmlText } from './html-text.ts'
import { titleCase } from './letter-case.ts'
import { readDate, writeDate } from './locale-date.ts'
import { readNumber, writeNumber } from './locale-number.ts'
import { phoneNumber } from './phone-number.ts'
import type { Transform, TransformKind } from './types.ts'
import { type Problem, problemWith, textOf } from './value-text.ts'

type Of<K extends TransformKind> = Extract<Transform, { kind: K }>
type Work<K extends TransformKind> = (given: Exclude<Value, null>, transform: Of<K>, text: string) => Value | Problem

/**
 * A value after one step, or a sentence about why there is none: nothing is guessed. An empty value stays empty, except for `fixed` and
 * `join`. `fields` are the record's own, for `join`. Never throws.
 */
export function applyTransform(transform: Transform, value: Value, fields: Fields): Value | Problem {
  const { kind } = transform
  if (kind === 'fixed') return emptied(transform.value)
  if (kind === 'join') return joined(transform, value, fields)
  const given = typeof value === 'string' ? emptied(value) : value
  if (given === null) return null
  const result = (works[kind] as Work<TransformKind>)(given, transform, textOf(given))
  return typeof result === 'string' ? emptied(result) : result
}

export function isProblem(value: Value | Problem): value is Problem {
  return typeof value === 'object' && value !== null
}

const works: { [K in Exclude<TransformKind, 'fixed' | 'join'>]: Work<K> } = {
  trim: (_, __, text) => text.trim().replace(/[^\S\r\n]+/g, ' '),
  upper: (_, __, text) => text.toUpperCase(),
  lower: (_, __, text) => text.toLowerCase(),
  'title-case': (_, __, text) => titleCase(text),
  split: (_, { by, part }, text) =>
    by === ''
      ? text
      : (text
          .split(by)
          .at(part > 0 ? part - 1 : part)
          ?.trim() ?? null),
  replace: (_, { find, by }, text) => (find === '' ? text : text.replaceAll(find, () => by)),
  left: (_, { length }, text) => [...text].slice(0, Math.max(0, length)).join(''),
  right: (_, { length }, text) => (length > 0 ? [...text].slice(-length).join('') : null),
  'read-number': (given, { locale }, text) =>
    typeof given === 'number'
      ? given
      : (readNumber(text, locale) ?? problemWith(text, 'number', `isn’t a number as ${locale} writes it`, locale)),
  'write-number': (given, { locale, decimals }, text) =>
    (typeof given === 'boolean' ? null : writeNumber(given, locale, decimals)) ?? problemWith(text, 'plain-number', 'isn’t a plain number'),
  'read-date': (_, { format }, text) => readDate(text, format) ?? problemWith(text, 'date', `isn’t a date as ${format} writes it`, format),
  'write-date': (_, { format }, text) => writeDate(text, format) ?? problemWith(text, 'day', 'isn’t a day'),
  phone: (_, { country }, text) =>
    phoneNumber(text, country) ?? problemWith(text, 'phone', `isn’t one phone number (${country} or with +)`, country),
  'country-name': (_, { locale }, text) => countryName(text, locale) ?? problemWith(text, 'country-code', 'isn’t the code of a country'),
  'country-code': (_, { locale }, text) =>
    countryCode(text, locale) ?? problemWith(text, 'country-name', `isn’t a country’s name in ${locale}`, locale),
  'yes-no': (given, transform, text) => (typeof given === 'boolean' ? given : yesOrNo(text, transform)),
  'html-to-text': (_, __, text) => htmlText(text) ?? problemWith(text, 'html', 'is too much HTML to read whole'),
}

function joined({ fields: names, by }: Of<'join'>, value: Value, fields: Fields): Value {
  const texts = [value, ...names.map((name) => fields[name] ?? null)].map((each) => textOf(each).trim())
  return emptied(texts.filter((text) => text !== '').join(by))
}

function yesOrNo(text: string, { yes, no }: Of<'yes-no'>): boolean | Problem {
  if (has(yes, text)) return true
  return has(no, text) ? false : problemWith(text, 'yes-or-no', 'is neither of the words for yes nor of those for no')
}

const has = (words: readonly string[], text: string) => words.some((word) => sameWord(word, text))

const sameWord = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

const emptied = (text: string): Value => (text.trim() === '' ? null : text)
