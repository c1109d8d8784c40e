import { type Kysely, sql } from 'kysely'
import type { Target } from '../../sync/types.ts'
import { alikeColumns, alikeValues } from './alike.ts'
import type { CrmSchema } from './schema.ts'

/** Records looked at in one go when an existing CRM is entered. */
const notedRows = 1_000

/** What records are recognised by below their key, and what the CRM holds already entered there. */
export async function addAlike(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const known = new Set(tables.find(({ name }) => name === 'crm_record')?.columns.map(({ name }) => name))
  for (const column of alikeColumns.filter((each) => !known.has(each)))
    await db.schema.alterTable('crm_record').addColumn(column, 'text').execute()
  await noteExisting(db as Kysely<CrmSchema>)
  // Small ones: many records lack one or the other.
  for (const column of alikeColumns)
    await db.schema
      .createIndex(`crm_record_${column}`)
      .ifNotExists()
      .on('crm_record')
      .columns(['tenant_id', 'target', column])
      .where(sql.ref(column), 'is not', null)
      .execute()
}

async function noteExisting(db: Kysely<CrmSchema>): Promise<void> {
  for (const { tenant_id, target } of await db.selectFrom('crm_book').select(['tenant_id', 'target']).execute())
    for (let last: string | undefined = ''; last !== undefined; ) last = await noteAfter(db, tenant_id, target as Target, last)
}

/** Answers with the last record's id; undefined when there are no more. */
async function noteAfter(db: Kysely<CrmSchema>, tenantId: string, target: Target, after: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('crm_record')
    .select(['id', 'fields'])
    .where('tenant_id', '=', tenantId)
    .where('target', '=', target)
    .where('id', '>', after)
    .orderBy('id')
    .limit(notedRows)
    .execute()
  for (const { id, fields } of rows)
    await db
      .updateTable('crm_record')
      .set(alikeValues(target, JSON.parse(fields)))
      .where('tenant_id', '=', tenantId)
      .where('target', '=', target)
      .where('id', '=', id)
      .execute()
  return rows.at(-1)?.id
}
