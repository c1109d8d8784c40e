import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What taking a run back needs: which run a run goes back to, what writes replaced, and what links were before each run. */
export async function addUndo(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const tables = await db.introspection.getTables()
  const has = (table: string, column: string) =>
    tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column) === true
  const { schema } = db
  if (!has('run', 'follows')) await schema.alterTable('run').addColumn('follows', 'text').execute()
  if (!has('run', 'follows_number')) await schema.alterTable('run').addColumn('follows_number', 'integer').execute()
  if (!has('run', 'follows_record')) await schema.alterTable('run').addColumn('follows_record', 'text').execute()
  if (!has('run_row', 'outcome_before')) await schema.alterTable('run_row').addColumn('outcome_before', 'text').execute()
  await schema
    .createTable('link_past')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('source_id', exact, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('target_id', exact)
    .addColumn('written', 'text')
    .addPrimaryKeyConstraint('link_past_key', ['tenant_id', 'administration', 'source', 'source_id', 'number'])
    .execute()
  await schema.createIndex('link_past_run').ifNotExists().on('link_past').columns(['tenant_id', 'number', 'source_id']).execute()
  await schema
    .createIndex('run_row_to_apply')
    .ifNotExists()
    .on('run_row')
    .columns(['tenant_id', 'number', 'position'])
    .where(sql<boolean>`outcome is null and action in ('create', 'update', 'restore', 'remove')`)
    .execute()
  await schema.dropIndex('run_row_pending').ifExists().execute()
}
