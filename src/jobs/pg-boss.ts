import { PgBoss } from 'pg-boss'
import type { Logger } from '../logger.ts'
import { type Lock, tryLock } from '../store/lock.ts'
import { carryOut } from './carry-out.ts'
import type { Job, JobsPort, Work } from './types.ts'

const queue = 'runs'

/** A job whose process died is taken over after 10 s without a sign of life, noticed every 5 s: well within half a minute. */
const lifeSigns = { heartbeatSeconds: 10 }
const watch = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 }
/** A run ends when it ends: only the death of a process, or its stop, gives a job to another one. */
const patience = { retryLimit: 1_000_000, retryDelay: 0, expireInSeconds: 86_000, deleteAfterSeconds: 86_400 }

type Options = { databaseUrl: string; work: Work; concurrency: number; now: () => Date; logger: Logger }

/** Jobs shared by all processes on one PostgreSQL. */
export async function createPgBossJobs({ databaseUrl, work, concurrency, now, logger }: Options): Promise<JobsPort> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'saldo-jobs',
    max: 4,
    schedule: false,
    useListenNotify: true,
    ...watch,
  })
  boss.on('error', (err) => logger.error({ err }, 'The job queue reports an error'))
  await boss.start()
  await boss.createQueue(queue, { policy: 'key_strict_fifo', notify: true, ...patience, ...lifeSigns })
  const stopping = new AbortController()
  const options = {
    batchSize: 1,
    localConcurrency: concurrency,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    heartbeatRefreshSeconds: 3,
  }
  await boss.work<Job>(queue, options, async ([job]) => {
    if (job === undefined) return
    await workAlone(databaseUrl, work, job.data, AbortSignal.any([job.signal, stopping.signal]), logger)
    // Stopped half way: failing hands the job on to another process, or to this one's next start.
    if (stopping.signal.aborted) throw new Error('The process stops')
    // Gone at once, so that the run can be started again.
    await boss.deleteJob(queue, job.id)
  })

  return {
    async start({ tenantId, kind, number }, at) {
      const job = { tenantId, kind, number }
      // A job whose time has not come holds up nobody: the queue looks past it. How long, not when: the database has its own clock.
      const later = at === undefined ? {} : { startAfter: Math.max(0, at.getTime() - now().getTime()) / 1_000 }
      await boss.send(queue, job, { id: await idOf(job, at), singletonKey: tenantId, ...later })
    },
    ready: () => answers(boss, stopping.signal),
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 30_000 })
    },
  }
}

/**
 * The same piece of work has the same id, so that a second job for it is ignored: 128 bits of a hash in the form of a UUID.
 * A later start has an id of its own, since the work that asks for it is still under way.
 */
async function idOf({ tenantId, kind, number }: Job, at: Date | undefined): Promise<string> {
  const name = `${tenantId}/${kind}/${number}${at === undefined ? '' : `@${at.toISOString()}`}`
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name))
  const hex = Array.from(new Uint8Array(hash.slice(0, 16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * The queue hands a workspace's runs out one at a time, but can't know whether a process that gave no sign of life is dead
 * or only slow. The lock does: it is held until that process lets go of the run, or ends.
 */
async function workAlone(databaseUrl: string, work: Work, job: Job, signal: AbortSignal, logger: Logger): Promise<void> {
  const lock = await lockWorkspace(databaseUrl, job.tenantId, signal)
  if (lock === undefined) return
  try {
    await carryOut(work, job, AbortSignal.any([signal, lock.lost]), logger)
  } finally {
    await lock.release()
  }
}

async function lockWorkspace(databaseUrl: string, tenantId: string, signal: AbortSignal): Promise<Lock | undefined> {
  while (!signal.aborted) {
    const lock = await tryLock(databaseUrl, `runs of ${tenantId}`)
    if (lock !== undefined) return lock
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return undefined
}

async function answers(boss: PgBoss, stopping: AbortSignal): Promise<boolean> {
  if (stopping.aborted) return false
  try {
    await boss.getDb().executeSql('select 1')
    return true
  } catch {
    return false
  }
}
