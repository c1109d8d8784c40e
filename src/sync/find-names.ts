import { isTypoOf, normaliseName } from './customer-name.ts'
import { partsSought } from './word-parts.ts'

/**
 * Names by their words. `size` is the length of the normalised name, so that of all names with a word the shortest,
 * which resemble it most, come first; it also tells a record's name from its trade name.
 */
export type NameEntry = { word: string; size: number; id: string }

/** The least and the most, both included. */
export type Sizes = readonly [least: number, most: number]

/** What an index over names answers. Every list is bounded, however large the directory. */
export type NameIndex = {
  /** Ids of names of these sizes that hold one word of every group, shortest names first. */
  idsHaving(groups: readonly (readonly string[])[], sizes: Sizes): Promise<string[]>
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
/** So many found by beginnings may have crowded out names with the very words. */
const enough = 100
/** Spellings of one word that are looked for. */
const mostSpellings = 50
const mostRespaced = 5
/** How much longer than a name that was typed in full the near ones may be. */
const nearLetters = 10

const anySize: Sizes = [0, searchedLetters]

/** A name as it is kept for searching. */
export function searchedName(name: string): string {
  return normaliseName(name).slice(0, searchedLetters).trim()
}

/** What a record is found by, each entry once. */
export function entriesOf(id: string, names: readonly string[]): NameEntry[] {
  const entries = new Map<string, NameEntry>()
  for (const name of names) for (const word of wordsOf(name)) entries.set(`${word} ${name.length}`, { word, size: name.length, id })
  return [...entries.values()]
}

const wordsOf = (name: string) => name.split(' ').filter((word) => word !== '')

/**
 * Ids of records that may be meant, each once: by all words or their beginnings in any order; failing that with
 * other spaces; failing that with typing errors or by a part of a word. To be ranked by `rankNames`.
 */
export async function findNames(index: NameIndex, text: string): Promise<string[]> {
  const words = [...new Set(wordsOf(normaliseName(text)))].slice(0, searchedWords).map((word) => word.slice(0, searchedLetters))
  if (words.length === 0) return []
  const plain = await findPlain(index, searchedName(text), words)
  if (plain.length > 0) return [...new Set(plain)]
  const respaced = await findRespaced(index, words)
  return respaced.length > 0 ? respaced : findMisspelt(index, words)
}

async function findPlain(index: NameIndex, name: string, words: readonly string[]): Promise<string[]> {
  const groups = words.map((word) => [word])
  const named = await index.idsHaving(groups, [name.length, name.length])
  // Of several frequent words there are many names to look through; those much longer than the very name are not near it.
  const sizes: Sizes = named.length > 0 && words.length > 1 ? [0, name.length + nearLetters] : anySize
  const begun: string[][] = []
  for (const word of words) begun.push(await index.wordsFrom(word))
  const near = await idsOfAny(index, begun, sizes)
  if (near.length < enough || named.length > 0) return [...named, ...near]
  return [...(await index.idsHaving(groups, sizes)), ...near]
}

/** "van der steen" for Vandersteen, "acmetools" for Acme Tools. */
async function findRespaced(index: NameIndex, words: readonly string[]): Promise<string[]> {
  const readings = [...joinings(words), ...splittings(words)]
  const known = new Set(await index.known([...new Set(readings.flat())]))
  const found: string[] = []
  for (const reading of readings.filter((each) => each.every((word) => known.has(word))).slice(0, mostRespaced))
    found.push(
      ...(await index.idsHaving(
        reading.map((word) => [word]),
        anySize,
      )),
    )
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
  return idsOfAny(index, groups, anySize)
}

async function idsOfAny(index: NameIndex, groups: readonly (readonly string[])[], sizes: Sizes): Promise<string[]> {
  return groups.some((group) => group.length === 0) ? [] : index.idsHaving(groups, sizes)
}
