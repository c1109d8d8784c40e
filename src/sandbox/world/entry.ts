import type { Line } from './lines.ts'

/** Places kept for what is booked against one customer. */
export const entriesPerAccount = 64

/** Something booked against a customer. Amounts are cents of `currency`; credits and receipts are negative. */
export interface Entry {
  /** 0 to 63 within the customer. */
  place: number
  kind: 'invoice' | 'credit' | 'receipt'
  /** False for a sales invoice that still waits to be processed: no debt yet. */
  processed: boolean
  invoiceDay: number
  /** When it was booked, on the wall clock; in the morning of its own day without one. */
  bookedAt?: number
  dueDay: number
  currency: string
  /** Administration currency for one unit of `currency`. */
  rate: number
  net: number
  vat: number
  total: number
  /** What remains to be paid, with the sign of `total`. */
  open: number
  /** Day of the latest payment or matching. */
  paidDay: number | null
  entryNumber: number
  invoiceNumber: number | null
  yourRef: string | null
  description: string
  condition: string
  /** With positive amounts, also on a credit note; none for a receipt. */
  lines: readonly Line[]
}

export const journalOf = (entry: Entry): [code: string, name: string] => (entry.kind === 'receipt' ? ['20', 'Bank'] : ['70', 'Verkoopboek'])
