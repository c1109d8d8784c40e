import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { narrowAlike } from './narrow-alike.ts'
import { addAlike } from './note-alike.ts'

/** The embedded CRM's tables, and the store's index of names. `fields` is JSON as text, without empty ones. */
export type CrmSchema = {
  /** One row a workspace and kind of record: how many there are, the last number given, and what writers take turns by. */
  crm_book: { tenant_id: string; target: string; records: number; last_number: number }
  crm_record: {
    tenant_id: string
    target: string
    id: string
    version: number
    /** The value of the target's one unique field. */
    record_key: string | null
    /** A person's company. */
    company_id: string | null
    search_name: string
    fields: string
  }
  /** What records are recognised by below their key: a number for each of their `likenessOf`, and the record's own. */
  crm_alike: { mark: number; record: number }
} & Pick<Schema, 'name_word' | 'name_part'>

type Dialect = 'sqlite' | 'postgres'

/** For `openDatabase`: the CRM's tables live in the same database as everything else. */
export const crmMigrations = { 'crm-0001-embedded': createCrm, 'crm-0002-alike': addAlike, 'crm-0003-narrow-alike': narrowAlike }

async function createCrm({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  // Ids and keys are compared byte by byte in both databases.
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await schema
    .createTable('crm_book')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('records', 'integer', (column) => column.notNull())
    .addColumn('last_number', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('crm_book_key', ['tenant_id', 'target'])
    .execute()
  await schema
    .createTable('crm_record')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('record_key', exact)
    .addColumn('company_id', exact)
    .addColumn('search_name', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('crm_record_key', ['tenant_id', 'target', 'id'])
    .execute()
  await schema
    .createIndex('crm_record_unique')
    .ifNotExists()
    .unique()
    .on('crm_record')
    .columns(['tenant_id', 'target', 'record_key'])
    .execute()
  await schema
    .createIndex('crm_record_company')
    .ifNotExists()
    .on('crm_record')
    .columns(['tenant_id', 'company_id', 'search_name', 'id'])
    .where(sql.ref('company_id'), 'is not', null)
    .execute()
  await schema.createIndex('crm_record_name').ifNotExists().on('crm_record').columns(['tenant_id', 'target', 'search_name', 'id']).execute()
}
