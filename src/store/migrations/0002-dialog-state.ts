import type { Kysely } from 'kysely'

export async function createDialogStateTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dialog_state')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}
