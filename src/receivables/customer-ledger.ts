import type { PaidInvoice } from './behaviour.ts'
import type { Sale } from './turnover.ts'
import type { Money, OpenItem } from './types.ts'

/** Everything a question about one customer needs from the books of one administration, as Exact said at `asOf`. Days as YYYY-MM-DD. */
export type CustomerLedger = {
  accountId: string
  /** Oldest due first; positive where the customer owes. */
  items: readonly OpenItem[]
  /** Ids of open items that a collection is under way for: owed all the same, and no reason to call. */
  collecting: readonly string[]
  /** Newest first. */
  invoices: readonly LedgerInvoice[]
  /** What was settled in the stretch that was read, instalment by instalment, in the administration's own currency. */
  paid: readonly PaidInvoice[]
  /** Without VAT, in the administration's own currency; null where sales invoices can't be read: then there is no turnover to show. */
  sales: readonly Sale[] | null
  /** Of the newest invoice; null without any. */
  terms: InvoiceTerms | null
  asOf: Date
}

export type InvoiceTerms = { code: string; description: string; days: number }

/** An invoice or credit note with what has become of it, whether it was made in Exact's invoice module or elsewhere. */
export type LedgerInvoice = {
  number: string | null
  kind: 'invoice' | 'credit-note'
  /** waiting: not processed yet, so nothing is owed. unknown: no receivable of it was read. A paid one may become open again. */
  state: 'open' | 'paid' | 'waiting' | 'unknown'
  invoiceDate: string
  dueDate: string
  description: string
  yourReference: string | null
  /** With VAT, in the invoice's own currency; negative for a credit note. */
  total: Money
  open: Money
  /** Day of the last payment, once nothing is open. */
  paidOn: string | null
  /** Exact's id; null for one that wasn't made in the invoice module. */
  invoiceId: string | null
}
