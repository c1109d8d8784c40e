import { daysBetween } from './days.ts'
import { ageingBuckets, bucketOf } from './position.ts'
import type { AgeingBucket, OpenItem } from './types.ts'

/** Sums in the smallest unit of one currency. balance = gross + credit = the sum of ageing + credit. */
export type OpenSums = {
  balance: number
  /** What is owed, credits not taken off. */
  gross: number
  /** Open credit notes and unallocated receipts: zero or negative. */
  credit: number
  /** Past due by the day asked about; due that day is not. */
  overdue: number
  overdueCount: number
  /** Open items, credits among them. */
  count: number
  /** What is owed, by days past the due date. */
  ageing: Readonly<Record<AgeingBucket, number>>
}

/** What one customer's open items in one currency come to. */
export type CustomerSums = OpenSums & {
  accountId: string
  currency: string
  /** Days past due of the oldest overdue item; 0 when none is. */
  oldestDays: number
}

/** What everybody's open items in one currency come to. */
export type BookTotal = OpenSums & {
  currency: string
  /** With anything open, and with anything overdue. */
  customers: number
  overdueCustomers: number
}

/** What Exact's own overview says of one currency, in its smallest unit. */
export type OverviewTotal = { currency: string; outstanding: number; outstandingCount: number; overdue: number; overdueCount: number }

const nothing: OpenSums = {
  balance: 0,
  gross: 0,
  credit: 0,
  overdue: 0,
  overdueCount: 0,
  count: 0,
  ageing: { 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 },
}

/** The open items of everybody as they are handed in, page by page, added up by customer and currency as of a day (YYYY-MM-DD). */
export type Ledger = {
  add(items: readonly { accountId: string; item: Pick<OpenItem, 'amount' | 'dueDate'> }[]): void
  /** In the order in which they came. */
  customers(): CustomerSums[]
}

export function createLedger(day: string): Ledger {
  const sums = new Map<string, CustomerSums>()
  return {
    add(items) {
      for (const { accountId, item } of items) {
        const { currency } = item.amount
        const key = `${accountId} ${currency}`
        const known = sums.get(key) ?? { ...nothing, accountId, currency, oldestDays: 0 }
        const daysLate = daysBetween(item.dueDate, day)
        const late = item.amount.minor > 0 && daysLate > 0
        sums.set(key, {
          ...known,
          ...plus(known, sumsOf(item.amount.minor, daysLate)),
          oldestDays: late ? Math.max(known.oldestDays, daysLate) : known.oldestDays,
        })
      }
    },
    customers: () => [...sums.values()],
  }
}

/** The totals of each currency, the biggest balance first. `always`: currencies that have one even if nothing is open in them. */
export function totalsOf(customers: readonly CustomerSums[], ...always: readonly string[]): BookTotal[] {
  const totals = new Map<string, BookTotal>()
  for (const currency of always) totals.set(currency, emptyTotal(currency))
  for (const customer of customers) {
    const known = totals.get(customer.currency) ?? emptyTotal(customer.currency)
    totals.set(customer.currency, {
      ...plus(known, customer),
      currency: customer.currency,
      customers: known.customers + 1,
      overdueCustomers: known.overdueCustomers + (customer.overdue > 0 ? 1 : 0),
    })
  }
  return [...totals.values()].sort(
    (one, other) => Math.abs(other.balance) - Math.abs(one.balance) || (one.currency < other.currency ? -1 : 1),
  )
}

/** By how much the totals of one currency differ from Exact's own: ours less Exact's. Null when they say the same. */
export type Difference = { currency: string; balance: number; overdue: number; count: number; overdueCount: number }

/** Currencies that neither has anything in are left out; one that only one of them knows counts as nothing on the other side. */
export function differencesFrom(overview: readonly OverviewTotal[], totals: readonly BookTotal[]): Difference[] {
  const currencies = new Set([...totals, ...overview].map(({ currency }) => currency))
  return [...currencies].flatMap((currency) => {
    const own = totals.find((total) => total.currency === currency) ?? emptyTotal(currency)
    const theirs = overview.find((total) => total.currency === currency)
    const difference = {
      currency,
      balance: own.balance - (theirs?.outstanding ?? 0),
      overdue: own.overdue - (theirs?.overdue ?? 0),
      count: own.count - (theirs?.outstandingCount ?? 0),
      overdueCount: own.overdueCount - (theirs?.overdueCount ?? 0),
    }
    const same = difference.balance === 0 && difference.overdue === 0 && difference.count === 0 && difference.overdueCount === 0
    return same ? [] : [difference]
  })
}

const emptyTotal = (currency: string): BookTotal => ({ ...nothing, currency, customers: 0, overdueCustomers: 0 })

function sumsOf(minor: number, daysLate: number): OpenSums {
  if (minor <= 0) return { ...nothing, balance: minor, credit: minor, count: 1 }
  const late = daysLate > 0
  return {
    balance: minor,
    gross: minor,
    credit: 0,
    overdue: late ? minor : 0,
    overdueCount: late ? 1 : 0,
    count: 1,
    ageing: { ...nothing.ageing, [bucketOf(daysLate)]: minor },
  }
}

function plus(one: OpenSums, other: OpenSums): OpenSums {
  const ageing = { ...one.ageing }
  for (const bucket of ageingBuckets) ageing[bucket] += other.ageing[bucket]
  return {
    balance: one.balance + other.balance,
    gross: one.gross + other.gross,
    credit: one.credit + other.credit,
    overdue: one.overdue + other.overdue,
    overdueCount: one.overdueCount + other.overdueCount,
    count: one.count + other.count,
    ageing,
  }
}
