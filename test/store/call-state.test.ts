import { type Database, openDatabase } from '../../src/store/database.ts'
import { createCallState } from '../../src/store/records/call-state.ts'
import { describeCell, emptyTally } from '../exact/cell-contract.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const tenantId = '0b9c3b5e-4b0e-4f1d-9d1b-0a8f6f1f0001'
let postgres: TestPostgres
let databaseUrl: string
let databases: Database[] = []
let embedded: Database

beforeAll(async () => {
  postgres = await startPostgres()
  databaseUrl = await postgres.createDatabase()
  embedded = await openDatabase({ databaseUrl: null, dataDir: folder })
  databases = await Promise.all([1, 2].map(() => openDatabase({ databaseUrl, dataDir: '' })))
})
afterAll(async () => {
  for (const { close } of [embedded, ...databases]) await close()
  await postgres.stop()
})

let administrations = 0
describeCell('the state of calls on PostgreSQL', async () => {
  administrations += 1
  const scope = { tenantId, administration: administrations }
  return databases.map((database) => createCallState(database, scope, emptyTally))
})

describeCell('the state of calls on SQLite', async () => {
  administrations += 1
  return [1, 2].map(() => createCallState(embedded, { tenantId, administration: administrations }, emptyTally))
})

const count = (state: typeof emptyTally) => ({ state: { ...state, count: state.count + 1 }, answer: state.count })

it('survives the processes', async () => {
  const scope = { tenantId, administration: 501 }
  const before = await openDatabase({ databaseUrl, dataDir: '' })
  await createCallState(before, scope, emptyTally).change(count)
  await before.close()

  const after = await openDatabase({ databaseUrl, dataDir: '' })
  const answer = await createCallState(after, scope, emptyTally).change(count)
  await after.close()

  expect(answer).toBe(1)
})

it('is one for each workspace and administration', async () => {
  const scopes = [
    { tenantId, administration: 601 },
    { tenantId, administration: 602 },
    { tenantId: 'another', administration: 601 },
  ]

  const answers: unknown[] = []
  for (const scope of scopes)
    for (const database of databases) answers.push(await createCallState(database, scope, emptyTally).change(count))

  expect(answers).toEqual([0, 1, 0, 1, 0, 1])
})

it('begins again where its row was taken away', async () => {
  const [first] = databases
  if (first === undefined) throw new Error('no database')
  const cell = createCallState(first, { tenantId, administration: 701 }, emptyTally)
  await cell.change(count)
  await first.db.deleteFrom('call_state').where('administration', '=', 701).execute()

  expect(await cell.change(count)).toBe(0)
})
