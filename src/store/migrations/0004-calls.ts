import type { Kysely } from 'kysely'

/** What the processes know of each other's calls to an administration of Exact. */
export async function createCallState(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_state')
    .ifNotExists()
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_state_key', ['tenant_id', 'administration'])
    .execute()
}
