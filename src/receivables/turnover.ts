import { previousYear, previousYearToDate, type Span, yearToDate } from './financial-year.ts'

/** A processed sales invoice, or a credit note with a negative amount: without VAT, in the smallest unit of the administration's own currency. */
export type Sale = { day: string; amount: number }

/** Turnover on invoice date. All three are different figures and are labelled as such. */
export type Turnover = {
  yearToDate: number
  /** The same stretch of the financial year before. */
  previousYearToDate: number
  /** The whole financial year before. */
  previousYear: number
}

/** `monthDay` (MM-DD): the day the financial year begins. */
export function turnoverOf(sales: readonly Sale[], today: string, monthDay: string): Turnover {
  return {
    yearToDate: soldIn(sales, yearToDate(today, monthDay)),
    previousYearToDate: soldIn(sales, previousYearToDate(today, monthDay)),
    previousYear: soldIn(sales, previousYear(today, monthDay)),
  }
}

/** Growth as a fraction (0.25 = 25 % more); null where nothing was sold before: then it is new. */
export function growthOf({ yearToDate: now, previousYearToDate: before }: Turnover): number | null {
  return before > 0 ? (now - before) / before : null
}

/** Both ends of the span included. */
export function soldIn(sales: readonly Sale[], { from, to }: Span): number {
  return sales.reduce((sum, { day, amount }) => (from <= day && day <= to ? sum + amount : sum), 0)
}
