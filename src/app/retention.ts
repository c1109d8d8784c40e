import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import type { AuditRecords } from '../store/records/audit.ts'
import type { JournalPort } from '../sync/ports.ts'
import { type Every, every } from './every.ts'

type Parts = { journal: Pick<JournalPort, 'removeOldRuns'>; audit: Pick<AuditRecords, 'removeOld'>; now: () => Date; logger: Logger }

/** Looks now and once a day. */
export type Retention = Pick<Every, 'start' | 'stop'>

const dayMs = 86_400_000
const keptDays = 400
const rowsAtOnce = 1_000

/** Removes runs with their rows, and looks at figures, once they are older than 400 days. Of several processes each may do it: what is gone is gone. */
export function createRetention({ journal, audit, now, logger }: Parts): Retention {
  async function removeOld(stopping: AbortSignal): Promise<void> {
    const before = new Date(now().getTime() - keptDays * dayMs)
    while (!stopping.aborted && (await journal.removeOldRuns(before, rowsAtOnce))) await nextTurn()
    await audit.removeOld(before)
  }

  return every(dayMs, removeOld, (err) => logger.warn({ err }, 'Old runs could not be removed'))
}
