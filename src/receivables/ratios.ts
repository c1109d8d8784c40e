import { averageDays } from './behaviour.ts'
import { daysBetween } from './days.ts'
import { previousYearToDate, type Span, yearToDate } from './financial-year.ts'
import { soldIn } from './turnover.ts'

/**
 * What the books say of one customer on one day, added up: what the ratios are computed from, however many items there were.
 * owed, credit: open items by due date; credit is negative. sold, credited: processed invoices and credit notes without VAT by invoice
 * date; credited is negative. paid: invoices by the day they were settled. Amounts in the smallest unit of the administration's currency.
 */
export type DaySum = {
  accountId: string
  kind: 'owed' | 'credit' | 'sold' | 'credited' | 'paid'
  day: string
  amount: number
  /** Of `paid`: amount × days from invoice to payment; otherwise 0. */
  amountDays: number
  count: number
}

/** A customer's financial ratios, in the smallest unit of the administration's currency. */
export type Ratios = {
  balance: number
  /** Owed and past due, credits not taken off. */
  overdue: number
  /** 0 when nothing is overdue. */
  oldestOverdueDays: number
  /** Weighted by amount; null when too few invoices were paid to judge. */
  averageDaysToPay: number | null
  turnoverThisYear: number
  turnoverLastYear: number
  lastInvoiceDate: string | null
}

/** `today` in the administration's time zone; `monthDay` (MM-DD) begins its financial year. */
export type RatioDays = { today: string; monthDay: string }

/** The ratios of one customer. Sums outside of the days that a ratio is about change nothing. */
export function ratiosOf(sums: readonly DaySum[], days: RatioDays): Ratios {
  const of = (...kinds: readonly DaySum['kind'][]) => sums.filter(({ kind }) => kinds.includes(kind))
  const { today } = days
  const late = of('owed').filter(({ day }) => day < today)
  const oldest = late.reduce((first, { day }) => (day < first ? day : first), today)
  const sales = of('sold', 'credited')
  return {
    balance: total(of('owed', 'credit')),
    overdue: total(late),
    oldestOverdueDays: daysBetween(oldest, today),
    averageDaysToPay: daysToPay(of('paid').filter(({ day }) => inSpan(day, paidSpan(today)))),
    turnoverThisYear: soldIn(sales, thisYear(days)),
    turnoverLastYear: soldIn(sales, lastYear(days)),
    lastInvoiceDate: latest(of('sold').filter(({ day }) => inSpan(day, invoicedSpan(days)))),
  }
}

export const thisYear = ({ today, monthDay }: RatioDays): Span => yearToDate(today, monthDay)
export const lastYear = ({ today, monthDay }: RatioDays): Span => previousYearToDate(today, monthDay)
/** How far back the last invoice is looked for: to the beginning of last financial year. */
export const invoicedSpan = (days: RatioDays): Span => ({ from: lastYear(days).from, to: days.today })
/** Payments of the last twelve months tell how somebody pays. */
export const paidSpan = (today: string): Span => ({ from: previousYearToDate(today, today.slice(5)).to, to: today })

/** Sums of one customer, kind and day become one. */
export function addUp(sums: readonly DaySum[]): DaySum[] {
  const added = new Map<string, DaySum>()
  for (const sum of sums) {
    const name = `${sum.accountId} ${sum.kind} ${sum.day}`
    const { amount, amountDays, count } = added.get(name) ?? { amount: 0, amountDays: 0, count: 0 }
    added.set(name, { ...sum, amount: amount + sum.amount, amountDays: amountDays + sum.amountDays, count: count + sum.count })
  }
  return [...added.values()]
}

function daysToPay(paid: readonly DaySum[]): number | null {
  return averageDays({
    invoices: paid.reduce((sum, { count }) => sum + count, 0),
    amount: total(paid),
    amountDays: paid.reduce((sum, { amountDays }) => sum + amountDays, 0),
  })
}

const inSpan = (day: string, { from, to }: Span) => from <= day && day <= to

const total = (sums: readonly DaySum[]) => sums.reduce((sum, { amount }) => sum + amount, 0)

function latest(sums: readonly DaySum[]): string | null {
  return sums.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null)
}
