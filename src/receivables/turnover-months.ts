import { addDays } from './days.ts'
import { previousYearToDate, type Span, yearToDate } from './financial-year.ts'
import { type Sale, soldIn } from './turnover.ts'

/** `month` as YYYY-MM; both amounts in the smallest unit of the administration's currency. */
export type MonthTurnover = { month: string; sold: number; soldBefore: number }

/**
 * Turnover by calendar month of the financial year to date, beside the same month a year before. The months of either year add up to its
 * turnover to date: the first and the last one are as short as the year so far.
 */
export function turnoverByMonth(sales: readonly Sale[], today: string, monthDay: string): MonthTurnover[] {
  const [now, before] = [monthsOf(yearToDate(today, monthDay)), monthsOf(previousYearToDate(today, monthDay))]
  return now.map((span, place) => {
    const earlier = before[place]
    return { month: span.from.slice(0, 7), sold: soldIn(sales, span), soldBefore: earlier === undefined ? 0 : soldIn(sales, earlier) }
  })
}

/** The calendar months of a span, the first and the last no longer than it. */
export function monthsOf({ from, to }: Span): Span[] {
  const months: Span[] = []
  for (let start = from; start <= to; ) {
    const next = nextMonth(start)
    months.push({ from: start, to: next <= to ? addDays(next, -1) : to })
    start = next
  }
  return months
}

function nextMonth(day: string): string {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`
}
