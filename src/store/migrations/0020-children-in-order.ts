import { type Kysely, sql } from 'kysely'

/** The accounts under a parent, in the order they are asked for: with fewer columns SQLite rather walks through all rows by id. */
export async function orderChildren(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('mirror_row_children')
    .ifNotExists()
    .on('mirror_row')
    .columns(['tenant_id', 'administration', 'source', 'parent_id', 'id'])
    .where(sql<boolean>`gone = 0 and parent_id <> ''`)
    .execute()
  await db.schema.dropIndex('mirror_row_parent').ifExists().execute()
}
