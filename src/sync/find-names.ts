import { isTypoOf, normaliseName } from './customer-name.ts'
import { partsSought } from './word-parts.ts'

/**
 * Names by their words. `size` is the length of the normalised name, so that of all names with a word the shortest,
 * which resemble it most, come first; it also tells a record's name from its trade name.
 */
export type NameEntry = { word: string; size: number; id: string }

/** What an index over names answers. Every list is bounded, however large the directory. */
export type NameIndex = {
  /** Ids of names that hold one word of every group, shortest names first. */
  idsHaving(groups: readonly (readonly string[])[]): Promise<string[]>
  /** Which of these words occur in a name. */
  known(words: readonly string[]): Promise<string[]>
  wordsFrom(beginning: string): Promise<string[]>
  wordsContaining(part: string): Promise<string[]>
  /** Words that have one of these parts (see `partsOf`). */
  wordsWithParts(parts: readonly string[]): Promise<string[]>
}

/** A database refuses to index texts of a few thousand letters; nobody looks for the end of one. */
const searchedLetters = 200
const searchedWords = 10
/** Found ids that are enough to choose the best from. */
const enough = 100
/** Spellings of one word that are looked for. */
const mostSpellings = 50
const mostRespaced = 5

/** A name as it is kept for searching. */
export function searchedName(name: string): string {
  return normaliseName(name).slice(0, searchedLetters).trim()
}

/** A code as it is kept for searching: Exact pads codes with spaces, and people type them in any case. */
export function searchedCode(code: string): string {
  return code.trim().toLowerCase().slice(0, searchedLetters)
}

/** What a record is found by, each entry once. */
export function entriesOf(id: string, names: readonly string[], code: string): NameEntry[] {
  const entries = new Map<string, NameEntry>()
  for (const name of names) for (const word of wordsOf(name)) entries.set(`${word} ${name.length}`, { word, size: name.length, id })
  if (code !== '') entries.set(codeWord(code), { word: codeWord(code), size: 0, id })
  return [...entries.values()]
}

/** No word of a name begins with a space. */
export const isCodeWord = (word: string) => word.startsWith(' ')

const codeWord = (code: string) => ` ${code}`

const wordsOf = (name: string) => name.split(' ').filter((word) => word !== '')

/**
 * Ids of records that may be meant, each once: by code, by all words or their beginnings in any order; failing that with
 * other spaces; failing that with typing errors or by a part of a word. To be ranked by `rankNames`.
 */
export async function findNames(index: NameIndex, text: string): Promise<string[]> {
  const words = [...new Set(wordsOf(normaliseName(text)))].slice(0, searchedWords).map((word) => word.slice(0, searchedLetters))
  if (words.length === 0) return []
  const plain = [...(await index.idsHaving([[codeWord(searchedCode(text))]])), ...(await findPlain(index, words))]
  if (plain.length > 0) return [...new Set(plain)]
  const respaced = await findRespaced(index, words)
  return respaced.length > 0 ? respaced : findMisspelt(index, words)
}

async function findPlain(index: NameIndex, words: readonly string[]): Promise<string[]> {
  const same = await index.idsHaving(words.map((word) => [word]))
  if (same.length >= enough) return same
  const begun: string[][] = []
  for (const word of words) begun.push(await index.wordsFrom(word))
  const nothingNew = begun.every((spellings, at) => spellings.every((spelling) => spelling === words[at]))
  return nothingNew ? same : [...same, ...(await idsOfAny(index, begun))]
}

/** "van der steen" for Vandersteen, "acmetools" for Acme Tools. */
async function findRespaced(index: NameIndex, words: readonly string[]): Promise<string[]> {
  const readings = [...joinings(words), ...splittings(words)]
  const known = new Set(await index.known([...new Set(readings.flat())]))
  const found: string[] = []
  for (const reading of readings.filter((each) => each.every((word) => known.has(word))).slice(0, mostRespaced))
    found.push(...(await index.idsHaving(reading.map((word) => [word]))))
  return [...new Set(found)]
}

/** Each run of neighbours written as one word. */
function joinings(words: readonly string[]): string[][] {
  const readings: string[][] = []
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= words.length; to++)
      readings.push([...words.slice(0, from), words.slice(from, to).join(''), ...words.slice(to)])
  return readings
}

/** Each word written as two. */
function splittings(words: readonly string[]): string[][] {
  const splits = (word: string) =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => [word.slice(0, at + 1), word.slice(at + 1)])
  return words.flatMap((word, at) => splits(word).map((halves) => [...words.slice(0, at), ...halves, ...words.slice(at + 1)]))
}

async function findMisspelt(index: NameIndex, words: readonly string[]): Promise<string[]> {
  const groups: string[][] = []
  for (const [at, word] of words.entries()) {
    const alike = (await index.wordsWithParts(partsSought(word))).filter((own) => isTypoOf(word, own))
    // A part of a name may begin in the middle of its first word only.
    const around = at === 0 && word.length > 2 ? await index.wordsContaining(word) : []
    groups.push([...new Set([...alike.slice(0, mostSpellings), ...(await index.wordsFrom(word)), ...around])])
  }
  return idsOfAny(index, groups)
}

async function idsOfAny(index: NameIndex, groups: readonly (readonly string[])[]): Promise<string[]> {
  return groups.some((group) => group.length === 0) ? [] : index.idsHaving(groups)
}
