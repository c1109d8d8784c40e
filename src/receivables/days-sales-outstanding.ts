import { oneDecimal } from './behaviour.ts'

/** Amounts in the smallest unit of one currency; sales and receivables on the same footing, both with VAT or both without. */
export type SalesPeriod = { sales: number; days: number }

/** Receivables at the end of a period ÷ its sales × its days, with one decimal; null without sales, where it has no meaning. */
export function dsoAtEnd(closing: number, { sales, days }: SalesPeriod): number | null {
  return sales > 0 ? oneDecimal((closing / sales) * days) : null
}

/** By the average of the balances at both ends of the period: smoother. */
export function dsoByAverage(opening: number, closing: number, period: SalesPeriod): number | null {
  return dsoAtEnd((opening + closing) / 2, period)
}

/**
 * Counted back: the newest month's sales come off the receivables and its days are counted, then the month before, the last one pro rata.
 * `months` newest first. Null when their sales together are less than the receivables: it would be a guess beyond them.
 */
export function dsoByCountBack(closing: number, months: readonly SalesPeriod[]): number | null {
  let left = closing
  let counted = 0
  for (const { sales, days } of months) {
    if (sales > 0 && left <= sales) return oneDecimal(counted + (left / sales) * days)
    left -= sales
    counted += days
  }
  return left === 0 && counted > 0 ? oneDecimal(counted) : null
}

/** What the agreed terms alone would give: by what isn't due yet. */
export function bestPossibleDso(notDue: number, period: SalesPeriod): number | null {
  return dsoAtEnd(notDue, period)
}

/** The part of the days that lateness causes. */
export function averageDaysDelinquent(closing: number, notDue: number, period: SalesPeriod): number | null {
  return dsoAtEnd(closing - notDue, period)
}
