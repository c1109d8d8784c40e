import { type Kysely, sql } from 'kysely'
import { noteExistingNumbers } from '../records/mirror-numbers.ts'
import type { Schema } from '../schema.ts'

const columns = ['vat_number', 'chamber_number'] as const

/** What accounts are found by besides names and codes, and what the mirror holds already entered there. */
export async function createVatNumbers(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const known = new Set(tables.find(({ name }) => name === 'mirror_row')?.columns.map(({ name }) => name))
  for (const column of columns.filter((each) => !known.has(each)))
    await db.schema
      .alterTable('mirror_row')
      .addColumn(column, 'text', (definition) => definition.notNull().defaultTo(''))
      .execute()
  await noteExistingNumbers(db as Kysely<Schema>)
  // Small ones: contacts have no such numbers, and many accounts neither.
  for (const column of columns)
    await db.schema
      .createIndex(`mirror_row_${column}`)
      .ifNotExists()
      .on('mirror_row')
      .columns(['tenant_id', 'administration', column])
      .where(sql<boolean>`gone = 0 and ${sql.ref(column)} <> ''`)
      .execute()
}
