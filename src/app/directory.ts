import type { KnownCustomers } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Connection } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { mappableFields } from '../exact/catalogue/fields.ts'
import { createExactSource } from '../exact/source.ts'
import type { Job, JobsPort, Work } from '../jobs/types.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { CrmPort, JournalPort, MirrorPort, MirrorScope } from '../sync/ports.ts'
import { refreshMirror } from '../sync/refresh-mirror.ts'
import { suggestMappings } from '../sync/suggest.ts'
import { afterFailure, isAnswered, isDue, momentForHint } from './directory-schedule.ts'
import type { DivisionWatch } from './division-watch.ts'
import { every } from './every.ts'
import type { ExactAccess } from './exact-access.ts'

type Parts = {
  settings: SettingsPort
  mirror: MirrorPort
  journal: Pick<JournalPort, 'runs'>
  crm: (tenantId: string) => Pick<CrmPort, 'fields'>
  access: Pick<ExactAccess, 'client'>
  watch: DivisionWatch
  jobs: Pick<JobsPort, 'start'>
  now: () => Date
  logger: Logger
}

export type Directory = {
  /** Carries out a job of kind `directory`. Never throws for what Exact says: the directory is due again later. */
  work: Work
  /** Starts a job for every administration taking part whose customers are due to be read. */
  due(tenantId: string): Promise<void>
  /** The same in the background, for who connected or chose administrations. */
  connected(tenantId: string): void
  /** Exact told that something changed: what is read ten to twenty seconds later covers all that is told until then. */
  hint(tenantId: string, administration: number, topic: string): Promise<void>
  state(tenantId: string): Promise<KnownCustomers[]>
  /** Begins to look, now and every few minutes, whose customers are due. */
  start(): void
  /** Answers when no look is under way any more. */
  stop(): Promise<void>
}

const betweenLooksMs = 5 * 60_000
const againMs = 2_000
const lookedAtRuns = 50

/**
 * Every account of the administrations taking part, kept fresh in the mirror so that finding a customer costs no call. Runs read into
 * the same mirror and go on from each other's cursor: nothing is read twice, and since a workspace's jobs go one after another, a run
 * and the directory never write to it at once. The directory gives way to runs: it stops at the next safe page when one is queued.
 */
