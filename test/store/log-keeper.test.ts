import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openSqlite } from '../../src/store/sqlite.ts'
import { giveWay } from '../../src/sync/give-way.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folders = { little: temporaryFolder(), much: temporaryFolder() }
const megabyte = 2 ** 20
const sizeOf = (dataDir: string, file = 'saldo.db') => statSync(join(dataDir, file)).size

it('takes the log up in the background after much was written, and only then', async () => {
  const database = openSqlite(folders.little)
  database.prepare('create table entry (id integer primary key, text text)').run([])
  const fill = database.prepare(
    'insert into entry (text) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?) select hex(randomblob(100)) from n',
  )

  fill.run([500])
  await delay(300)
  const before = sizeOf(folders.little)
  fill.run([5_000])
  const end = Date.now() + 10_000
  while (sizeOf(folders.little) < 500_000 && Date.now() < end) await delay(20)
  const after = sizeOf(folders.little)
  database.close()

  expect(before).toBeLessThan(100_000)
  expect(after).toBeGreaterThan(500_000)
})

it('begins the log anew while a run goes on writing', async () => {
  const database = openSqlite(folders.much)
  database.prepare('create table page (id integer primary key, text blob)').run([])
  const write = database.prepare(
    'insert into page (text) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?) select zeroblob(4000) from n',
  )

  let longest = 0
  for (let slices = 0; slices < 400; slices++) {
    write.run([100])
    await delay(3)
    await giveWay()
    longest = Math.max(longest, sizeOf(folders.much, 'saldo.db-wal'))
  }
  database.close()

  expect(longest).toBeLessThan(90 * megabyte)
})
