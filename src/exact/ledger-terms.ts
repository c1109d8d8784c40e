import { z } from 'zod'
import type { PaidInvoice } from '../receivables/behaviour.ts'
import type { InvoiceTerms } from '../receivables/customer-ledger.ts'
import type { Money, OpenItem } from '../receivables/types.ts'
import { signOfDebt } from './books.ts'
import type { Row } from './client.ts'
import { byDueDate, kindOf, numberText, toMoney } from './receivables.ts'
import { amount, day, guid, readRow, text } from './rows.ts'

/** A receivable: an entry or an instalment of it, or its open or its settled part. Amounts positive where the customer owes. */
export type Term = {
  id: string
  accountId: string
  /** Of the entry it belongs to: an entry in parts has one number, and one id. */
  entryId: string | null
  number: string | null
  entryNumber: string | null
  isOpen: boolean
  isCollecting: boolean
  invoiceDate: string | null
  dueDate: string | null
  paidOn: string | null
  amount: Money
  /** The same in the smallest unit of the administration's currency. */
  own: number
  /** Of the whole entry, positive for an invoice. */
  total: Money
  description: string
  yourReference: string | null
  agreed: InvoiceTerms | null
}

const receivable = z.object({
  ID: guid,
  Account: guid,
  AmountDC: amount,
  AmountFC: amount,
  Currency: text,
  Description: text,
  DueDate: day,
  EndDate: day,
  EntryNumber: z.number().nullish(),
  InvoiceDate: day,
  InvoiceNumber: z.number().nullish(),
  IsFullyPaid: z.boolean().nullish(),
  LastPaymentDate: day,
  PaymentCondition: text,
  PaymentConditionDescription: text,
  PaymentDays: z.number().nullish(),
  Status: z.number().nullish(),
  TransactionAmountDC: amount,
  TransactionAmountFC: amount,
  TransactionEntryID: guid.nullish(),
  TransactionType: z.number().nullish(),
  YourRef: text,
})

export const termFields = Object.keys(receivable.shape)

const [picked, matched] = [30, 50]

/** Rows of cashflow/Receivables, one administration's, with their sign turned to: positive where the customer owes. */
export function termsIn(rows: readonly Row[], currency: string): Term[] {
  const sign = signOfDebt(rows)
  return rows.map((row) => toTerm(readRow('cashflow/Receivables', receivable, row), sign, currency))
}

function toTerm(row: z.infer<typeof receivable>, sign: 1 | -1, currency: string): Term {
  const inCurrency = row.Currency || currency
  const status = row.Status ?? 0
  const isOpen = row.IsFullyPaid !== true && status < matched
  // Whatever sign the foreign amount has, it is the same debt.
  const direction = sign * (Math.sign(row.AmountDC) || Math.sign(row.AmountFC))
  return {
    id: row.ID,
    accountId: row.Account.toLowerCase(),
    entryId: row.TransactionEntryID ?? null,
    number: numberText(row.InvoiceNumber),
    entryNumber: numberText(row.EntryNumber),
    isOpen,
    isCollecting: isOpen && status >= picked,
    invoiceDate: row.InvoiceDate,
    dueDate: row.DueDate ?? row.InvoiceDate,
    paidOn: isOpen ? null : (row.LastPaymentDate ?? row.EndDate),
    amount: toMoney(direction * Math.abs(row.AmountFC), inCurrency),
    own: toMoney(direction * Math.abs(row.AmountDC || row.TransactionAmountDC), currency).minor,
    total: toMoney(row.TransactionAmountFC, inCurrency),
    description: row.Description,
    yourReference: row.YourRef || null,
    agreed: agreedIn(row),
  }
}

function agreedIn({
  PaymentCondition: code,
  PaymentConditionDescription: description,
  PaymentDays: days,
}: z.infer<typeof receivable>): InvoiceTerms | null {
  return code === '' || typeof days !== 'number' ? null : { code, description, days }
}

/** Oldest due first; what lingers with nothing open is left out. */
export function itemsOf(terms: readonly Term[], asOf: Date): OpenItem[] {
  const items = terms.filter(({ isOpen, amount: { minor } }) => isOpen && minor !== 0).map((term) => toItem(term, asOf))
  return items.sort(byDueDate)
}

function toItem(term: Term, asOf: Date): OpenItem {
  const { id, entryNumber, description, yourReference } = term
  const invoiceDate = term.invoiceDate ?? term.dueDate ?? asOf.toISOString().slice(0, 10)
  const kind = kindOf(term.amount.minor, term.number)
  return {
    id,
    kind,
    invoiceNumber: term.number,
    entryNumber,
    description,
    yourReference,
    invoiceDate,
    dueDate: term.dueDate ?? invoiceDate,
    amount: term.amount,
  }
}

export function collectingIds(terms: readonly Term[]): string[] {
  return terms.filter(({ isCollecting }) => isCollecting).map(({ id }) => id)
}

/** What was settled of invoices, newest payment first. */
export function paidOf(terms: readonly Term[]): PaidInvoice[] {
  const paid = terms.flatMap(({ isOpen, own, invoiceDate, dueDate, paidOn }) =>
    isOpen || own <= 0 || invoiceDate === null || dueDate === null || paidOn === null
      ? []
      : [{ invoiceDate, dueDate, paidOn, amount: own }],
  )
  return paid.sort((one, other) => other.paidOn.localeCompare(one.paidOn))
}

/** What was agreed for the newest invoice. */
export function termsAgreed(terms: readonly Term[]): InvoiceTerms | null {
  const invoices = terms.filter(({ agreed, number, total }) => agreed !== null && number !== null && total.minor > 0)
  const newest = invoices.reduce<Term | null>((best, term) => ((term.invoiceDate ?? '') > (best?.invoiceDate ?? '') ? term : best), null)
  return newest?.agreed ?? null
}
