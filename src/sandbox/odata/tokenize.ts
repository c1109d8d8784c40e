import { isGuid } from '../world/guid.ts'
import { BadRequest } from './bad-request.ts'

/** What a literal or a column can be when two of them are compared. */
export type OperandType = 'Guid' | 'String' | 'Int32' | 'Int64' | 'Double' | 'Boolean' | 'DateTime' | 'Null'

export type Literal = { type: OperandType; value: string | number | bigint | boolean | null }

export type Token =
  | { kind: 'literal'; at: number; literal: Literal }
  | { kind: 'word'; at: number; text: string }
  | { kind: 'open' | 'close' | 'comma' | 'end'; at: number }

/** Text between quotes, a doubled quote standing for one. */
const quoted = /^'((?:[^']|'')*)'/
const typed = /^(guid|datetime)'([^']*)'/i
const number = /^-?(?:\d+\.\d+(?:e[+-]?\d+)?|\d+)(?:[lLmMdDfF](?![A-Za-z0-9]))?/
const word = /^[A-Za-z_][A-Za-z0-9_/]*/
const punctuation: Record<string, 'open' | 'close' | 'comma'> = { '(': 'open', ')': 'close', ',': 'comma' }
const constants: Record<string, Literal> = {
  true: { type: 'Boolean', value: true },
  false: { type: 'Boolean', value: false },
  null: { type: 'Null', value: null },
}

const dateForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)?Z?$/

/** Wall-clock milliseconds of `2026-01-31` or `2026-01-31T13:45:00.123`, undefined when it is no date. */
export const parseDateTime = (text: string): number | undefined => {
  const match = dateForm.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = match
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds)
  return new Date(wall).getUTCDate() === Number(day) ? wall : undefined
}

const typedLiteral = (kind: string, text: string, at: number): Literal => {
  if (kind.toLowerCase() === 'guid') {
    if (isGuid(text)) return { type: 'Guid', value: text.toLowerCase() }
    throw new BadRequest(`Unrecognized 'Edm.Guid' literal 'guid'${text}'' in '${at}'.`)
  }
  const value = parseDateTime(text)
  if (value === undefined) throw new BadRequest(`Unrecognized 'Edm.DateTime' literal 'datetime'${text}'' in '${at}'.`)
  return { type: 'DateTime', value }
}

const int32Limit = 2n ** 31n

const numberLiteral = (text: string): Literal => {
  const suffix = /[lLmMdDfF]$/.exec(text)?.[0]?.toLowerCase()
  const digits = suffix ? text.slice(0, -1) : text
  if (suffix && suffix !== 'l') return { type: 'Double', value: Number(digits) }
  if (digits.includes('.')) return { type: 'Double', value: Number(digits) }
  const whole = BigInt(digits)
  const fits = whole < int32Limit && whole >= -int32Limit
  return suffix === 'l' || !fits ? { type: 'Int64', value: whole } : { type: 'Int32', value: Number(digits) }
}

const readToken = (rest: string, at: number): [Token, length: number] => {
  const type = typed.exec(rest)
  if (type) return [{ kind: 'literal', at, literal: typedLiteral(type[1] ?? '', type[2] ?? '', at) }, type[0].length]
  const text = quoted.exec(rest)
  if (text) return [{ kind: 'literal', at, literal: { type: 'String', value: (text[1] ?? '').replaceAll("''", "'") } }, text[0].length]
  const digits = number.exec(rest)
  if (digits) return [{ kind: 'literal', at, literal: numberLiteral(digits[0]) }, digits[0].length]
  const name = word.exec(rest)
  if (name) {
    const literal = constants[name[0]]
    return [literal ? { kind: 'literal', at, literal } : { kind: 'word', at, text: name[0] }, name[0].length]
  }
  const kind = punctuation[rest.charAt(0)]
  if (kind) return [{ kind, at }, 1]
  throw new BadRequest(`Syntax error '${rest.charAt(0)}' at position ${at}.`)
}

/** Cuts an OData expression into tokens; positions count from 0, as the vendor's messages do. */
export const tokenize = (expression: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at += /^\s*/.exec(expression.slice(at))?.[0].length ?? 0
    if (at >= expression.length) return [...tokens, { kind: 'end', at }]
    const [token, length] = readToken(expression.slice(at), at)
    tokens.push(token)
    at += length
  }
}
