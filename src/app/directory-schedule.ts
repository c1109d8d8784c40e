import type { Connection } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import type { MirrorState } from '../sync/ports.ts'

const minuteMs = 60_000
/** Without hints, what changed is known within the hour. With them, a daily reading catches those that were lost. */
const readEveryMs = { asking: 60 * minuteMs, told: 24 * 60 * minuteMs }
/** A reading of the last minute before a start counts: processes that start one after the other don't repeat each other's. */
const justReadMs = minuteMs
const hintsTogetherMs = 10_000
const afterFailureMs = { passing: 10 * minuteMs, lasting: 60 * minuteMs }

/** Whether an administration's customers are to be read. What was told while no process was there is unknown, so a start counts too. */
export function isDue({ complete, syncedAt }: MirrorState, { webhooks = [] }: Connection, now: Date, startedAt: Date): boolean {
  if (!complete || syncedAt === null) return true
  const readAt = Date.parse(syncedAt)
  const every = webhooks.length > 0 ? readEveryMs.told : readEveryMs.asking
  return now.getTime() - readAt >= every || readAt < startedAt.getTime() - justReadMs
}

/** Whether a reading that was asked for at a moment has begun since, and came to its end. */
export function isAnswered({ complete, syncedAt }: MirrorState, askedAt: Date): boolean {
  return complete && syncedAt !== null && Date.parse(syncedAt) >= askedAt.getTime()
}

/** Hints of the same ten seconds name the same moment, ten to twenty seconds on, and so the same job. */
export function momentForHint(now: Date): Date {
  return new Date((Math.floor(now.getTime() / hintsTogetherMs) + 2) * hintsTogetherMs)
}

/** When to try again after an error. What doesn't pass by itself is left to the next look after that. */
export function afterFailure(error: unknown, now: Date): { at: Date; passes: boolean } {
  const known = error instanceof SaldoError ? error : null
  const passes = known?.recovery === 'retry'
  const patience = now.getTime() + (passes ? afterFailureMs.passing : afterFailureMs.lasting)
  return { at: new Date(Math.max(patience, known?.retryAt?.getTime() ?? 0)), passes }
}
