import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createRetention } from '../../src/app/retention.ts'
import { createLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createAuditRecords } from '../../src/store/records/audit.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import { run } from '../views/scenes.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'saldo-retention-'))
const { db, close } = await openDatabase({ databaseUrl: null, dataDir })
const journal = createJournal(db)
const audit = createAuditRecords(db)
const counts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }
const now = () => new Date('2026-03-01T10:00:00Z')
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000).toISOString()

afterAll(async () => {
  await close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function endedRun(tenantId: string, days: number, rows: number, told = true): Promise<void> {
  const { profile } = run()
  const { number } = await journal.createRun(
    { tenantId, profile, mode: 'import', preview: false, administration: 1, askedBy: 'anna' },
    new Date(daysAgo(days)),
  )
  const planned = Array.from({ length: rows }, (_, index) => ({
    ...{ sourceId: `s-${index}`, label: 'A', action: 'create' as const, reason: null, targetId: null, before: null, after: {} },
  }))
  await journal.savePlannedPage(tenantId, number, { rows: planned, counts, position: 'z' })
  await journal.updateRun(tenantId, number, { state: 'done', finishedAt: daysAgo(days), ...(told && { toldAt: daysAgo(days) }) })
}

it('keeps runs for 400 days, then removes them with all their rows, in every workspace', async () => {
  await endedRun('one', 401, 2_500)
  await endedRun('one', 399, 3)
  await endedRun('two', 500, 3)
  await endedRun('two', 500, 3, false)
  const retention = createRetention({ journal, audit, now, logger: createLogger('silent') })

  retention.start()
  while ((await journal.runs('one', 9)).length + (await journal.runs('two', 9)).length > 2) await delay(5)
  await retention.stop()

  expect((await journal.runs('one', 9)).map(({ number }) => number)).toEqual([2])
  expect((await journal.runs('two', 9)).map(({ number }) => number)).toEqual([2])
  const { rows } = await db
    .selectFrom('run_row')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  expect(rows).toBe(6)
})

it('keeps looks at figures as long', async () => {
  for (const days of [401, 399])
    await audit.add('one', {
      at: new Date(daysAgo(days)),
      personId: `${days}`,
      place: 'personal',
      what: 'balance',
      administration: null,
      accountId: null,
    })
  const retention = createRetention({ journal, audit, now, logger: createLogger('silent') })

  retention.start()
  while ((await audit.page('one', null, 9)).entries.length > 1) await delay(5)
  await retention.stop()

  expect((await audit.page('one', null, 9)).entries.map(({ personId }) => personId)).toEqual(['399'])
})
