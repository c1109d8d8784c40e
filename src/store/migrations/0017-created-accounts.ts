import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Forms for customers to be made in Exact, and what became of each. */
export async function createCreatedAccounts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await db.schema
    .createTable('account_form')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('company_id', exact)
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('seen', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tried_at', 'text')
    .addColumn('made', 'text')
    .addColumn('tied', 'text')
    .addColumn('changed_at', exact, (column) => column.notNull())
    .addPrimaryKeyConstraint('account_form_key', ['tenant_id', 'id'])
    .execute()
  await db.schema
    .createIndex('account_form_state')
    .ifNotExists()
    .on('account_form')
    .columns(['tenant_id', 'administration', 'state'])
    .execute()
}
