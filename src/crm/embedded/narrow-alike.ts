import { type Kysely, sql } from 'kysely'
import type { Target } from '../../sync/types.ts'
import { noteAlike } from './alike.ts'
import { alikeColumns } from './note-alike.ts'
import { pageRecords } from './read.ts'
import type { CrmSchema } from './schema.ts'

/** Records looked at in one go when an existing CRM is entered. */
const notedRows = 1_000

/** One narrow table of what records are recognised by, instead of six columns with an index each. */
export async function narrowAlike(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  await db.schema
    .createTable('crm_alike')
    .ifNotExists()
    .addColumn('mark', 'bigint', (column) => column.notNull())
    .addColumn('record', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('crm_alike_key', ['mark', 'record'])
    .modifyEnd(dialect === 'postgres' ? sql`` : sql`without rowid`)
    .execute()
  await noteExisting(db as Kysely<CrmSchema>)
  for (const column of alikeColumns) await db.schema.dropIndex(`crm_record_${column}`).ifExists().execute()
  const tables = await db.introspection.getTables()
  const known = new Set(tables.find(({ name }) => name === 'crm_record')?.columns.map(({ name }) => name))
  for (const column of alikeColumns.filter((each) => known.has(each))) await db.schema.alterTable('crm_record').dropColumn(column).execute()
}

async function noteExisting(db: Kysely<CrmSchema>): Promise<void> {
  for (const { tenant_id, target } of await db.selectFrom('crm_book').select(['tenant_id', 'target']).execute()) {
    const book = { tenantId: tenant_id, target: target as Target }
    for (let last: string | undefined = ''; last !== undefined; ) {
      const records = await pageRecords(db, book, last, notedRows)
      await noteAlike(
        db,
        book,
        records.map(({ id, fields }) => ({ id, before: undefined, after: fields })),
      )
      last = records.at(-1)?.id
    }
  }
}
