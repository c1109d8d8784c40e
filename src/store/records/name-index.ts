import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { NameEntry, NameIndex, Sizes } from '../../sync/find-names.ts'
import { partsOf } from '../../sync/word-parts.ts'
import type { Schema } from '../schema.ts'
import { inPortions } from './portions.ts'
import { rowStatement } from './row-statement.ts'

/** Ids answered at once, and words of one spelling. */
const mostIds = 200
const mostWords = 50
/** Words that share a part with a misspelt one; only few of them are near enough. */
const mostAlike = 5_000
/** Counting on would cost more than it saves. */
const countedEntries = 3_000
/** After every character that a word can hold. */
const last = '\u{10ffff}'

type Tables = Pick<Schema, 'name_word' | 'name_part'>

/**
 * A short name for a book: it stands in every entry, and half the size is half the pages an import writes. Should two books
 * ever share one, each only finds ids that its records don't have.
 */
export function shortBook(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 8)
}

/** The words of one book of names. Words are compared byte by byte, so a beginning is a range of the index. */
export function openNames(db: Kysely<Tables>, book: string): NameIndex {
  const words = () => db.selectFrom('name_part').select('word').where('book', '=', book)
  const allWords = () => words().where('part', '=', '')
  const listed = async (query: ReturnType<typeof words>, limit: number) => (await query.limit(limit).execute()).map(({ word }) => word)
  return {
    idsHaving: async (groups, sizes) => idsHaving(db, book, await rarestFirst(db, book, groups, sizes), sizes),
    known: async (some) => (some.length === 0 ? [] : listed(allWords().where('word', 'in', some), some.length)),
    wordsFrom: (beginning) =>
      listed(
        allWords()
          .where('word', '>=', beginning)
          .where('word', '<', beginning + last),
        mostWords,
      ),
    wordsContaining: (part) =>
      listed(allWords().where(sql<boolean>`word like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`), mostWords),
    wordsWithParts: async (parts) => (parts.length === 0 ? [] : listed(words().distinct().where('part', 'in', parts), mostAlike)),
  }
}

async function idsHaving(
  db: Kysely<Tables>,
  book: string,
  [first = [], ...others]: readonly (readonly string[])[],
  sizes: Sizes,
): Promise<string[]> {
  let query = entriesWith(db, book, first, sizes)
  for (const group of others)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('name_word as other')
          .select(sql.lit(1).as('there'))
          .where('other.book', '=', book)
          .where('other.word', 'in', group)
          .whereRef('other.size', '=', 'found.size')
          .whereRef('other.id', '=', 'found.id'),
      ),
    )
  const rows = await query.orderBy('found.size').limit(mostIds).execute()
  return [...new Set(rows.map(({ id }) => id))]
}

/** The walk goes over the names of the first group and looks the others up. */
async function rarestFirst(
  db: Kysely<Tables>,
  book: string,
  groups: readonly (readonly string[])[],
  sizes: Sizes,
): Promise<(readonly string[])[]> {
  if (groups.length < 2) return [...groups]
  const counted: { group: readonly string[]; total: number }[] = []
  for (const group of groups) counted.push({ group, total: await countEntries(db, book, group, sizes) })
  return counted.sort((a, b) => a.total - b.total).map(({ group }) => group)
}

function entriesWith(db: Kysely<Tables>, book: string, words: readonly string[], [least, most]: Sizes) {
  return db
    .selectFrom('name_word as found')
    .select('found.id')
    .where('found.book', '=', book)
    .where('found.word', 'in', words)
    .where('found.size', '>=', least)
    .where('found.size', '<=', most)
}

async function countEntries(db: Kysely<Tables>, book: string, group: readonly string[], sizes: Sizes): Promise<number> {
  const entries = entriesWith(db, book, group, sizes).limit(countedEntries)
  const { total } = await db
    .selectFrom(entries.as('entry'))
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Adds entries, in the transaction that writes their records. */
export async function addNames(tx: Kysely<Tables>, book: string, entries: readonly NameEntry[]): Promise<void> {
  // In the order of the key, neighbours fall on the same page of the index.
  const sorted = entries.map((entry) => ({ book, ...entry })).sort((a, b) => compare(a.word, b.word) || a.size - b.size)
  await insertEntries(tx, sorted)
  await inPortions(distinctWords(entries), async (some) => {
    const known = new Set(await openNames(tx, book).known(some))
    const parts = some.filter((word) => !known.has(word)).flatMap((word) => ['', ...partsOf(word)].map((part) => ({ book, part, word })))
    await insertParts(tx, parts)
  })
}

const insertEntries = rowStatement((db: Kysely<Tables>, rows: readonly Tables['name_word'][]) =>
  db
    .insertInto('name_word')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .compile(),
)

const insertParts = rowStatement((db: Kysely<Tables>, rows: readonly Tables['name_part'][]) =>
  db
    .insertInto('name_part')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .compile(),
)

/** Takes entries out, and words that no name has any more. */
export async function removeNames(tx: Kysely<Tables>, book: string, entries: readonly NameEntry[]): Promise<void> {
  await inPortions(entries, (some) => {
    const keys = sql.join(some.map(({ word, size, id }) => sql`(${word}, cast(${size} as integer), ${id})`))
    return tx.deleteFrom('name_word').where('book', '=', book).where(sql<boolean>`(word, size, id) in (values ${keys})`).execute()
  })
  await inPortions(distinctWords(entries), async (some) => {
    const unused = await tx
      .selectFrom('name_part')
      .select('word')
      .where('book', '=', book)
      .where('part', '=', '')
      .where('word', 'in', some)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('name_word')
              .select(sql.lit(1).as('there'))
              .where('name_word.book', '=', book)
              .whereRef('name_word.word', '=', 'name_part.word'),
          ),
        ),
      )
      .execute()
    const parts = unused.flatMap(({ word }) => ['', ...partsOf(word)].map((part) => ({ part, word })))
    await inPortions(parts, (rows) => {
      const keys = sql.join(rows.map(({ part, word }) => sql`(${part}, ${word})`))
      return tx.deleteFrom('name_part').where('book', '=', book).where(sql<boolean>`(part, word) in (values ${keys})`).execute()
    })
  })
}

function distinctWords(entries: readonly NameEntry[]): string[] {
  return [...new Set(entries.map(({ word }) => word))]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
