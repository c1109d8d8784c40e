import { takingPart } from '../connect/administrations.ts'
import type { Administration } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { AuditRecords } from '../store/records/audit.ts'
import type { SettingsPort } from '../store/settings.ts'
import { afterFailure } from './directory-schedule.ts'
import { type Every, every } from './every.ts'
import type { OpenBook } from './open-book.ts'

type Parts = {
  settings: Pick<SettingsPort, 'read' | 'tenants'>
  audit: Pick<AuditRecords, 'page'>
  openBook: Pick<OpenBook, 'readDay'>
  now: () => Date
  logger: Logger
}

const betweenLooksMs = 5 * 60_000
const usedWithinMs = 30 * 86_400_000

/** Reads the open items once on each day where people look at figures, so that every day has totals to compare with. */
export function createDailyBook({ settings, audit, openBook, now, logger }: Parts): Pick<Every, 'start' | 'stop'> {
  /** After a failure, by administration and connection. */
  const notBefore = new Map<string, Date>()

  async function lookAfter(tenantId: string): Promise<void> {
    const { connection } = await settings.read(tenantId)
    if (connection === null || connection.lost !== null || !(await isUsed(tenantId))) return
    for (const administration of takingPart(connection)) {
      const name = `${tenantId}/${administration.code}/${connection.connectedAt}`
      if ((notBefore.get(name) ?? now()) <= now()) await readDay(tenantId, administration, name)
    }
  }

  /** Every look at figures is kept, whichever of them it was at. */
  async function isUsed(tenantId: string): Promise<boolean> {
    const [last] = (await audit.page(tenantId, null, 1)).entries
    return last !== undefined && now().getTime() - last.at.getTime() <= usedWithinMs
  }

  async function readDay(tenantId: string, administration: Administration, name: string): Promise<void> {
    try {
      await openBook.readDay(tenantId, administration)
      notBefore.delete(name)
    } catch (error) {
      const { at } = afterFailure(error, now())
      notBefore.set(name, at)
      const problem = error instanceof SaldoError ? error.code : 'unexpected'
      if (problem === 'unexpected') logger.error({ err: error }, 'The open items of the day could not be read')
      else logger.info({ problem, administration: administration.code, again: at }, 'The open items of the day are read later')
    }
  }

  const warn = (err: unknown) => logger.warn({ err }, 'The open items of the day could not be looked after')

  async function lookAtAll(stopping: AbortSignal): Promise<void> {
    for (const tenantId of await settings.tenants()) if (!stopping.aborted) await lookAfter(tenantId).catch(warn)
  }

  return every(betweenLooksMs, lookAtAll, warn)
}
