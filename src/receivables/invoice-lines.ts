import type { CustomerLedger, LedgerInvoice } from './customer-ledger.ts'
import { daysBetween } from './days.ts'
import { previousYear, type Span, yearToDate } from './financial-year.ts'
import type { Money, OpenItem } from './types.ts'

export type InvoiceFilter = 'open' | 'overdue' | 'paid' | 'this year' | 'last year'
export const invoiceFilters: readonly InvoiceFilter[] = ['open', 'overdue', 'paid', 'this year', 'last year']

export type InvoiceOrder = 'oldest' | 'newest' | 'largest'

/** One line of an invoice list: an open item, or an invoice with what became of it. Days as YYYY-MM-DD. */
export type InvoiceLine = {
  /** An open item's id; null for a line that stands for a whole invoice. */
  itemId: string | null
  kind: OpenItem['kind']
  number: string | null
  description: string
  yourReference: string | null
  invoiceDate: string
  dueDate: string
  state: LedgerInvoice['state']
  /** As of open items: days past due, 0 = due today; null for credits, and for what is not open. */
  daysLate: number | null
  paidOn: string | null
  /** What the line is about: what is open of an open one, the whole of another. Negative for credits. */
  amount: Money
  /** Exact's id of the sales invoice; null for one that wasn't made in the invoice module. */
  invoiceId: string | null
}

export type YearDays = { today: string; monthDay: string }

/**
 * The lines that a filter is about. open and overdue: item by item, instalments apart, receipts among the open ones, oldest first.
 * The others: invoices and credit notes, newest first; years are financial years by invoice date.
 */
export function invoiceLines(ledger: Pick<CustomerLedger, 'items' | 'invoices'>, filter: InvoiceFilter, days: YearDays): InvoiceLine[] {
  const { items, invoices } = ledger
  if (filter === 'open') return ordered(openLines(items, invoices, days.today), 'oldest')
  if (filter === 'overdue') return ordered(openLines(items, invoices, days.today).filter(isLate), 'oldest')
  if (filter === 'paid') return ordered(invoices.filter(({ state }) => state === 'paid').map(wholeLine(days.today)), 'newest')
  const span = filter === 'this year' ? yearToDate(days.today, days.monthDay) : previousYear(days.today, days.monthDay)
  return ordered(invoices.filter((invoice) => isIn(invoice, span)).map(wholeLine(days.today)), 'newest')
}

/** `largest`: within a currency; the currencies follow each other. */
export function ordered(lines: readonly InvoiceLine[], order: InvoiceOrder): InvoiceLine[] {
  const byDate = (one: InvoiceLine, other: InvoiceLine) =>
    one.invoiceDate.localeCompare(other.invoiceDate) || (one.number ?? '').localeCompare(other.number ?? '')
  if (order === 'oldest') return lines.toSorted(byDate)
  if (order === 'newest') return lines.toSorted((one, other) => byDate(other, one))
  return lines.toSorted((one, other) => one.amount.currency.localeCompare(other.amount.currency) || other.amount.minor - one.amount.minor)
}

function openLines(items: readonly OpenItem[], invoices: readonly LedgerInvoice[], today: string): InvoiceLine[] {
  return items.map(({ id, kind, invoiceNumber, entryNumber, description, yourReference, invoiceDate, dueDate, amount }) => ({
    itemId: id,
    kind,
    number: invoiceNumber ?? entryNumber,
    description,
    yourReference,
    invoiceDate,
    dueDate,
    state: 'open',
    daysLate: amount.minor > 0 ? daysBetween(dueDate, today) : null,
    paidOn: null,
    amount,
    invoiceId:
      invoiceNumber === null
        ? null
        : (invoices.find((one) => one.number === invoiceNumber && one.invoiceDate === invoiceDate)?.invoiceId ?? null),
  }))
}

function wholeLine(today: string) {
  return ({
    number,
    kind,
    invoiceDate,
    dueDate,
    description,
    yourReference,
    state,
    total,
    paidOn,
    invoiceId,
  }: LedgerInvoice): InvoiceLine => ({
    itemId: null,
    kind,
    number,
    description,
    yourReference,
    invoiceDate,
    dueDate,
    state,
    daysLate: state === 'open' && total.minor > 0 ? daysBetween(dueDate, today) : null,
    paidOn,
    amount: total,
    invoiceId,
  })
}

const isLate = ({ daysLate }: InvoiceLine) => daysLate !== null && daysLate > 0

const isIn = ({ invoiceDate }: LedgerInvoice, { from, to }: Span) => from <= invoiceDate && invoiceDate <= to
