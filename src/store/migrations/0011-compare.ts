import { type Kysely, sql } from 'kysely'

/** Which runs are comparisons, and indexes over what is rare in large tables: rows gone from Exact, and what waits or only the CRM has. */
export async function addCompare(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'run')?.columns ?? []
  if (!columns.some(({ name }) => name === 'compare')) {
    await db.schema
      .alterTable('run')
      .addColumn('compare', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  }
  await db.schema
    .createIndex('mirror_row_gone')
    .ifNotExists()
    .on('mirror_row')
    .columns(['tenant_id', 'administration', 'source', 'id'])
    .where(sql.ref('gone'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createIndex('run_row_aside')
    .ifNotExists()
    .on('run_row')
    .columns(['tenant_id', 'number', 'position'])
    .where(sql<boolean>`action in ('wait', 'only-crm')`)
    .execute()
}
