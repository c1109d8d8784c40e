import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'
import { listExistingRows } from '../records/mirror-names.ts'
import type { Schema } from '../schema.ts'

/** The index of names, and what the mirror holds already entered in it. */
export async function createNames(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  // Compared byte by byte in both databases. SQLite keeps the rows in the key itself, once instead of twice.
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const ending = dialect === 'postgres' ? sql`` : sql`without rowid`
  const { schema } = db
  await schema
    .createTable('name_word')
    .ifNotExists()
    .addColumn('book', exact, (column) => column.notNull())
    .addColumn('word', exact, (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addPrimaryKeyConstraint('name_word_key', ['book', 'word', 'size', 'id'])
    .modifyEnd(ending)
    .execute()
  await schema
    .createTable('name_part')
    .ifNotExists()
    .addColumn('book', exact, (column) => column.notNull())
    .addColumn('part', exact, (column) => column.notNull())
    .addColumn('word', exact, (column) => column.notNull())
    .addPrimaryKeyConstraint('name_part_key', ['book', 'part', 'word'])
    .modifyEnd(ending)
    .execute()
  // Names are no longer scanned: what is left to ask is a code, and how many rows there are.
  await schema
    .createIndex('mirror_row_code')
    .ifNotExists()
    .on('mirror_row')
    .columns(['tenant_id', 'administration', 'source', 'code'])
    .where(sql.ref('gone'), '=', sql.lit(0))
    .execute()
  await schema.dropIndex('mirror_row_search').ifExists().execute()
  await listExistingRows(db as Kysely<Schema>)
}
