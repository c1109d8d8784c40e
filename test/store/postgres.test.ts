import { type Database, openDatabase } from '../../src/store/database.ts'
import { createPostgresSettings } from '../../src/store/settings-postgres.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { describeRecords } from './records-contract.ts'
import { describeSettings } from './settings-contract.ts'

let postgres: TestPostgres
let databaseUrl: string
let database: Database

beforeAll(async () => {
  postgres = await startPostgres()
  databaseUrl = await postgres.createDatabase()
  database = await openDatabase({ databaseUrl, dataDir: '' })
})
afterAll(async () => {
  await database.close()
  await postgres.stop()
})

describeRecords('PostgreSQL', () => database.db)

describeSettings(
  'settings in PostgreSQL',
  async () => createPostgresSettings(database.db),
  async (tenant_id, document) => {
    await database.db.deleteFrom('workspace').where('tenant_id', '=', tenant_id).execute()
    await database.db.insertInto('workspace').values({ tenant_id, document }).execute()
  },
)

it('lets several processes open a new database at once', async () => {
  const url = await postgres.createDatabase()

  const opened = await Promise.all(Array.from({ length: 3 }, () => openDatabase({ databaseUrl: url, dataDir: '' })))

  expect(opened.map(({ dialect }) => dialect)).toEqual(['postgres', 'postgres', 'postgres'])
  for (const each of opened) await each.close()
})
