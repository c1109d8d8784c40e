import { addDays } from './days.ts'

/** Days as YYYY-MM-DD, both included. */
export type Span = { from: string; to: string }

/** The day the current financial year began: the latest `monthDay` (MM-DD) not after today. 29 February counts as the 28th in ordinary years. */
export function financialYearStart(today: string, monthDay: string): string {
  const year = Number(today.slice(0, 4))
  const inThisYear = dayInYear(year, monthDay)
  return inThisYear <= today ? inThisYear : dayInYear(year - 1, monthDay)
}

/** The financial year so far. */
export function yearToDate(today: string, monthDay: string): Span {
  return { from: financialYearStart(today, monthDay), to: today }
}

/** The same stretch of the financial year before. */
export function previousYearToDate(today: string, monthDay: string): Span {
  return { from: previousStart(today, monthDay), to: dayInYear(Number(today.slice(0, 4)) - 1, today.slice(5)) }
}

/** The whole financial year before the current one. */
export function previousYear(today: string, monthDay: string): Span {
  return { from: previousStart(today, monthDay), to: addDays(financialYearStart(today, monthDay), -1) }
}

const previousStart = (today: string, monthDay: string) => dayInYear(Number(financialYearStart(today, monthDay).slice(0, 4)) - 1, monthDay)

function dayInYear(year: number, monthDay: string): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`
}