export function createDirectory({ settings, mirror, journal, crm, access, watch, jobs, now, logger }: Parts): Directory {
  /** When a reading was last asked for, as far as this process knows: one that began later has answered it. */
  const askedAt = new Map<string, Date>()
  /** After a failure, by connection: a new one may be allowed more. */
  const notBefore = new Map<string, Date>()
  const startedAt = now()
  const looks = every(betweenLooksMs, lookAtAll, (err) => logger.warn({ err }, 'Customer directories could not be looked after'))

  const later = (ms: number) => new Date(now().getTime() + ms)

  async function due(tenantId: string): Promise<void> {
    const { connection } = await settings.read(tenantId)
    if (connection === null || connection.lost !== null) return
    for (const { code } of takingPart(connection)) {
      const job = jobOf(tenantId, code)
      const waits = (notBefore.get(nameOf(job, connection)) ?? startedAt) > now()
      if (!waits && isDue(await mirror.state(scopeOf(job)), connection, now(), startedAt)) await jobs.start(job)
    }
  }

  async function runWaits(tenantId: string): Promise<boolean> {
    return (await journal.runs(tenantId, lookedAtRuns)).some(({ state }) => state === 'queued' || state === 'running')
  }

  async function isStillConnected(tenantId: string, { connectedAt }: Connection): Promise<boolean> {
    return (await settings.read(tenantId)).connection?.connectedAt === connectedAt
  }

  /** All that the suggested profile maps, so that its first run doesn't have to read everything once more. */
  async function fieldsToRead(tenantId: string): Promise<string[]> {
    const crmFields = await crm(tenantId).fields('company')
    return suggestMappings('company', crmFields, mappableFields('account')).map(({ source }) => source)
  }

  /** Answers whether it came to its end. */
  async function read(job: Job, connection: Connection, signal: AbortSignal): Promise<boolean> {
    const { tenantId, number: administration } = job
    if (await runWaits(tenantId)) return false
    const client = await access.client(tenantId, { administration })
    await watch.look(tenantId, client, signal)
    const source = createExactSource(client, logger)
    const fields = await fieldsToRead(tenantId)
    const onPage = async () => (await isStillConnected(tenantId, connection)) && !(await runWaits(tenantId))
    return refreshMirror({ source, mirror }, scopeOf(job), { fields, now, signal, onPage })
  }

  /** What a run read meanwhile isn't asked for again. */
  async function readUnlessAnswered(job: Job, connection: Connection, signal: AbortSignal): Promise<void> {
    const name = nameOf(job, connection)
    const asked = askedAt.get(name)
    const state = await mirror.state(scopeOf(job))
    askedAt.delete(name)
    if (asked !== undefined && isAnswered(state, asked) && !isDue(state, connection, now(), startedAt)) return
    const begunAt = now()
    if ((await read(job, connection, signal)) || signal.aborted) return
    if (!askedAt.has(name)) askedAt.set(name, asked ?? begunAt)
    await jobs.start(job, later(againMs))
  }

  async function noteFailure(job: Job, connection: Connection, error: unknown): Promise<void> {
    const { at, passes } = afterFailure(error, now())
    const problem = error instanceof SaldoError ? error.code : 'unexpected'
    if (problem === 'unexpected') logger.error({ err: error }, 'The customer directory could not be read')
    else logger.info({ problem, administration: job.number, again: at }, 'The customer directory is read later')
    notBefore.set(nameOf(job, connection), at)
    if (passes) await jobs.start(job, at)
  }

  /** For who disconnected, or connected anew, while it was read. */
  async function tidyUp(job: Job, before: Connection): Promise<void> {
    const { connection } = await settings.read(job.tenantId)
    if (connection === null) await mirror.clear(job.tenantId, job.number)
    else if (connection.connectedAt !== before.connectedAt) await jobs.start(job, later(againMs))
  }

  async function lookAtAll(): Promise<void> {
    for (const tenantId of await settings.tenants()) await due(tenantId)
  }

  return {
    due,
    connected: (tenantId) => looks.inBackground(() => due(tenantId)),
    start: looks.start,
    stop: looks.stop,

    async work(job, signal) {
      const { connection } = await settings.read(job.tenantId)
      if (connection === null || connection.lost !== null || !takesPart(connection, job.number)) return
      try {
        await readUnlessAnswered(job, connection, signal)
      } catch (error) {
        if (!signal.aborted) await noteFailure(job, connection, error)
      }
      await tidyUp(job, connection)
    },

    async hint(tenantId, administration, topic) {
      const { connection } = await settings.read(tenantId)
      if (topic.toLowerCase() !== 'accounts' || connection === null || !takesPart(connection, administration)) return
      const job = jobOf(tenantId, administration)
      askedAt.set(nameOf(job, connection), now())
      const [soon, allowed] = [momentForHint(now()), notBefore.get(nameOf(job, connection)) ?? startedAt]
      await jobs.start(job, soon > allowed ? soon : allowed)
    },

    async state(tenantId) {
      const { connection } = await settings.read(tenantId)
      if (connection === null) return []
      return Promise.all(takingPart(connection).map(({ code, name }) => readState(mirror, scopeOf(jobOf(tenantId, code)), name)))
    },
  }
}

const jobOf = (tenantId: string, number: number): Job => ({ tenantId, kind: 'directory', number })
const scopeOf = ({ tenantId, number }: Job): MirrorScope => ({ tenantId, administration: number, source: 'account' })
const nameOf = ({ tenantId, number }: Job, { connectedAt }: Connection) => `${tenantId}/${number}/${connectedAt}`
const takesPart = (connection: Connection, administration: number) => takingPart(connection).some(({ code }) => code === administration)

async function readState(mirror: MirrorPort, scope: MirrorScope, administration: string): Promise<KnownCustomers> {
  const [customers, { syncedAt, complete }] = await Promise.all([mirror.count(scope), mirror.state(scope)])
  return { administration, customers, readAt: syncedAt === null ? null : new Date(syncedAt), reading: !complete }
}
