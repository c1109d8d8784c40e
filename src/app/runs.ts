import type { RunService } from '../bot/services.ts'
import { SaldoError } from '../errors.ts'
import type { Wait } from '../exact/budget.ts'
import { createExactSource } from '../exact/source.ts'
import type { JobsPort, Work } from '../jobs/types.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import { noSource } from '../sync/no-source.ts'
import type { CrmPort, DecisionPort, JournalPort, MirrorPort } from '../sync/ports.ts'
import { workRun } from '../sync/run.ts'
import { cancelRun, stopRun } from '../sync/run-stopping.ts'
import { asksFirst, isUnderWay } from '../sync/run-work.ts'
import type { Run } from '../sync/types.ts'
import type { DivisionWatch } from './division-watch.ts'
import type { ExactAccess } from './exact-access.ts'
import type { Figures } from './figures.ts'
import { createParkedRuns } from './parked-runs.ts'
import type { RunCards } from './run-cards.ts'

type Parts = {
  journal: JournalPort
  settings: SettingsPort
  mirror: MirrorPort
  decisions: DecisionPort
  figures: Figures
  crm: (tenantId: string) => CrmPort
  access: ExactAccess
  watch: DivisionWatch
  cards: RunCards
  start: JobsPort['start']
  /** Called once a run has ended and was shown; again after a crash in between. */
  onEnded: (ended: Run) => Promise<void>
  now: () => Date
  logger: Logger
}

type Runs = RunService & {
  work: Work
  /** Takes up every run that isn't ended, or that nobody was told of; a parked one by its own rule. */
  takeUp(): Promise<void>
  /** The workspace is connected again: runs that waited for that, or for an admin, go on. */
  resumeParked(tenantId: string): Promise<void>
}

const lookedAt = 50
/** Teams takes 1,800 edits an hour in one chat. */
const betweenEdits = 3_000
/** How soon a run that waits for calls notices that it was cancelled. */
const betweenLooks = 1_000

