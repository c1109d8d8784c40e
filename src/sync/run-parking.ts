import { SaldoError } from '../errors.ts'
import type { OutcomeCounts, Parked, Run } from './types.ts'

/** Minutes until the next try when nobody said when; the last one for every further try. */
const waits = [1, 2, 5, 10, 20, 30, 60]
/** So many tries in a row fill a day. */
const mostTries = 30

const forConnection = ['not-connected', 'exact-not-connected']
const forAdmin = ['exact-query-too-broad']

/**
 * What a run that met this error waits for. Null when waiting is no use: what was asked is wrong, the error is nobody's known one,
 * or a day of tries got it nowhere. `tries` counts this time too.
 */
export function parkedBy(error: unknown, tries: number, now: Date): Parked | null {
  if (!(error instanceof SaldoError)) return null
  const { code, recovery, retryAt } = error
  if (recovery === 'reconnect' || forConnection.includes(code)) return { for: 'connection', until: null, tries }
  if (recovery === 'ask-admin' || forAdmin.includes(code)) return { for: 'admin', until: null, tries }
  return recovery === 'retry' && tries <= mostTries ? { for: 'time', until: nextTry(tries, retryAt, now), tries } : null
}

/** Not before Exact says it makes sense, and less often the longer it leads nowhere. */
function nextTry(tries: number, retryAt: Date | undefined, now: Date): string {
  const wait = waits[tries - 1] ?? 60
  return new Date(Math.max(now.getTime() + wait * 60_000, retryAt?.getTime() ?? 0)).toISOString()
}

/** Times in a row that the run stopped without having got on since it was last parked. */
export function triesOf(before: Run, run: Run): number {
  return hasGotOn(before, run) ? 1 : (before.parked?.tries ?? 0) + 1
}

function hasGotOn(before: Run, { phase, read, planPosition, outcomes }: Run): boolean {
  return (
    phase !== before.phase || read > before.read || planPosition !== before.planPosition || settled(outcomes) > settled(before.outcomes)
  )
}

const settled = (outcomes: OutcomeCounts) => Object.values(outcomes).reduce((sum, each) => sum + each, 0)
