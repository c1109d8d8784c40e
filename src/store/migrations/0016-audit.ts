import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Who looked at whose figures. */
export async function createAudit(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await db.schema
    .createTable('audit')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('at', exact, (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addColumn('person_id', exact, (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('administration', 'integer')
    .addColumn('account_id', exact)
    .addPrimaryKeyConstraint('audit_key', ['tenant_id', 'at', 'id'])
    .execute()
  await db.schema.createIndex('audit_person').ifNotExists().on('audit').columns(['tenant_id', 'person_id', 'at']).execute()
}
