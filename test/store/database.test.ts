import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../../src/store/database.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import { createMirror } from '../../src/store/records/mirror.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

it('keeps all of its files to their owner, from the first moment', async () => {
  const dataDir = join(folder, 'modes')

  const { db, close } = await openDatabase({ databaseUrl: null, dataDir })
  await db.insertInto('seen_activity').values({ key: 'a', at: 'b' }).execute()

  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).mode & 0o777])).toEqual([
    ['saldo.db', 0o600],
    ['saldo.db-shm', 0o600],
    ['saldo.db-wal', 0o600],
  ])
  await close()
})

it('closes up a file that others could read', async () => {
  const dataDir = join(folder, 'opened')
  await (await openDatabase({ databaseUrl: null, dataDir })).close()
  chmodSync(join(dataDir, 'saldo.db'), 0o644)

  await (await openDatabase({ databaseUrl: null, dataDir })).close()

  expect(statSync(join(dataDir, 'saldo.db')).mode & 0o777).toBe(0o600)
})

it('opens again what it made, and goes on after half a migration', async () => {
  const dataDir = join(folder, 'again')
  const first = await openDatabase({ databaseUrl: null, dataDir })
  await sql`delete from kysely_migration`.execute(first.db)
  await sql`drop table link`.execute(first.db)
  await first.close()

  const second = await openDatabase({ databaseUrl: null, dataDir })

  expect(await second.db.selectFrom('link').selectAll().execute()).toEqual([])
  await second.close()
})

it('leaves a database of a newer version alone', async () => {
  const dataDir = join(folder, 'newer')
  const newer = await openDatabase({ databaseUrl: null, dataDir, migrations: { 'store-9999-future': async () => {} } })
  await newer.close()

  await expect(openDatabase({ databaseUrl: null, dataDir })).rejects.toMatchObject({ code: 'database-migration' })
})

it('says clearly that a file is not a database', async () => {
  const dataDir = join(folder, 'garbage')
  await (await openDatabase({ databaseUrl: null, dataDir })).close()
  writeFileSync(join(dataDir, 'saldo.db'), 'not a database, just a long enough text to be read as one '.repeat(100))

  await expect(openDatabase({ databaseUrl: null, dataDir })).rejects.toMatchObject({ code: 'database-unavailable' })
})

it('says clearly that no PostgreSQL answers', async () => {
  await expect(openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing', dataDir: folder })).rejects.toMatchObject({
    code: 'database-unavailable',
  })
})

it('stands consistent however often its process is killed, and goes on from there', async () => {
  const dataDir = join(folder, 'killed')
  let planned = 0

  for (let round = 0; round < 4; round += 1) {
    await killWhileWriting(dataDir)

    const { db, close } = await openDatabase({ databaseUrl: null, dataDir })
    const scope = { tenantId: 't', administration: 1, source: 'account' } as const
    const [mirror, journal] = [createMirror(db), createJournal(db)]
    const { cursor } = await mirror.state(scope)
    const run = await journal.run('t', 1)
    const rows = await journal.rows('t', 1, {}, 1_000_000)
    const links = await journal.links(
      scope,
      rows.map(({ sourceId }) => sourceId),
    )
    const done = rows.filter(({ outcome }) => outcome !== null).length

    expect(await sql`pragma integrity_check`.execute(db)).toMatchObject({ rows: [{ integrity_check: 'ok' }] })
    expect(await mirror.count(scope)).toBe(Number(cursor) - 100_000)
    expect(run?.planned.create).toBe(rows.length)
    expect(run?.planPosition).toBe(rows.at(-1)?.sourceId)
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1))
    expect(run?.outcomes.created).toBe(done)
    expect(links).toHaveLength(done)
    expect(rows.length).toBeGreaterThan(planned)
    planned = rows.length
    await close()
  }
})

/** Kills at another point of a page each time: some pages in, and a random moment on. */
async function killWhileWriting(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer-process.ts'), dataDir, 't'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
  child.kill('SIGKILL')
  await ended
}
