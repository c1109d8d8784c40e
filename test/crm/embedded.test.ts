import { randomUUID } from 'node:crypto'
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

it('keeps workspaces apart', async () => {
  const [ours, theirs] = [createEmbeddedCrm(sqlite.db, 'ours'), createEmbeddedCrm(sqlite.db, 'theirs')]
  const write = { kind: 'create', key: { field: 'customerId', value: 'a' }, fields: { title: 'Acme' } } as const

  const [result] = await ours.write('company', [write])
  const id = result?.kind === 'written' ? result.id : ''

  expect(await theirs.get('company', [id])).toEqual([])
  expect(await theirs.findByKey('company', 'customerId', ['a'])).toEqual([])
  expect(await theirs.search('company', 'acme', 5)).toEqual([])
  expect(await theirs.write('company', [{ kind: 'update', id, version: 1, fields: { title: 'Mine' } }])).toEqual([{ kind: 'changed' }])
  expect(await theirs.count('company')).toBe(0)
})
