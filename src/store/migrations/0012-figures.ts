import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What the books say of each customer, added up by day, and which days were read when. */
export async function createFigures(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await db.schema
    .createTable('figure_stretch')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('reading', exact, (column) => column.notNull())
    .addColumn('from_day', exact, (column) => column.notNull())
    .addColumn('to_day', exact, (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('begun_at', exact, (column) => column.notNull())
    .addColumn('read_at', exact)
    .addPrimaryKeyConstraint('figure_stretch_key', ['tenant_id', 'administration', 'reading', 'from_day'])
    .execute()
  await db.schema
    .createTable('figure_day')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('reading', exact, (column) => column.notNull())
    .addColumn('account_id', exact, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('day', exact, (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('amount_days', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('figure_day_key', ['tenant_id', 'administration', 'reading', 'account_id', 'kind', 'day'])
    .execute()
}
