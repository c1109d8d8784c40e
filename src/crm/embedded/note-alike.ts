import { type Kysely, sql } from 'kysely'
import { type AlikeLevel, alikeLevels, likenessOf } from '../../sync/alike.ts'
import type { Fields, Target } from '../../sync/types.ts'
import { crmFields } from './fields.ts'
import type { CrmSchema } from './schema.ts'

/** Where a record kept what it is alike by, up to the next step: numbers and addresses come in twos. */
const columnsOf = {
  code: ['like_code'],
  number: ['like_number', 'like_number_2'],
  email: ['like_email', 'like_email_2'],
  name: ['like_name'],
} as const satisfies Record<AlikeLevel, readonly string[]>

type AlikeColumn = (typeof columnsOf)[AlikeLevel][number]
type Noted = CrmSchema & { crm_record: Partial<Record<AlikeColumn, string | null>> }

export const alikeColumns: readonly AlikeColumn[] = Object.values(columnsOf).flat()

/** Records looked at in one go when an existing CRM is entered. */
const notedRows = 1_000

/** What records are recognised by below their key, and what the CRM holds already entered there. */
export async function addAlike(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const known = new Set(tables.find(({ name }) => name === 'crm_record')?.columns.map(({ name }) => name))
  for (const column of alikeColumns.filter((each) => !known.has(each)))
    await db.schema.alterTable('crm_record').addColumn(column, 'text').execute()
  await noteExisting(db as Kysely<Noted>)
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

async function noteExisting(db: Kysely<Noted>): Promise<void> {
  for (const { tenant_id, target } of await db.selectFrom('crm_book').select(['tenant_id', 'target']).execute())
    for (let last: string | undefined = ''; last !== undefined; ) last = await noteAfter(db, tenant_id, target as Target, last)
}

/** Answers with the last record's id; undefined when there are no more. */
async function noteAfter(db: Kysely<Noted>, tenantId: string, target: Target, after: string): Promise<string | undefined> {
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

function alikeValues(target: Target, fields: Fields): Partial<Record<AlikeColumn, string | null>> {
  const values: Partial<Record<AlikeColumn, string | null>> = {}
  for (const level of alikeLevels) {
    const found = likenessOf(target, fields, level, crmFields[target])
    for (const [at, column] of columnsOf[level].entries()) values[column] = found[at] ?? null
  }
  return values
}
