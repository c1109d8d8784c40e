import { type Kysely, sql } from 'kysely'

/** What finds the accounts under a parent, and links to files about a customer. */
export async function addCustomerCard(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const has = (table: string, column: string) => tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column)
  if (!has('mirror_row', 'parent_id'))
    await db.schema
      .alterTable('mirror_row')
      .addColumn('parent_id', 'text', (definition) => definition.notNull().defaultTo(''))
      .execute()
  if (!has('download', 'money_file')) await db.schema.alterTable('download').addColumn('money_file', 'text').execute()
  // Small: most accounts belong to nobody. Rows get their parent with the next reading, which is a full one.
  await db.schema
    .createIndex('mirror_row_parent')
    .ifNotExists()
    .on('mirror_row')
    .columns(['tenant_id', 'administration', 'parent_id'])
    .where(sql<boolean>`gone = 0 and parent_id <> ''`)
    .execute()
}
