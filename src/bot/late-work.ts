import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'

/** What goes on after its turn has ended. Lives in this process only: when that is killed, the person asks again. */
export type LateWork = {
  add(work: Promise<void>): void
  /** Answers when nothing is under way any more, after ten seconds at the latest: to be waited for before the process stops. */
  settled(): Promise<void>
}

const patienceMs = 10_000

export function createLateWork(logger: Logger): LateWork {
  const underWay = new Set<Promise<void>>()

  /** Work under way may bring more of it. */
  async function finish(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    add(work) {
      const tracked = work
        .catch((error: unknown) => logger.error({ err: error }, 'A late answer was lost'))
        .finally(() => underWay.delete(tracked))
      underWay.add(tracked)
    },
    async settled() {
      const finished = new AbortController()
      const patience = delay(patienceMs, undefined, { signal: finished.signal }).catch(() => undefined)
      await Promise.race([finish(), patience])
      finished.abort()
      if (underWay.size > 0) logger.warn({ answers: underWay.size }, 'Late answers are given up')
    },
  }
}
