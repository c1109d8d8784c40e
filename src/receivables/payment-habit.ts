import { type Behaviour, oneDecimal, type PaidInvoice, paymentBehaviour } from './behaviour.ts'
import { addDays } from './days.ts'
import { previousYearToDate, type Span } from './financial-year.ts'
import { paidSpan } from './ratios.ts'

/** How a customer pays of late, and whether that changed. */
export type PaymentHabit = {
  /** Invoices paid in the last twelve months. */
  paid: number
  /** Of those; null when they are too few to judge. */
  behaviour: Behaviour | null
  /** Days by which the last twelve months were slower than the twelve before; negative = faster, null when there is nothing to compare. */
  slowerBy: number | null
}

/** `paid` reaches back two years; `today` as YYYY-MM-DD. */
export function paymentHabit(paid: readonly PaidInvoice[], today: string): PaymentHabit {
  const within = ({ from, to }: Span) => paid.filter(({ paidOn }) => from <= paidOn && paidOn <= to)
  const lately = within(paidSpan(today))
  const [behaviour, before] = [paymentBehaviour(lately), paymentBehaviour(within(spanBefore(today)))]
  const slowerBy = behaviour && before ? oneDecimal(behaviour.weightedDays - before.weightedDays) : null
  return { paid: lately.length, behaviour, slowerBy }
}

/** First day of the two years of payments that a habit is told from. */
export function habitFrom(today: string): string {
  return spanBefore(today).from
}

function spanBefore(today: string): Span {
  const to = addDays(paidSpan(today).from, -1)
  return { from: previousYearToDate(to, to.slice(5)).to, to }
}

/** A calendar quarter's payments. `days`: weighted days to pay, null when too few were paid to judge. */
export type PaidQuarter = { year: number; quarter: number; invoices: number; days: number | null }

const shownQuarters = 8

/** The last eight quarters, the one of `today` last. */
export function habitByQuarter(paid: readonly PaidInvoice[], today: string): PaidQuarter[] {
  const newest = Number(today.slice(0, 4)) * 4 + quarterOf(today)
  const byQuarter = Map.groupBy(paid, ({ paidOn }) => Number(paidOn.slice(0, 4)) * 4 + quarterOf(paidOn))
  return Array.from({ length: shownQuarters }, (_, place) => {
    const at = newest - shownQuarters + 1 + place
    const own = byQuarter.get(at) ?? []
    const days = paymentBehaviour(own)?.weightedDays ?? null
    return { year: Math.floor(at / 4), quarter: (at % 4) + 1, invoices: own.length, days }
  })
}

/** 0 to 3. */
const quarterOf = (day: string) => Math.floor((Number(day.slice(5, 7)) - 1) / 3)
