import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Kysely, type SqlBool, sql } from 'kysely'
import { normaliseName, rankNames } from '../../sync/customer-name.ts'
import type { CrmRecord, Fields } from '../../sync/types.ts'
import { type Book, getRecords } from './read.ts'
import type { CrmSchema } from './schema.ts'

/** Names ranked in one go; others get their turn in between. */
const namesAtOnce = 2_000
const wordsLookedFor = 10
/** Best ones that are ranked again by their full names. */
const finalists = 100

type Name = { id: string; name: string }

/** Records whose title has all the words, in any order; failing that, those that have them with typing errors. No text: the first by name. */
export async function searchRecords(db: Kysely<CrmSchema>, book: Book, text: string, limit: number): Promise<CrmRecord[]> {
  const words = normaliseName(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, wordsLookedFor)
  if (words.length === 0)
    return getRecords(
      db,
      book,
      (await namesAfter(db, book, [], undefined)).slice(0, limit).map(({ id }) => id),
    )
  const plain = await rankStretches(db, book, text, words)
  const ids = plain.length > 0 ? plain : await rankStretches(db, book, text, [])
  return rankRecords(text, await getRecords(db, book, ids), limit)
}

/** The best names that contain every one of the words. */
async function rankStretches(db: Kysely<CrmSchema>, book: Book, text: string, words: readonly string[]): Promise<string[]> {
  let best: Name[] = []
  for (let last: Name | undefined; ; ) {
    const names = await namesAfter(db, book, words, last)
    best = rank(text, [...best, ...names])
    last = names.at(-1)
    if (last === undefined || names.length < namesAtOnce) return best.map(({ id }) => id)
    await nextTurn()
  }
}

function namesAfter(db: Kysely<CrmSchema>, { tenantId, target }: Book, words: readonly string[], last: Name | undefined): Promise<Name[]> {
  return db
    .selectFrom('crm_record')
    .select(['id', 'search_name as name'])
    .where('tenant_id', '=', tenantId)
    .where('target', '=', target)
    .where(({ and, ref }) =>
      and(words.map((word) => sql<SqlBool>`${ref('search_name')} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`)),
    )
    .where(({ eb, refTuple, tuple }) => eb(refTuple('search_name', 'id'), '>', tuple(last?.name ?? '', last?.id ?? '')))
    .orderBy('search_name')
    .orderBy('id')
    .limit(namesAtOnce)
    .execute()
}

function rank(text: string, names: readonly Name[]): Name[] {
  const byId = new Map(names.map((name) => [name.id, name]))
  return rankNames(text, names)
    .slice(0, finalists)
    .flatMap(({ id }) => byId.get(id) ?? [])
}

function rankRecords(text: string, records: readonly CrmRecord[], limit: number): CrmRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const candidates = records.map(({ id, fields }) => ({ id, name: textOf(fields.title), code: textOf(fields.customerNumber) }))
  return rankNames(text, candidates)
    .slice(0, limit)
    .flatMap(({ id }) => byId.get(id) ?? [])
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
