import { z } from 'zod'
import type { Sale } from '../receivables/turnover.ts'
import type { Money } from '../receivables/types.ts'
import type { Row } from './client.ts'
import { numberText, toMoney } from './receivables.ts'
import { amount, day, guid, readRow, text } from './rows.ts'

/** A sales invoice or credit note as the customer that is billed sees it. */
export type SalesInvoice = {
  id: string
  accountId: string
  number: string | null
  kind: 'invoice' | 'credit-note'
  /** Only then it counts, and is owed. */
  isProcessed: boolean
  invoiceDate: string
  dueDate: string
  description: string
  yourReference: string | null
  total: Money
  /** Without VAT, in the smallest unit of the administration's currency. */
  net: number
}

const invoice = z.object({
  InvoiceID: guid,
  InvoiceTo: guid,
  InvoiceNumber: z.number().nullish(),
  InvoiceDate: day,
  DueDate: day,
  AmountDC: amount,
  AmountFC: amount,
  VATAmountDC: amount,
  Currency: text,
  Description: text,
  Status: z.number(),
  Type: z.number().nullish(),
  YourRef: text,
})

export const salesFields = Object.keys(invoice.shape)

const processed = 50
const creditNotes: readonly unknown[] = [8021, 8024]

/** Whichever way Exact signs a credit note, here it is negative. */
export function readSalesInvoice(wire: Row, currency: string): SalesInvoice {
  const row = readRow('salesinvoice/SalesInvoices', invoice, wire)
  const isCredit = creditNotes.includes(row.Type)
  const signed = (value: number) => (isCredit ? -Math.abs(value) : value)
  const invoiceDate = row.InvoiceDate ?? row.DueDate ?? ''
  return {
    id: row.InvoiceID,
    accountId: row.InvoiceTo.toLowerCase(),
    number: numberText(row.InvoiceNumber),
    kind: isCredit ? 'credit-note' : 'invoice',
    isProcessed: row.Status === processed,
    invoiceDate,
    dueDate: row.DueDate ?? invoiceDate,
    description: row.Description,
    yourReference: row.YourRef || null,
    total: toMoney(signed(row.AmountFC), row.Currency || currency),
    net: toMoney(signed(row.AmountDC - row.VATAmountDC), currency).minor,
  }
}

/** What counts as turnover: processed, on invoice date. */
export function salesOf(invoices: readonly SalesInvoice[]): Sale[] {
  return invoices.filter(({ isProcessed }) => isProcessed).map(({ invoiceDate, net }) => ({ day: invoiceDate, amount: net }))
}
