import type { RunService } from '../bot/services.ts'
import { SaldoError } from '../errors.ts'
import type { Wait } from '../exact/budget.ts'
import { createExactSource } from '../exact/source.ts'
import type { Work } from '../jobs/types.ts'
import type { Logger } from '../logger.ts'
import type { CrmPort, JournalPort, MirrorPort } from '../sync/ports.ts'
import { workRun } from '../sync/run.ts'
import type { Run } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import type { RunCards } from './run-cards.ts'

type Parts = {
  journal: JournalPort
  mirror: MirrorPort
  crm: (tenantId: string) => CrmPort
  access: ExactAccess
  cards: RunCards
  now: () => Date
  logger: Logger
}

type Runs = Omit<RunService, 'begin'> & { work: Work; attachCard: RunService['begin'] }

const lookedAt = 50
/** Teams takes 1,800 edits an hour in one chat. */
const betweenEdits = 3_000
/** How soon a run that waits for calls notices that it was cancelled. */
const betweenLooks = 1_000

const isUnderWay = ({ state }: Run) => state === 'queued' || state === 'running'

/** Runs from the asking to the telling. Jobs call `work`; it may be called again after a restart and goes on. */
export function createRuns({ journal, mirror, crm, access, cards, now, logger }: Parts): Runs {
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
    if (run === undefined || !isUnderWay(run)) return
    await cards.edit(await journal.updateRun(tenantId, number, { problem: await cards.wordWait(run, wait) }))
  }

  async function carryOut(stored: Run, signal: AbortSignal): Promise<Run> {
    const show = createShowing()
    const onWait = (wait: Wait) =>
      void tellWait(stored, wait).catch((error) => logger.warn({ err: error }, 'A waiting run could not be shown'))
    const client = await access.client(stored.tenantId, { administration: stored.administration, onWait })
    return workRun(stored, {
      source: createExactSource(client, logger),
      mirror,
      journal,
      crm: crm(stored.tenantId),
      now,
      signal,
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

  /** What keeps a run from even starting (not connected any more, say) ends it with its sentence. */
  async function endUnstarted(run: Run, error: unknown): Promise<Run> {
    if (!(error instanceof SaldoError)) logger.error({ err: error, run: run.number }, 'A run failed')
    const ended = await journal.run(run.tenantId, run.number)
    if (ended !== undefined && !isUnderWay(ended)) return ended
    const problem = error instanceof SaldoError ? error.person : 'Something went wrong on our side. What was written stays; run it again.'
    return journal.updateRun(run.tenantId, run.number, { state: 'failed', problem, finishedAt: now().toISOString() })
  }

  return {
    async work({ tenantId, number }, signal) {
      const stored = await journal.run(tenantId, number)
      if (stored === undefined || stored.toldAt !== null) return
      const ended = await carryOutOrCancel(stored, signal).catch((error) => endUnstarted(stored, error))
      if (isUnderWay(ended)) return
      const latest = await journal.updateRun(tenantId, number, ended.state === 'done' ? { problem: null } : {})
      await cards.edit(latest)
      if (!latest.preview) await cards.tellSubscribers(latest)
      await journal.updateRun(tenantId, number, { toldAt: now().toISOString() })
    },

    async create(run) {
      const recent = await journal.runs(run.tenantId, lookedAt)
      const underWay = recent.find((each) => each.profile.id === run.profile.id && isUnderWay(each))
      if (underWay !== undefined) throw alreadyRunning(underWay)
      return journal.createRun(run, now())
    },

    async attachCard(run, card) {
      if (card === null) return
      await journal.updateRun(run.tenantId, run.number, { card: { conversationId: card.place.conversationId, messageId: card.messageId } })
    },

    async cancel(tenantId, number) {
      const run = await journal.run(tenantId, number)
      return run === undefined || !isUnderWay(run) ? null : journal.updateRun(tenantId, number, { cancelAsked: true })
    },
  }
}

function alreadyRunning(run: Run): SaldoError {
  const person = `${run.profile.title} is already running as run ${run.number}. Say run ${run.number} to see it, or cancel to stop it.`
  return new SaldoError('already-running', { message: 'the profile has a run under way', person, recovery: 'fix-input' })
}
