import { type Kysely, sql } from 'kysely'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { rowStatement } from '../../src/store/records/row-statement.ts'
import type { Schema } from '../../src/store/schema.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

type Entry = { key: string; at: string }
const dataDir = temporaryFolder()
let database: Database

const entries = (count: number, at: string): Entry[] => Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, at }))
const upsert = rowStatement((db: Kysely<Schema>, rows: readonly Entry[]) =>
  db
    .insertInto('seen_activity')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ at: ref('excluded.at') })))
    .returning('key')
    .compile(),
)

beforeAll(async () => {
  database = await openDatabase({ databaseUrl: null, dataDir })
})
afterAll(() => database.close())

it('writes each row as it is, however many there are', async () => {
  await upsert(database.db, entries(120, 'before'))
  const told = await upsert(database.db, entries(350, 'after'))

  const kept = await database.db.selectFrom('seen_activity').selectAll().orderBy('key').execute()

  expect(told).toHaveLength(350)
  expect(kept).toEqual(entries(350, 'after').sort((a, b) => (a.key < b.key ? -1 : 1)))
})

it('reads values by their columns, whatever order a row has them in', async () => {
  const turned = entries(100, 'turned').map(({ key, at }) => ({ at, key }))

  await upsert(database.db, [...entries(100, 'first'), ...turned])

  const kept = await database.db.selectFrom('seen_activity').selectAll().where('at', '=', 'turned').execute()
  expect(kept).toHaveLength(100)
})

it('refuses a statement with values of its own', async () => {
  const stray = rowStatement((db: Kysely<Schema>, rows: readonly Entry[]) =>
    sql`insert into seen_activity (key, at) values ${sql.join(rows.map(({ key }) => sql`(${key}, ${'now'})`))}`.compile(db),
  )

  await expect(stray(database.db, entries(100, 'then'))).rejects.toThrow('parameters besides')
})
