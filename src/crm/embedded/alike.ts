import { crc32 } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { inPortions } from '../../store/records/portions.ts'
import { rowStatement } from '../../store/records/row-statement.ts'
import { type AlikeLevel, alikeLevels, likenessOf } from '../../sync/alike.ts'
import type { CrmRecord, Fields } from '../../sync/types.ts'
import { crmFields } from './fields.ts'
import { type Book, getRecords } from './read.ts'
import { recordId, recordNumber } from './record-id.ts'
import type { CrmSchema } from './schema.ts'

type Mark = CrmSchema['crm_alike']

/** Records that have one of the values at the level, each once. */
export async function findAlike(db: Kysely<CrmSchema>, book: Book, level: AlikeLevel, values: readonly string[]): Promise<CrmRecord[]> {
  const marks = [...new Set(values.map((value) => markOf(book, level, value)))]
  const ids = new Set<string>()
  await inPortions(marks, async (some) => {
    const rows = await db.selectFrom('crm_alike').select('record').where('mark', 'in', some).execute()
    for (const { record } of rows) ids.add(recordId(book.target, Number(record)))
  })
  const wanted = new Set(values)
  const found = await getRecords(db, book, [...ids])
  // Different values may share a mark.
  return found.filter(({ fields }) => likenessOf(book.target, fields, level, crmFields[book.target]).some((value) => wanted.has(value)))
}

/** Brings the marks from what records were to what they are, in the transaction that writes them. */
export async function noteAlike(
  tx: Kysely<CrmSchema>,
  book: Book,
  changes: readonly { id: string; before: Fields | undefined; after: Fields | undefined }[],
): Promise<void> {
  const [removed, added]: [Mark[], Mark[]] = [[], []]
  for (const { id, before, after } of changes) {
    const [was, is] = [marksOf(book, before), marksOf(book, after)]
    const record = recordNumber(id)
    for (const mark of was) if (!is.has(mark)) removed.push({ mark, record })
    for (const mark of is) if (!was.has(mark)) added.push({ mark, record })
  }
  await inPortions(removed, (some) => {
    const keys = sql.join(some.map(({ mark, record }) => sql`(cast(${mark} as bigint), cast(${record} as integer))`))
    return tx.deleteFrom('crm_alike').where(sql<boolean>`(mark, record) in (values ${keys})`).execute()
  })
  // In the order of the key, neighbours fall on the same page of the index.
  await insertMarks(
    tx,
    added.sort((a, b) => a.mark - b.mark),
  )
}

/** By what a record is recognised at every level. */
function marksOf(book: Book, fields: Fields | undefined): Set<number> {
  if (fields === undefined) return new Set()
  const { target } = book
  return new Set(
    alikeLevels.flatMap((level) => likenessOf(target, fields, level, crmFields[target]).map((value) => markOf(book, level, value))),
  )
}

/** Four bytes for a value: an import writes half as many pages as with the values themselves. */
function markOf({ tenantId, target }: Book, level: AlikeLevel, value: string): number {
  return crc32(value, crc32(`${tenantId}/${target}/${level}/`))
}

const insertMarks = rowStatement((db: Kysely<CrmSchema>, rows: readonly Mark[]) =>
  db
    .insertInto('crm_alike')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .compile(),
)
