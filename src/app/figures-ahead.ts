import type { Connection } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import { figuresOf } from '../sync/rows-with-figures.ts'
import type { Profile } from '../sync/types.ts'
import { afterFailure } from './directory-schedule.ts'
import { type Every, every } from './every.ts'
import type { Figures } from './figures.ts'

type Parts = { settings: Pick<SettingsPort, 'read' | 'tenants'>; figures: Figures; now: () => Date; logger: Logger }

const betweenLooksMs = 60_000
const dayMs = 24 * 3_600_000

/**
 * Reads the books for profiles that take figures of them, from when such a profile is saved and then once a day, so that a run asks Exact
 * only for what is newer. Two years of invoices are more calls than Exact allows in a minute: nobody should wait for them in a run.
 */
export function createFiguresAhead({ settings, figures, now, logger }: Parts): Pick<Every, 'start' | 'stop'> {
  /** After a failure, by administration and connection. */
  const notBefore = new Map<string, Date>()

  async function lookAfter(tenantId: string, stopping: AbortSignal): Promise<void> {
    const { connection, profiles } = await settings.read(tenantId)
    if (connection === null || connection.lost !== null) return
    for (const [administration, fields] of takenBy(profiles, connection)) {
      const of = { tenantId, administration }
      const name = `${tenantId}/${administration}/${connection.connectedAt}`
      if ((notBefore.get(name) ?? now()) > now() || (await isRecent(of, fields))) continue
      await figures
        .port()
        .refresh(tenantId, administration, fields, stopping)
        .then(() => notBefore.delete(name))
        .catch((error: unknown) => readLater(error, name, administration))
    }
  }

  async function isRecent(of: { tenantId: string; administration: number }, fields: readonly string[]): Promise<boolean> {
    const readAt = await figures.readAt(of, fields)
    return readAt !== null && now().getTime() - readAt.getTime() < dayMs
  }

  function readLater(error: unknown, name: string, administration: number): void {
    const { at } = afterFailure(error, now())
    notBefore.set(name, at)
    if (error instanceof SaldoError) logger.info({ problem: error.code, administration, again: at }, 'The books are read ahead later')
    else logger.error({ err: error }, 'The books could not be read ahead')
  }

  const warn = (err: unknown) => logger.warn({ err }, 'Reading the books ahead could not be looked after')

  async function lookAtAll(stopping: AbortSignal): Promise<void> {
    for (const tenantId of await settings.tenants()) if (!stopping.aborted) await lookAfter(tenantId, stopping).catch(warn)
  }

  return every(betweenLooksMs, lookAtAll, warn)
}

/** The figures that profiles take, by the administration they run on. */
function takenBy(profiles: readonly Profile[], { administration: main }: Connection): Map<number, string[]> {
  const taken = new Map<number, string[]>()
  for (const profile of profiles) {
    const administration = profile.administration ?? main
    const fields = figuresOf(profile)
    if (administration === null || fields.length === 0) continue
    taken.set(administration, [...new Set([...(taken.get(administration) ?? []), ...fields])])
  }
  return taken
}
