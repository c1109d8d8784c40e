import { type Kysely, sql } from 'kysely'
import { listExistingRecords } from './names.ts'

/** The embedded CRM's tables. `fields` is JSON as text, without empty ones. */
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
  /** An entry a word of a record's title; `book` is the workspace and kind of record. */
  crm_name_word: { book: string; word: string; size: number; id: string }
  /** The words there are, with no part, and the parts by which misspelt ones are found. */
  crm_name_part: { book: string; part: string; word: string }
}

type Dialect = 'sqlite' | 'postgres'

/** For `openDatabase`: the CRM's tables live in the same database as everything else. */
export const crmMigrations = { 'crm-0001-embedded': createCrm, 'crm-0002-names': createNames }

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

async function createNames(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  // SQLite keeps the rows in the key itself, once instead of twice.
  const ending = dialect === 'postgres' ? sql`` : sql`without rowid`
  const { schema } = db
  await schema
    .createTable('crm_name_word')
    .ifNotExists()
    .addColumn('book', exact, (column) => column.notNull())
    .addColumn('word', exact, (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addPrimaryKeyConstraint('crm_name_word_key', ['book', 'word', 'size', 'id'])
    .modifyEnd(ending)
    .execute()
  await schema
    .createTable('crm_name_part')
    .ifNotExists()
    .addColumn('book', exact, (column) => column.notNull())
    .addColumn('part', exact, (column) => column.notNull())
    .addColumn('word', exact, (column) => column.notNull())
    .addPrimaryKeyConstraint('crm_name_part_key', ['book', 'part', 'word'])
    .modifyEnd(ending)
    .execute()
  await listExistingRecords(db as Kysely<CrmSchema>)
}
