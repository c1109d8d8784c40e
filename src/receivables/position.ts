import { daysBetween } from './days.ts'
import { addMoney } from './money.ts'
import type { AgeingBucket, DatedItem, Money, OpenItem, Position } from './types.ts'

/** The buckets in the order people read them; each ends with that many days past due. */
const buckets: readonly { bucket: AgeingBucket; upTo: number }[] = [
  { bucket: 'not-due', upTo: 0 },
  { bucket: '1-30', upTo: 30 },
  { bucket: '31-60', upTo: 60 },
  { bucket: '61-90', upTo: 90 },
  { bucket: 'over-90', upTo: Number.POSITIVE_INFINITY },
]

/** The buckets from not due to oldest. */
export const ageingBuckets: readonly AgeingBucket[] = buckets.map(({ bucket }) => bucket)

/**
 * What the open items come to on a day (YYYY-MM-DD), one position per currency, the biggest balance first.
 * Aged by due date; what is due today is not overdue; credit notes and receipts stay apart from the buckets.
 * Items oldest due date first.
 */
export function positionsOf(items: readonly OpenItem[], today: string): Position[] {
  const byCurrency = Map.groupBy(items, (item) => item.amount.currency)
  return [...byCurrency]
    .map(([currency, own]) => positionIn(currency, own, today))
    .sort((a, b) => Math.abs(b.balance.minor) - Math.abs(a.balance.minor) || compare(a.currency, b.currency))
}

function positionIn(currency: string, items: readonly OpenItem[], today: string): Position {
  const dated = items
    .map((item) => ({ ...item, daysLate: item.amount.minor > 0 ? daysBetween(item.dueDate, today) : null }))
    .sort(oldestFirst)
  const owed = dated.filter((item) => item.daysLate !== null)
  const late = owed.filter(isLate)
  const sum = (some: readonly DatedItem[]) =>
    addMoney(
      currency,
      some.map((item) => item.amount),
    )
  return {
    currency,
    balance: sum(dated),
    gross: sum(owed),
    credit: sum(dated.filter((item) => item.daysLate === null)),
    overdue: sum(late),
    overdueCount: late.length,
    oldestDays: late.reduce((most, item) => Math.max(most, item.daysLate ?? 0), 0),
    ageing: ageing(owed, sum),
    items: dated,
  }
}

function ageing(owed: readonly DatedItem[], sum: (items: readonly DatedItem[]) => Money): Position['ageing'] {
  const held = Map.groupBy(owed, (item) => bucketOf(item.daysLate ?? 0))
  const amount = (bucket: AgeingBucket) => sum(held.get(bucket) ?? [])
  return {
    'not-due': amount('not-due'),
    '1-30': amount('1-30'),
    '31-60': amount('31-60'),
    '61-90': amount('61-90'),
    'over-90': amount('over-90'),
  }
}

/** 0 and less isn't due. */
export const bucketOf = (daysLate: number): AgeingBucket => buckets.find(({ upTo }) => daysLate <= upTo)?.bucket ?? 'over-90'

const isLate = ({ daysLate }: DatedItem) => daysLate !== null && daysLate > 0

const oldestFirst = (a: DatedItem, b: DatedItem) =>
  compare(a.dueDate, b.dueDate) || compare(a.invoiceDate, b.invoiceDate) || compare(a.id, b.id)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
