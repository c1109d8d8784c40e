import { dayLength } from '../clock.ts'

/** The first month (0 to 11) of a division's financial year decides which year a day belongs to: the one it starts in. */
export const financialYearOf = (day: number, firstMonth: number): number => {
  const date = new Date(day)
  return date.getUTCMonth() >= firstMonth ? date.getUTCFullYear() : date.getUTCFullYear() - 1
}

/** Period 1 to 12 of the financial year a day falls in. */
export const financialPeriodOf = (day: number, firstMonth: number): number => ((new Date(day).getUTCMonth() - firstMonth + 12) % 12) + 1

export const financialYearStart = (year: number, firstMonth: number): number => Date.UTC(year, firstMonth, 1)

export interface Period {
  year: number
  period: number
  start: number
  /** Midnight of the last day. */
  end: number
}

/** Twelve monthly periods a year. */
export const periodsOf = (year: number, firstMonth: number): Period[] =>
  Array.from({ length: 12 }, (_, month) => ({
    year,
    period: month + 1,
    start: Date.UTC(year, firstMonth + month, 1),
    end: Date.UTC(year, firstMonth + month + 1, 1) - dayLength,
  }))

export const addDays = (day: number, days: number): number => day + days * dayLength
