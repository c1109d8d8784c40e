import type { Language, Role } from './language.ts'
import { type Weekday, weekdays, weekend, workingDays } from './types.ts'

/**
 * A piece of the sentence. `letter` is its part of speech, so that a sentence's shape is a text that patterns can be held against:
 * E every, v every few, Y daily, D days of the week, d "day", W "week", M "month", H "hour", i hourly, n number, O ordinal, C clock time,
 * m half of the day, P every morning or evening, o minutes in front of an hour, z behind it, a at, c and, f from, t to, L last.
 */
export type Token = {
  letter: string
  n: number
  days: readonly Weekday[]
  half: Half | null
}

/** Half of the day; `twelve`: whether twelve o'clock goes with it. */
export type Half = { pm: boolean; twelve: boolean }

export type Tokens = { tokens: readonly Token[]; unknown: { word: string; at: number } | null }

const letters: Readonly<Record<Role, string>> = {
  every: 'E',
  everyFew: 'v',
  daily: 'Y',
  day: 'd',
  week: 'W',
  month: 'M',
  hour: 'H',
  hourly: 'i',
  workingDay: 'D',
  weekend: 'D',
  last: 'L',
  at: 'a',
  and: 'c',
  from: 'f',
  to: 't',
  am: 'm',
  pm: 'm',
  morning: 'm',
  evening: 'm',
  everyMorning: 'P',
  everyEvening: 'P',
  noon: 'C',
  midnight: 'C',
  filler: '',
}

const halves: Readonly<Partial<Record<Role, Half>>> = {
  am: { pm: false, twelve: true },
  pm: { pm: true, twelve: true },
  morning: { pm: false, twelve: false },
  evening: { pm: true, twelve: false },
  everyMorning: { pm: false, twelve: false },
  everyEvening: { pm: true, twelve: false },
}

const daysOf: Readonly<Partial<Record<Role, readonly Weekday[]>>> = { workingDay: workingDays, weekend }
const minutesOf: Readonly<Partial<Record<Role, number>>> = { noon: 12 * 60, midnight: 0 }

const token = (letter: string, rest: Partial<Token> = {}): Token => ({ letter, n: 0, days: [], half: null, ...rest })

/** Lower case, without accents, with one kind of apostrophe and space. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u2060\u200b]/g, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/[‘’´`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

type Phrase = readonly [phrase: string, token: Token]
export type Vocabulary = { phrases: readonly Phrase[]; ordinal: RegExp }

/** A language's words made ready for reading: the longest phrase comes first. */
export function toVocabulary({ words, weekdays: names, numbers, ordinals, ordinal, before, behind }: Language): Vocabulary {
  const roles = Object.entries(words) as [Role, readonly string[]][]
  const phrases: Phrase[] = [
    ...roles.flatMap(([role, list]) => list.map((phrase): Phrase => [phrase, ofRole(role)])),
    ...weekdays.flatMap((day) => (names[day - 1] ?? []).map((phrase): Phrase => [phrase, token('D', { days: [day] })])),
    ...numbers.flatMap((list, index) => list.map((phrase): Phrase => [phrase, token('n', { n: index + 1 })])),
    ...ordinals.flatMap((list, index) => list.map((phrase): Phrase => [phrase, token('O', { n: index + 1 })])),
    ...Object.entries(before).map(([phrase, n]): Phrase => [phrase, token('o', { n })]),
    ...Object.entries(behind).map(([phrase, n]): Phrase => [phrase, token('z', { n })]),
  ]
  const folded = phrases.map(([phrase, meaning]): Phrase => [fold(phrase), meaning])
  const figure = '(\\d{1,2})'
  const inFront = ordinal.before === '' ? '' : `${ordinal.before}${figure}(?!\\d|\\s?h|[:.]\\d)|`
  return {
    phrases: folded.sort(([a], [b]) => b.length - a.length),
    ordinal: new RegExp(`^(?:${inFront}${figure}(?:${ordinal.behind})(?![a-z0-9]))`),
  }
}

function ofRole(role: Role): Token {
  return token(letters[role], { n: minutesOf[role] ?? 0, days: daysOf[role] ?? [], half: halves[role] ?? null })
}

/** The pieces of a folded text, as far as its words are known. */
export function readTokens(text: string, vocabulary: Vocabulary): Tokens {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const next = readSpace(rest) ?? readFigure(rest, vocabulary) ?? readPhrase(rest, vocabulary)
    if (next === null) return { tokens, unknown: { word: /^\S+/.exec(rest)?.[0] ?? rest, at } }
    if (next.token !== null && next.token.letter !== '') tokens.push(next.token)
    at += next.length
  }
  return { tokens, unknown: null }
}

type Next = { token: Token | null; length: number }

function readSpace(rest: string): Next | null {
  const space = /^\s+/.exec(rest)
  if (space !== null) return { token: null, length: space[0].length }
  const mark = /^(?:(?<list>[,;&+/])|(?<range>[-–—]))/.exec(rest)
  return mark === null ? null : { token: token(mark.groups?.list === undefined ? 't' : 'c'), length: 1 }
}

/** "15th" is an ordinal, "8:30", "8.30" and "8h30" are clock times, and "8" is a number. */
function readFigure(rest: string, { ordinal }: Vocabulary): Next | null {
  const nth = ordinal.exec(rest)
  const clock = /^(\d{1,2})(?:[:.]|\s?[hu]\s?)(\d{2})(?!\d|[:.]\d)/.exec(rest)
  if (clock !== null) {
    const [hour, minute] = [Number(clock[1]), Number(clock[2])]
    return hour > 23 || minute > 59 ? null : { token: token('C', { n: hour * 60 + minute }), length: clock[0].length }
  }
  if (nth !== null) return { token: token('O', { n: Number(nth[1] ?? nth[2]) }), length: nth[0].length }
  const number = /^\d{1,2}(?!\d|[:.]\d)/.exec(rest)
  return number === null ? null : { token: token('n', { n: Number(number[0]) }), length: number[0].length }
}

function readPhrase(rest: string, { phrases }: Vocabulary): Next | null {
  const found = phrases.find(([phrase]) => rest.startsWith(phrase) && /^(?![a-z0-9'])/.test(rest.slice(phrase.length)))
  if (found === undefined) return null
  const [phrase, meaning] = found
  return { token: meaning, length: phrase.length + (rest[phrase.length] === '.' ? 1 : 0) }
}
