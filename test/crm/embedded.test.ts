import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createEmbeddedCrm } from '../../src/crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../../src/crm/embedded/schema.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { Schema } from '../../src/store/schema.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeCrm } from './crm-contract.ts'

const dataDir = temporaryFolder()
let postgres: TestPostgres
let sqlite: Database<Schema & CrmSchema>
let shared: Database<Schema & CrmSchema>

beforeAll(async () => {
  sqlite = await openDatabase<Schema & CrmSchema>({ databaseUrl: null, dataDir, migrations: crmMigrations })
  postgres = await startPostgres()
  shared = await openDatabase<Schema & CrmSchema>({ databaseUrl: await postgres.createDatabase(), dataDir, migrations: crmMigrations })
})
afterAll(async () => {
  await sqlite.close()
  await shared.close()
  await postgres.stop()
})

describeCrm('the embedded CRM on SQLite', () => createEmbeddedCrm(sqlite.db, randomUUID()))
describeCrm('the embedded CRM on PostgreSQL', () => createEmbeddedCrm(shared.db, randomUUID()))

it.each(['SQLite', 'PostgreSQL'])('finds alike what a CRM on %s held before it was kept by what it is alike', async (name) => {
  const databaseUrl = name === 'SQLite' ? null : await postgres.createDatabase()
  const folder = join(dataDir, 'older')
  const open = (migrations: typeof crmMigrations | Pick<typeof crmMigrations, 'crm-0001-embedded'>) =>
    openDatabase<Schema & CrmSchema>({ databaseUrl, dataDir: folder, migrations })
  const older = await open({ 'crm-0001-embedded': crmMigrations['crm-0001-embedded'] })
  const book = { tenant_id: 't', target: 'company' }
  await older.db
    .insertInto('crm_book')
    .values({ ...book, records: 1, last_number: 1 })
    .execute()
  const fields = JSON.stringify({ title: 'Acme', customerNumber: '7', email: 'a@acme.example', postcode: '1234 AB' })
  const record = { ...book, id: 'company-000000001', version: 1, record_key: 'a', company_id: null, search_name: 'acme', fields }
  await sql`insert into crm_record (${sql.join(Object.keys(record).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(record))})`.execute(older.db)
  await older.close()

  const { db, close } = await open(crmMigrations)
  const crm = createEmbeddedCrm(db, 't')
  const found = [
    await crm.findAlike('company', 'code', ['7']),
    await crm.findAlike('company', 'email', ['acme.example']),
    await crm.findAlike('company', 'name', ['acme | 1234AB']),
  ]
  await close()

  expect(found.map((records) => records.map(({ id }) => id))).toEqual([['company-000000001'], ['company-000000001'], ['company-000000001']])
})

it('looks alike ones up by an index', async () => {
  const plan = await sql<{ detail: string }>`explain query plan
    select record from crm_alike where mark in (1, 2)`.execute(sqlite.db)

  expect(plan.rows.map(({ detail }) => detail).join()).toContain('SEARCH crm_alike USING PRIMARY KEY (mark=?)')
})

it('keeps workspaces apart', async () => {
  const [ours, theirs] = [createEmbeddedCrm(sqlite.db, 'ours'), createEmbeddedCrm(sqlite.db, 'theirs')]
  const write = { kind: 'create', key: { field: 'customerId', value: 'a' }, fields: { title: 'Acme', customerNumber: '7' } } as const

  const [result] = await ours.write('company', [write])
  const id = result?.kind === 'written' ? result.id : ''

  expect(await theirs.get('company', [id])).toEqual([])
  expect(await theirs.findByKey('company', 'customerId', ['a'])).toEqual([])
  expect(await theirs.search('company', 'acme', 5)).toEqual([])
  expect(await theirs.findAlike('company', 'code', ['7'])).toEqual([])
  expect(await theirs.page('company', '', 5)).toEqual([])
  expect(await theirs.write('company', [{ kind: 'update', id, version: 1, fields: { title: 'Mine' } }])).toEqual([{ kind: 'changed' }])
  expect(await theirs.count('company')).toBe(0)
})
