import type { PlanCounts } from './types.ts'

/** Both together; what neither counts stays uncounted. */
export function addCounts(a: PlanCounts, b: PlanCounts): PlanCounts {
  const sum: PlanCounts = { ...a }
  for (const name of Object.keys(b) as (keyof PlanCounts)[]) sum[name] = (a[name] ?? 0) + (b[name] ?? 0)
  return sum
}
