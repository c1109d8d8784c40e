import type { Connection } from '../connect/types.ts'
import type { JobsPort } from '../jobs/types.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { JournalPort } from '../sync/ports.ts'
import type { Run } from '../sync/types.ts'
import type { RunCards } from './run-cards.ts'

type Parts = {
  journal: JournalPort
  settings: SettingsPort
  cards: RunCards
  start: JobsPort['start']
  now: () => Date
  logger: Logger
}

export type ParkedRuns = {
  /** Whether a run may be worked on now. A later start may come when the run waits for something else by then. */
  isDue(run: Run): boolean
  /** A run was just parked: sees to it that it goes on by itself where it can, shows it, and tells whoever can do something. */
  settle(run: Run, begun: Run, connection: Connection | null): Promise<void>
  /** After a start of the process: a parked run goes on by its own rule. */
  takeUp(run: Run): Promise<void>
  /** Puts a parked run to work now; null when it isn't parked. */
  goOn(run: Run): Promise<Run | null>
}

/** A later start counts time in another clock than the run's: it may come a little early. */
const earlyMs = 5_000

/** Runs that wait for a time, for the connection or for an admin. Where they stand is the journal's; going on is only a matter of when. */
export function createParkedRuns({ journal, settings, cards, start, now, logger }: Parts): ParkedRuns {
  const jobOf = ({ tenantId, number }: Run) => ({ tenantId, kind: 'run' as const, number })

  async function goOn(run: Run): Promise<Run | null> {
    const { state, parked, tenantId, number } = run
    if (state !== 'parked' || parked === null) return null
    const at = now()
    const due = await journal.updateRun(tenantId, number, { parked: { for: 'time', until: at.toISOString(), tries: parked.tries } })
    await start(jobOf(run), at)
    await cards.edit(due)
    return due
  }

  return {
    goOn,

    isDue: ({ state, parked }) => state !== 'parked' || (parked?.for === 'time' && untilOf(parked.until) <= now().getTime() + earlyMs),

    async settle(run, begun, connection) {
      if (run.parked?.for === 'time') await start(jobOf(run), new Date(untilOf(run.parked.until)))
      await cards.edit(run)
      const present = (await settings.read(run.tenantId)).connection
      // Somebody connected while the run was being parked.
      if (run.parked?.for === 'connection' && isUsable(present) && present.connectedAt !== connection?.connectedAt) await goOn(run)
      else if (takesAPerson(run, present) && isNews(run, begun)) await cards.tellParked(run)
    },

    async takeUp(run) {
      const { parked, tenantId } = run
      if (parked?.for === 'time') await start(jobOf(run), new Date(untilOf(parked.until)))
      if (parked?.for === 'connection' && isUsable((await settings.read(tenantId)).connection)) await goOn(run)
      // The process before may have ended between parking the run and showing so.
      else await cards.edit(run).catch((err: unknown) => logger.warn({ err }, 'A parked run could not be shown'))
    },
  }
}

const untilOf = (until: string | null) => Date.parse(until ?? '') || 0

function isUsable(connection: Connection | null): connection is Connection {
  return connection !== null && connection.lost === null && connection.administration !== null
}

/** Of a connection that is lost the admins hear anyway, and who disconnected knows. */
function takesAPerson({ parked }: Run, connection: Connection | null): boolean {
  // Who asked for an undo sees what it would do.
  if (parked?.why === 'undo') return false
  return parked?.for === 'admin' || (parked?.for === 'connection' && isUsable(connection))
}

/** Stopped again at the same place by the same thing: that was told before. */
function isNews({ parked, problem }: Run, begun: Run): boolean {
  return parked?.tries === 1 || problem !== begun.problem
}
