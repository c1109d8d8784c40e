import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What people decided about single records, and the CRM records that may be meant by one that waits for that. */
export async function createDecisions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'run_row')?.columns ?? []
  if (!columns.some(({ name }) => name === 'candidates')) await db.schema.alterTable('run_row').addColumn('candidates', 'text').execute()
  await db.schema
    .createTable('decision')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('source_id', exact, (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('target_id', exact)
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('decision_key', ['tenant_id', 'administration', 'source', 'source_id'])
    .execute()
  // People ask by name for contacts that wait for their company.
  await db.schema
    .createIndex('run_row_waiting')
    .ifNotExists()
    .on('run_row')
    .expression(sql`tenant_id, lower(label)`)
    .where(sql<boolean>`action = 'wait'`)
    .execute()
}
