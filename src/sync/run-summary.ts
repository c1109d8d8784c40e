import type { OutcomeCounts, PlanCounts } from './types.ts'

/** The outcomes that a plan settles by itself: everything that needs no write. What waits for a decision counts as skipped. */
export function settledByPlan({ unchanged, skip, ask, fail, wait, leave = 0, filtered }: PlanCounts): OutcomeCounts {
  const waiting = wait === undefined ? {} : { waiting: wait }
  return { created: 0, updated: 0, unchanged, skipped: skip + ask + leave, failed: fail, filtered, ...waiting }
}
