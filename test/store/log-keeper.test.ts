import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const dataDir = temporaryFolder()
const sizeOf = (dataDir: string) => statSync(join(dataDir, 'saldo.db')).size

it('takes the log up in the background after much was written, and only then', async () => {
  const database = openSqlite(dataDir)
  database.prepare('create table entry (id integer primary key, text text)').run([])
  const fill = database.prepare(
    'insert into entry (text) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?) select hex(randomblob(100)) from n',
  )

  fill.run([1_000])
  await delay(300)
  const before = sizeOf(dataDir)
  fill.run([5_000])
  const end = Date.now() + 10_000
  while (sizeOf(dataDir) < 500_000 && Date.now() < end) await delay(20)
  const after = sizeOf(dataDir)
  database.close()

  expect(before).toBeLessThan(100_000)
  expect(after).toBeGreaterThan(500_000)
})
