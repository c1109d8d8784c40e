import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Links to files, and what finds a record's rows across runs. */
export async function createDownloads(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const { schema } = db
  await schema
    .createTable('download')
    .ifNotExists()
    .addColumn('token_hash', exact, (column) => column.primaryKey())
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('download_expiry').ifNotExists().on('download').column('expires_at').execute()
  await schema.createIndex('run_row_record').ifNotExists().on('run_row').columns(['tenant_id', 'source_id', 'number']).execute()
  // Of what was never written, names are known to the journal alone. Such rows are few.
  await sql`create index if not exists run_row_name on run_row (tenant_id, lower(label))
    where (action in ('ask', 'fail') or outcome in ('skipped', 'failed'))`.execute(db)
}
