import { isSameNumber, readRegistrationNumber } from './registration-number.ts'
import { errorsAllowed } from './word-parts.ts'

/** `numbers`: VAT and chamber-of-commerce numbers, however they are written. */
export type NameCandidate = { id: string; name: string; code?: string | null; numbers?: readonly string[] }
/** `score` runs from 0 to 1; `exact` says that the query is this record's name (legal form aside), code or number. */
export type RankedName = { id: string; score: number; exact: boolean }

/** Letters that Unicode decomposition leaves alone. */
const folded: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Legal forms that are nothing else, wherever they stand in a name. */
const legalFormsAnywhere = wordLists('bv, nv, vof, bvba, ebvba, cvba, sprl, scrl, sarl, gmbh co kg, gmbh, aps, ltd, llc')
/** Legal forms that may be part of a name ("AG Insurance", "SAS Institute"): only at its end. */
const legalFormsAtEnd = wordLists(
  'b v, n v, v o f, c v, cv, comm v, commv, vzw, asbl, sa, srl, sas, eurl, ag, kg, kgaa, ohg, ug haftungsbeschrankt, ug, e k, ek, co kg, co, a s, as, i s, is, k s, ivs, inc, limited, plc',
)

const beginnings = new Set(legalFormsAnywhere.map(([first]) => first))
const endings = new Set(legalFormsAtEnd.map((form) => form.at(-1)))

/**
 * A name as it is compared: lower case, accents folded, punctuation as spaces, legal forms left out.
 * A name that is only a legal form keeps it: the result is empty only when the text has nothing to read.
 */
export function normaliseName(text: string): string {
  return withoutLegalForms(fold(text).split(' ')).join(' ')
}

/**
 * The candidates that may be meant by `query`, best first: the name itself, its code or number, all its words in any order,
 * the beginning of the name, a part of it, then one or two typing errors a word.
 */
export function rankNames(query: string, candidates: readonly NameCandidate[]): RankedName[] {
  const wanted = describe(query)
  const code = query.trim().toLowerCase()
  if (code === '') return []
  const isNumber = numberTest(query)
  const hits: (RankedName & { name: string; full: boolean })[] = []
  for (const { id, name, code: ownCode, numbers = [] } of candidates) {
    const own = describe(name)
    const score = scoreName(wanted, own, ownCode?.trim().toLowerCase() === code || numbers.some(isNumber))
    if (score > 0) hits.push({ id, score, exact: score >= scores.code, name: own.full, full: own.full === wanted.full })
  }
  // Whoever types the legal form means that one of two twins.
  const formNamed = wanted.full !== wanted.plain && hits.some((hit) => hit.full)
  return hits
    .map(({ full, ...hit }) => (formNamed && hit.exact && !full ? { ...hit, exact: false, score: scores.twin } : hit))
    .sort((a, b) => b.score - a.score || compare(a.name, b.name) || compare(a.id, b.id))
    .map(({ id, score, exact }) => ({ id, score, exact }))
}

/** Names aren't read as numbers over and over when the query is none. */
function numberTest(query: string): (own: string) => boolean {
  const wanted = readRegistrationNumber(query)
  if (wanted === null) return () => false
  return (own) => {
    const number = readRegistrationNumber(own)
    return number !== null && isSameNumber(wanted, number)
  }
}

const scores = { name: 1, code: 0.95, twin: 0.9, words: 0.8, prefix: 0.7, part: 0.5, typos: 0.3 }

type Described = { full: string; plain: string; words: readonly string[] }

function describe(text: string): Described {
  const full = fold(text)
  const words = withoutLegalForms(full.split(' '))
  return { full, plain: words.join(' '), words }
}

function scoreName(query: Described, name: Described, numberEqual: boolean): number {
  if (query.plain === name.plain) return scores.name
  if (numberEqual) return scores.code
  // Of two names that fit alike the one with less besides what was asked is the better one.
  const share = Math.min(1, query.plain.length / name.plain.length) * 0.1
  if (query.words.every((word) => name.words.includes(word)) || joined(query) === joined(name)) return scores.words + share
  if (name.plain.startsWith(query.plain) || query.words.every((word) => name.words.some((own) => own.startsWith(word))))
    return scores.prefix + share
  if (query.plain.length > 2 && name.plain.includes(query.plain)) return scores.part + share
  return resembles(query.words, name.words) ? scores.typos + share : 0
}

const joined = ({ words }: Described) => words.join('')

const resembles = (query: readonly string[], name: readonly string[]) =>
  query.every((word) => name.some((own) => own.startsWith(word) || isTypoOf(word, own)))

/** Whether `word` may be `own` with the typing errors that its length allows. */
export function isTypoOf(word: string, own: string): boolean {
  const allowed = errorsAllowed(word)
  if (allowed === 0) return word === own
  return Math.abs(word.length - own.length) <= allowed && typingErrors(word, own, allowed) <= allowed
}

/** Damerau–Levenshtein distance (neighbours swapped count once); anything above `limit` answers limit + 1. */
function typingErrors(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last: number[] = []
  for (let column = 0; column <= b.length; column++) last.push(column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = at(last, column - 1) + (same ? 0 : 1)
      cost = lesser(cost, lesser(at(last, column), at(current, column - 1)) + 1)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = lesser(cost, at(before, column - 2) + 1)
      current.push(cost)
      best = lesser(best, cost)
    }
    if (best > limit) return limit + 1
    before = last
    last = current
  }
  return at(last, b.length)
}

const lesser = (a: number, b: number) => (a < b ? a : b)
const far = 99
const at = (row: readonly number[], column: number) => row[column] ?? far

function fold(text: string): string {
  const ascii = /^[\0-\x7f]*$/.test(text)
  const plain = ascii ? text.toLowerCase() : foldAccents(text)
  // "b.v." is one word, whatever stands between its letters.
  const joint = plain.includes('.') ? plain.replace(dotted, (letters) => letters.replaceAll('.', '')) : plain
  const spaced = joint.replace(ascii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim()
  return spaced === '' ? plain.trim() || text.trim() : spaced
}

const dotted = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu

const foldAccents = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => folded[letter] ?? letter)

function withoutLegalForms(words: readonly string[]): readonly string[] {
  const kept = words.some((word) => beginnings.has(word)) ? legalFormsAnywhere.reduce<readonly string[]>(withoutRun, words) : words
  if (!endings.has(kept.at(-1) ?? '')) return kept
  const form = legalFormsAtEnd.find(
    (end) => end.length < kept.length && end.every((word, i) => kept[kept.length - end.length + i] === word),
  )
  return form ? withoutLegalForms(kept.slice(0, -form.length)) : kept
}

function withoutRun(words: readonly string[], run: readonly string[]): readonly string[] {
  const start = words.findIndex((_, i) => run.every((word, offset) => words[i + offset] === word))
  if (start < 0 || words.length <= run.length) return words
  return [...words.slice(0, start), ...words.slice(start + run.length)]
}

/** The longest first, so that a part of a form never stands in for the whole. */
function wordLists(forms: string): readonly (readonly string[])[] {
  return forms
    .split(', ')
    .map((form) => form.split(' '))
    .sort((a, b) => b.length - a.length)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
