/** An amount in the currency's smallest unit (cents), signed, as a whole number. */
export type Money = { minor: number; currency: string }

export type OpenItemKind = 'invoice' | 'credit-note' | 'receipt'

/** One line a customer owes (positive) or is owed (negative) that is not fully matched. Dates as YYYY-MM-DD. */
export type OpenItem = {
  id: string
  kind: OpenItemKind
  /** Invoice or credit note number; null for a receipt, which people know by its entry number and description. */
  invoiceNumber: string | null
  entryNumber: string | null
  description: string
  yourReference: string | null
  invoiceDate: string
  dueDate: string
  /** What is still open of it. */
  amount: Money
}

export type AgeingBucket = 'not-due' | '1-30' | '31-60' | '61-90' | 'over-90'

/** What a customer owes in one currency. Balance = gross + credit (credit is negative) = sum of ageing + credit. */
export type Position = {
  currency: string
  balance: Money
  gross: Money
  /** Open credit notes and unallocated receipts together: zero or negative. */
  credit: Money
  overdue: Money
  overdueCount: number
  /** Days past due of the oldest overdue item; 0 when none is. */
  oldestDays: number
  /** By due date, positive items only; credits stay apart. */
  ageing: Readonly<Record<AgeingBucket, Money>>
  items: readonly DatedItem[]
}

/** `daysLate` counts from the day after the due date: 0 = due today, negative = days to go. Credits and receipts have null. */
export type DatedItem = OpenItem & { daysLate: number | null }
