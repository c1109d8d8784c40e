import type { Kysely } from 'kysely'
import { SaldoError } from '../../errors.ts'
import type { CrmRecord, Fields, Target } from '../../sync/types.ts'
import { crmFields, uniqueField } from './fields.ts'
import type { CrmSchema } from './schema.ts'

export type Book = { tenantId: string; target: Target }

/** Values in one statement: well below what either database takes as parameters. */
const valuesAtOnce = 500

const emptyFields: Readonly<Record<Target, Fields>> = { company: emptyOf('company'), person: emptyOf('person') }

function emptyOf(target: Target): Fields {
  return Object.fromEntries(crmFields[target].map(({ name }) => [name, null]))
}

export async function getRecords(db: Kysely<CrmSchema>, book: Book, ids: readonly string[]): Promise<CrmRecord[]> {
  return recordsWhere(db, book, 'id', ids)
}

/** Throws `crm-field-not-unique` for a field that doesn't identify records. */
export async function findByKey(db: Kysely<CrmSchema>, book: Book, field: string, values: readonly string[]): Promise<CrmRecord[]> {
  if (field !== uniqueField[book.target]) throw notUnique(field)
  return recordsWhere(db, book, 'record_key', values)
}

/** Records that hold one of the values in a column. */
async function recordsWhere(
  db: Kysely<CrmSchema>,
  book: Book,
  column: 'id' | 'record_key',
  values: readonly string[],
): Promise<CrmRecord[]> {
  const found: CrmRecord[] = []
  for (let from = 0; from < values.length; from += valuesAtOnce) {
    const rows = await recordsOf(db, book)
      .where(column, 'in', values.slice(from, from + valuesAtOnce))
      .execute()
    for (const row of rows) found.push(toRecord(book.target, row))
  }
  return found
}

export async function peopleOf(db: Kysely<CrmSchema>, tenantId: string, companyId: string, limit: number): Promise<CrmRecord[]> {
  const rows = await recordsOf(db, { tenantId, target: 'person' })
    .where('company_id', '=', companyId)
    .orderBy('search_name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => toRecord('person', row))
}

/** In the order of their ids, after one ('' = from the first). */
export async function pageRecords(db: Kysely<CrmSchema>, book: Book, afterId: string, limit: number): Promise<CrmRecord[]> {
  const rows = await recordsOf(db, book).where('id', '>', afterId).orderBy('id').limit(limit).execute()
  return rows.map((row) => toRecord(book.target, row))
}

function recordsOf(db: Kysely<CrmSchema>, { tenantId, target }: Book) {
  return db.selectFrom('crm_record').select(['id', 'version', 'fields']).where('tenant_id', '=', tenantId).where('target', '=', target)
}

/** Every field of the target is there; the empty ones are null. */
function toRecord(target: Target, row: { id: string; version: number; fields: string }): CrmRecord {
  return { id: row.id, version: row.version, fields: { ...emptyFields[target], ...JSON.parse(row.fields) } }
}

export async function countRecords(db: Kysely<CrmSchema>, { tenantId, target }: Book): Promise<number> {
  const row = await db
    .selectFrom('crm_book')
    .select('records')
    .where('tenant_id', '=', tenantId)
    .where('target', '=', target)
    .executeTakeFirst()
  return row?.records ?? 0
}

function notUnique(field: string): SaldoError {
  return new SaldoError('crm-field-not-unique', {
    message: `The CRM field ${field} does not identify records`,
    person: 'Several records in the CRM may share this field’s value, so it can’t be the key. Please choose another key in the profile.',
    recovery: 'fix-input',
  })
}
