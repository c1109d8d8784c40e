import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import type { JournalPort } from '../sync/ports.ts'

type Parts = { journal: Pick<JournalPort, 'removeOldRuns'>; now: () => Date; logger: Logger }

export type Retention = {
  /** Begins to look, now and once a day. */
  start(): void
  /** Answers when no removing is under way any more. */
  stop(): Promise<void>
}

const dayMs = 86_400_000
const keptDays = 400
const rowsAtOnce = 1_000

/** Removes runs and their rows once they are older than 400 days. Of several processes each may do it: what is gone is gone. */
export function createRetention({ journal, now, logger }: Parts): Retention {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let removing: Promise<void> = Promise.resolve()

  async function removeOld(): Promise<void> {
    const before = new Date(now().getTime() - keptDays * dayMs)
    while (!stopped && (await journal.removeOldRuns(before, rowsAtOnce))) await nextTurn()
  }

  function look(): void {
    removing = removing.then(removeOld).catch((err: unknown) => logger.warn({ err }, 'Old runs could not be removed'))
  }

  return {
    start() {
      look()
      timer = setInterval(look, dayMs)
      timer.unref()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await removing
    },
  }
}
