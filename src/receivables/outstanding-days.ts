import type { CustomerLedger } from './customer-ledger.ts'
import { addDays, daysBetween } from './days.ts'
import { averageDaysDelinquent, bestPossibleDso, dsoAtEnd, dsoByCountBack, type SalesPeriod } from './days-sales-outstanding.ts'
import type { Span } from './financial-year.ts'
import { monthsOf } from './turnover-months.ts'
import type { Position } from './types.ts'

/** Days of sales that are outstanding with a customer, in one currency and with VAT on both sides; null where they have no meaning. */
export type OutstandingDays = {
  /** Days of the period: this month so far and the two before. */
  period: number
  atEnd: number | null
  /** What the agreed terms alone would give. */
  bestPossible: number | null
  /** The part that lateness causes. */
  delinquent: number | null
  countBack: number | null
}

const countedMonths = 12

/** `invoices` reach back a year; null without any in the period. */
export function outstandingDays(invoices: CustomerLedger['invoices'], position: Position, today: string): OutstandingDays | null {
  const own = invoices.filter(({ state, total }) => state !== 'waiting' && total.currency === position.currency)
  const months = lastMonths(today, countedMonths).map((span): SalesPeriod => ({ sales: invoicedIn(own, span), days: lengthOf(span) }))
  const recent = months.slice(0, 3)
  const period = { sales: sumOf(recent, 'sales'), days: sumOf(recent, 'days') }
  if (period.sales <= 0 || position.balance.minor <= 0) return null
  const [closing, notDue] = [position.balance.minor, position.ageing['not-due'].minor]
  return {
    period: period.days,
    atEnd: dsoAtEnd(closing, period),
    bestPossible: bestPossibleDso(notDue, period),
    delinquent: averageDaysDelinquent(closing, notDue, period),
    countBack: dsoByCountBack(closing, months),
  }
}

/** Newest first. */
function lastMonths(today: string, count: number): Span[] {
  return monthsOf({ from: `${addDays(today, -31 * (count + 1)).slice(0, 7)}-01`, to: today })
    .toReversed()
    .slice(0, count)
}

function invoicedIn(invoices: CustomerLedger['invoices'], { from, to }: Span): number {
  return invoices.reduce((sum, { invoiceDate, total }) => (from <= invoiceDate && invoiceDate <= to ? sum + total.minor : sum), 0)
}

const lengthOf = ({ from, to }: Span) => daysBetween(from, to) + 1

const sumOf = (periods: readonly SalesPeriod[], name: keyof SalesPeriod) => periods.reduce((sum, period) => sum + period[name], 0)