/** Runs from the asking to the telling. Jobs call `work`; it may be called again after a restart and goes on. */
export function createRuns({
  journal,
  settings,
  mirror,
  decisions,
  figures,
  crm,
  access,
  watch,
  cards,
  start,
  onEnded,
  now,
  logger,
}: Parts): Runs {
  const parkedRuns = createParkedRuns({ journal, settings, cards, start, now, logger })

  /** Shows the run at most every few seconds; what can't be shown never stops the run. */
  function createShowing(): (run: Run) => Promise<void> {
    let shownAt = 0
    return async (run) => {
      if (now().getTime() - shownAt < betweenEdits) return
      shownAt = now().getTime()
      await cards.edit(run).catch((error) => logger.warn({ err: error }, 'A run’s card could not be shown'))
    }
  }

  async function tellWait({ tenantId, number }: Run, wait: Wait): Promise<void> {
    const run = await journal.run(tenantId, number)
    if (run?.state !== 'running') return
    await cards.edit(await journal.updateRun(tenantId, number, { problem: await cards.wordWait(run, wait) }))
  }

  async function administrationsOf(tenantId: string): Promise<number[]> {
    const { connection } = await settings.read(tenantId)
    return connection?.administrations.map(({ code }) => code) ?? []
  }

  async function carryOut(stored: Run, signal: AbortSignal): Promise<Run> {
    const show = createShowing()
    const onWait = (wait: Wait) =>
      void tellWait(stored, wait).catch((error) => logger.warn({ err: error }, 'A waiting run could not be shown'))
    const client = takesBack(stored) ? null : await access.client(stored.tenantId, { administration: stored.administration, onWait })
    return workRun(stored, {
      source: client === null ? noSource : createExactSource(client, logger),
      mirror,
      journal,
      decisions,
      figures: figures.port(onWait),
      crm: crm(stored.tenantId),
      administrations: stored.compare ? await administrationsOf(stored.tenantId) : [],
      now,
      signal,
      ...(client && { beforeReading: (reading?: AbortSignal) => watch.look(stored.tenantId, client, reading) }),
      onProgress: async (run) => show(run.problem === null ? run : await journal.updateRun(run.tenantId, run.number, { problem: null })),
    })
  }

  /** Cancelling reaches a run also while it waits for calls: the wait is broken off, and the run ends as cancelled. */
  async function carryOutOrCancel(stored: Run, signal: AbortSignal): Promise<Run> {
    const cancelled = new AbortController()
    const look = async () => {
      if ((await journal.run(stored.tenantId, stored.number))?.cancelAsked === true) cancelled.abort()
    }
    const looking = setInterval(() => void look().catch(() => undefined), betweenLooks)
    try {
      const ended = await carryOut(stored, AbortSignal.any([signal, cancelled.signal]))
      return isUnderWay(ended) && cancelled.signal.aborted && !signal.aborted ? await carryOut(ended, signal) : ended
    } finally {
      clearInterval(looking)
    }
  }

  /** What keeps a run from even starting (not connected any more, say) stops it like what comes later. */
  async function stopUnstarted(begun: Run, error: unknown, signal: AbortSignal): Promise<Run> {
    if (!(error instanceof SaldoError)) logger.error({ err: error, run: begun.number }, 'A run failed')
    const run = await journal.run(begun.tenantId, begun.number)
    return run !== undefined && !isUnderWay(run) ? run : stopRun(error, begun, { journal, now, signal }, run?.calls ?? begun.calls)
  }

  async function finish(ended: Run): Promise<Run> {
    const { tenantId, number, preview } = ended
    const latest = await journal.updateRun(tenantId, number, ended.state === 'done' ? { problem: null } : {})
    await cards.edit(latest)
    if (!preview) await cards.tellSubscribers(latest)
    await onEnded(latest).catch((error) => logger.warn({ err: error, run: number }, 'What follows a run could not be begun'))
    return journal.updateRun(tenantId, number, { toldAt: now().toISOString() })
  }

  return {
    async work({ tenantId, number }, signal) {
      const stored = await journal.run(tenantId, number)
      if (stored === undefined || stored.toldAt !== null || !parkedRuns.isDue(stored)) return
      const { connection } = await settings.read(tenantId)
      const ended = await carryOutOrCancel(stored, signal).catch((error) => stopUnstarted(stored, error, signal))
      if (ended.state === 'parked') await parkedRuns.settle(ended, stored, connection)
      else if (!isUnderWay(ended)) await finish(ended)
    },

    async takeUp() {
      for (const run of await journal.unfinishedRuns()) {
        if (run.state === 'parked') await parkedRuns.takeUp(run)
        else await start({ tenantId: run.tenantId, kind: 'run', number: run.number })
      }
    },

    async resumeParked(tenantId) {
      const unfinished = await journal.unfinishedRuns()
      for (const run of unfinished.filter((each) => each.tenantId === tenantId && waits(each))) await parkedRuns.goOn(run)
    },

    async create(run) {
      const recent = await journal.runs(run.tenantId, lookedAt)
      const underWay = recent.find((each) => each.profile.id === run.profile.id && isUnderWay(each))
      if (underWay !== undefined) throw alreadyRunning(underWay)
      return journal.createRun(run, now())
    },

    async begin({ tenantId, number }, card) {
      if (card !== null) {
        const { place, messageId } = card
        await journal.updateRun(tenantId, number, { card: { conversationId: place.conversationId, messageId } })
      }
      await start({ tenantId, kind: 'run', number })
    },

    async goOn(tenantId, number) {
      const run = await journal.run(tenantId, number)
      return run === undefined || asksFirst(run) ? null : parkedRuns.goOn(run)
    },

    async approve(tenantId, number) {
      const run = await journal.run(tenantId, number)
      return run === undefined || !asksFirst(run) ? null : parkedRuns.goOn(run)
    },

    async cancel(tenantId, number) {
      const run = await journal.run(tenantId, number)
      if (run === undefined || !isUnderWay(run)) return null
      return run.state === 'parked' || run.state === 'queued'
        ? finish(await cancelRun(run, { journal, now }))
        : journal.updateRun(tenantId, number, { cancelAsked: true })
    },
  }
}

const takesBack = ({ follows }: Run) => follows?.how === 'undo'

/** For something to be put right. A plan that waits for its yes goes on with that alone. */
const waits = (run: Run) => run.parked?.for !== 'time' && !asksFirst(run)

function alreadyRunning(run: Run): SaldoError {
  const { title } = run.profile
  const values = { case: run.state === 'parked' ? 'parked' : 'running', title, run: run.number }
  const person =
    run.state === 'parked'
      ? `${title} is parked as run ${run.number} and goes on from where it stands. Say run ${run.number} to see it, or cancel ${run.number} to give it up.`
      : `${title} is already running as run ${run.number}. Say run ${run.number} to see it, or cancel to stop it.`
  return new SaldoError('already-running', { message: 'the profile has a run under way', person, values, recovery: 'fix-input' })
}
