import type { Money, Position } from './types.ts'

/** How a customer stands, worst thing first: the one thing to know before a call. */
export type Standing =
  | { kind: 'blocked'; severity: 'attention' }
  | { kind: 'over-limit'; severity: 'attention'; by: Money }
  | { kind: 'overdue'; severity: 'attention' | 'warning'; invoices: number; oldestDays: number }
  | { kind: 'slower'; severity: 'warning'; days: number }
  | { kind: 'clean'; severity: 'good' }
  | { kind: 'nothing-open'; severity: 'good' }

/** Who calls about what is overdue: sales in the first days, with finance for a while, then finance alone. */
export type Caller = 'sales' | 'with-finance' | 'finance'

/** Up to a month late is a reminder's business; later it needs a conversation. */
const lateDays = 30
/** Paying so many days later than a year ago is worth a word. */
const slowerDays = 7
const [salesDays, sharedDays] = [15, 45]

/** Counts of every currency together; amounts only against the limit's own currency. `slowerBy`: days, as in a payment habit. */
export function standingOf(
  blocked: boolean,
  creditLimit: Money | null,
  positions: readonly Position[],
  slowerBy: number | null = null,
): Standing {
  if (blocked) return { kind: 'blocked', severity: 'attention' }
  const limited = positions.find(({ currency }) => currency === creditLimit?.currency)
  const over = limited && creditLimit ? limited.balance.minor - creditLimit.minor : 0
  if (creditLimit && over > 0) return { kind: 'over-limit', severity: 'attention', by: { minor: over, currency: creditLimit.currency } }
  const invoices = positions.reduce((sum, { overdueCount }) => sum + overdueCount, 0)
  const oldestDays = Math.max(0, ...positions.map((position) => position.oldestDays))
  if (invoices > 0) return { kind: 'overdue', severity: oldestDays > lateDays ? 'attention' : 'warning', invoices, oldestDays }
  if (slowerBy !== null && slowerBy >= slowerDays) return { kind: 'slower', severity: 'warning', days: slowerBy }
  return { kind: positions.some(({ items }) => items.length > 0) ? 'clean' : 'nothing-open', severity: 'good' }
}

/** A hint, not a rule; null when nothing is overdue. */
export function callerFor(oldestDays: number): Caller | null {
  if (oldestDays <= 0) return null
  if (oldestDays <= salesDays) return 'sales'
  return oldestDays <= sharedDays ? 'with-finance' : 'finance'
}
