import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What people remarked on customers' open items: promises to pay, disputes, notes. */
export async function createLedgerMarks(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await db.schema
    .createTable('ledger_mark')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('account_id', exact, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('made_by', exact, (column) => column.notNull())
    .addColumn('made_at', exact, (column) => column.notNull())
    .addColumn('day', exact)
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ended_at', exact)
    .addColumn('told', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_mark_key', ['tenant_id', 'id'])
    .execute()
  await db.schema
    .createIndex('ledger_mark_account')
    .ifNotExists()
    .on('ledger_mark')
    .columns(['tenant_id', 'administration', 'account_id'])
    .execute()
}
