import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createPgBossJobs } from '../../src/jobs/pg-boss.ts'
import type { Work } from '../../src/jobs/types.ts'
import { createLogger } from '../../src/logger.ts'
import { tryLock } from '../../src/store/lock.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { describeJobs, pause, until } from './jobs-contract.ts'

const logger = createLogger('silent')
let postgres: TestPostgres
let databaseUrl: string

beforeAll(async () => {
  postgres = await startPostgres()
  databaseUrl = await postgres.createDatabase()
})
afterAll(() => postgres.stop())

const open = (url: string, work: Work) => createPgBossJobs({ databaseUrl: url, work, concurrency: 2, now: () => new Date(), logger })

// Each test has a database of its own: a stopped runner leaves its jobs to others, here to the next test.
describeJobs('jobs in PostgreSQL', async (work) => open(await postgres.createDatabase(), work))

it('works once on a run that two processes start', async () => {
  const begun: string[] = []
  const [one, two] = [await open(databaseUrl, note('one')), await open(databaseUrl, note('two'))]

  const jobs = Array.from({ length: 6 }, (_, number) => ({ tenantId: randomUUID(), kind: 'run' as const, number }))
  await Promise.all(jobs.flatMap((job) => [one.start(job), two.start(job)]))
  await until(() => begun.length >= 6)
  await pause(200)

  expect(begun.map((entry) => entry.split(' ')[1]).sort()).toEqual(['0', '1', '2', '3', '4', '5'])
  await Promise.all([one.stop(), two.stop()])

  function note(process: string): Work {
    return async ({ number }) => {
      begun.push(`${process} ${number}`)
      await pause(300)
    }
  }
})

it('hands a run on when its process is stopped', async () => {
  const url = await postgres.createDatabase()
  const log: string[] = []
  const first = await open(url, async (_, signal) => {
    log.push('first')
    await until(() => signal.aborted)
  })
  await first.start({ tenantId: 't', kind: 'run', number: 1 })
  await until(() => log.length === 1)
  await first.stop()

  const second = await open(url, async () => void log.push('second'))

  await until(() => log.length === 2)
  await second.stop()
})

it('takes a run over within half a minute when its process is killed', async () => {
  const url = await postgres.createDatabase()
  const victim = spawn(process.execPath, [join(import.meta.dirname, 'worker-process.ts'), url], { stdio: ['ignore', 'pipe', 'inherit'] })
  await says(victim, 'begun 1')
  const taken: number[] = []
  const other = await open(url, async ({ number }) => void taken.push(number))

  victim.kill('SIGKILL')
  const killedAt = Date.now()

  await until(() => taken.length === 1)
  expect(Date.now() - killedAt).toBeLessThan(25_000)
  await other.stop()
}, 40_000)

it('gives a lock to one holder, and to the next when the session ends', async () => {
  const lock = await tryLock(databaseUrl, 'a')

  const meanwhile = await tryLock(databaseUrl, 'a')
  const another = await tryLock(databaseUrl, 'b')
  await lock?.release()
  const after = await tryLock(databaseUrl, 'a')

  expect([meanwhile === undefined, another === undefined, after === undefined]).toEqual([true, false, false])
  await another?.release()
  await after?.release()
})

function says(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (data) => {
      if (String(data).includes(text)) resolve()
    })
  })
}
