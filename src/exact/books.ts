import { z } from 'zod'
import { daysBetween } from '../receivables/days.ts'
import type { Span } from '../receivables/financial-year.ts'
import type { DaySum } from '../receivables/ratios.ts'
import type { OpenItem } from '../receivables/types.ts'
import type { CallOptions, ExactClient, Row } from './client.ts'
import { toDate, toInstant, toWallClock } from './dates.ts'
import { kindOf, numberText, toMoney } from './receivables.ts'
import { guid, readRow, text } from './rows.ts'

/**
 * The books of a whole administration, a thousand rows a call, in pages: nothing is kept.
 *
 * Two sign conventions meet here. The lists of open items for people (ReceivablesList) say positive where the customer owes; the
 * receivables below `cashflow` say negative, in `AmountDC` and `AmountFC`, while their `TransactionAmountDC` is positive for an invoice.
 * What leaves this file is positive where the customer owes. DC is the administration's own currency, FC the invoice's: sums over
 * customers are made of DC only, what is shown of one item is FC, and an invoice's amount without VAT is delivered in FC alone.
 */
export type Books = {
  /** Open items by due date, in the administration's currency. */
  open(): AsyncIterable<DaySum[]>
  /** Processed invoices and credit notes without VAT of the billed customer, by invoice date. */
  invoices(span: Span): AsyncIterable<DaySum[]>
  /** Days of the span of which an invoice was processed or changed since then, and when that was. */
  changedInvoices(span: Span, since: Date): AsyncIterable<{ day: string; at: Date }[]>
  /** Invoices (sales entries) settled in the span: what they came to, and in how many days. */
  paid(span: Span): AsyncIterable<DaySum[]>
  /** Every open item of every customer, as people know it: in its own currency. */
  openItems(): AsyncIterable<CustomerItem[]>
}

/** An open item and whose it is. `own`: the same amount in the smallest unit of the administration's currency, for sums over customers. */
export type CustomerItem = { accountId: string; name: string; code: string; country: string; item: OpenItem; own: number }

const receivablesPath = 'bulk/Cashflow/Receivables'
const invoicesPath = 'bulk/SalesInvoice/SalesInvoices'
/** 50 is matched; below that an item is open, picked for collection or collected. */
const open = 'Status lt 50'
const invoiceTransactions: readonly unknown[] = [20, 21]
const creditNotes: readonly number[] = [8021, 8024]

const amount = z
  .number()
  .nullish()
  .transform((wire) => wire ?? 0)
const day = z
  .string()
  .nullish()
  .transform((wire) => (wire ? toDate(wire) : null))
const receivable = z.object({ Account: guid, AmountDC: amount, DueDate: day, InvoiceDate: day })
const settled = receivable.extend({ LastPaymentDate: day, EndDate: day })
const itemised = receivable.extend({
  ID: guid,
  AccountName: text,
  AccountCode: text,
  AccountCountry: text,
  AmountFC: amount,
  Currency: text,
  Description: text,
  EntryNumber: z.number().nullish(),
  InvoiceNumber: z.number().nullish(),
  YourRef: text,
})
const invoice = z.object({ InvoiceTo: guid, InvoiceDate: day, AmountDC: amount, VATAmountDC: amount, Type: z.number() })

const changed = z.object({
  InvoiceDate: day,
  Modified: z
    .string()
    .nullish()
    .transform((wire) => (wire ? toInstant(wire) : null)),
})
/** Exact's clock and this machine's may differ so much. What changed in that time before an instant counts as changed after it. */
const clocksDifferMs = 5 * 60_000

const signFields = ['TransactionAmountDC', 'TransactionType']

/** `currency`: the administration's own. Throws the client's SaldoErrors. */
export function createBooks(client: ExactClient, currency: string, options: CallOptions): Books {
  const own = (wire: number) => toMoney(wire, currency).minor

  /** Rows with their sign turned to: positive where the customer owes. */
  async function* receivables<T extends { Account: string; AmountDC: number }>(
    schema: z.ZodType<T>,
    names: readonly string[],
    filter: string,
  ) {
    const $select = [...names, ...signFields].join(',')
    for await (const rows of client.pages(receivablesPath, { $select, $filter: filter }, options)) {
      const sign = signOfDebt(rows)
      yield rows.flatMap((wire) => (wire.Account ? [{ sign, row: readRow(receivablesPath, schema, wire) }] : []))
    }
  }

  return {
    async *open() {
      for await (const page of receivables(receivable, Object.keys(receivable.shape), open)) {
        yield page.flatMap(({ sign, row }) => {
          const [minor, due] = [own(sign * row.AmountDC), row.DueDate ?? row.InvoiceDate]
          return minor === 0 || due === null ? [] : [sumOf(row.Account, minor > 0 ? 'owed' : 'credit', due, minor)]
        })
      }
    },

    async *invoices(span) {
      const query = { $select: Object.keys(invoice.shape).join(','), $filter: `Status eq 50 and ${within('InvoiceDate', span)}` }
      for await (const rows of client.pages(invoicesPath, query, options)) {
        yield rows.flatMap((wire) => {
          const { InvoiceTo, InvoiceDate, AmountDC, VATAmountDC, Type } = readRow(invoicesPath, invoice, wire)
          if (InvoiceDate === null) return []
          const net = own(AmountDC - VATAmountDC)
          // Whichever way Exact signs a credit note, it lowers the turnover.
          return [
            creditNotes.includes(Type)
              ? sumOf(InvoiceTo, 'credited', InvoiceDate, -Math.abs(net))
              : sumOf(InvoiceTo, 'sold', InvoiceDate, net),
          ]
        })
      }
    },

    async *changedInvoices(span, since) {
      const from = toWallClock(new Date(since.getTime() - clocksDifferMs))
      const $filter = `Status eq 50 and ${within('InvoiceDate', span)} and Modified ge datetime'${from}'`
      for await (const rows of client.pages(invoicesPath, { $select: Object.keys(changed.shape).join(','), $filter }, options)) {
        yield rows.flatMap((wire) => {
          const { InvoiceDate, Modified } = readRow(invoicesPath, changed, wire)
          return InvoiceDate === null || Modified === null
            ? []
            : [{ day: InvoiceDate, at: new Date(Date.parse(Modified) + clocksDifferMs) }]
        })
      }
    },

    async *paid(span) {
      for await (const page of receivables(
        settled,
        Object.keys(settled.shape),
        `Status eq 50 and TransactionType eq 20 and ${within('EndDate', span)}`,
      )) {
        yield page.flatMap(({ sign, row }) => {
          const minor = own(sign * row.AmountDC)
          if (minor <= 0 || row.InvoiceDate === null || row.EndDate === null) return []
          const days = daysBetween(row.InvoiceDate, row.LastPaymentDate ?? row.EndDate)
          return [{ ...sumOf(row.Account, 'paid', row.EndDate, minor), amountDays: minor * days }]
        })
      }
    },

    async *openItems() {
      for await (const page of receivables(itemised, Object.keys(itemised.shape), open)) {
        yield page.flatMap(({ sign, row }) => toItem(sign, row, currency))
      }
    },
  }
}

type Itemised = z.infer<typeof itemised>

/** What lingers with nothing open is left out. */
function toItem(sign: 1 | -1, row: Itemised, currency: string): CustomerItem[] {
  const money = toMoney(sign * row.AmountFC, row.Currency || currency)
  const dueDate = row.DueDate ?? row.InvoiceDate
  if (money.minor === 0 || dueDate === null) return []
  const invoiceNumber = numberText(row.InvoiceNumber)
  const item = {
    id: row.ID,
    kind: kindOf(money.minor, invoiceNumber),
    invoiceNumber,
    entryNumber: numberText(row.EntryNumber),
    description: row.Description,
    yourReference: row.YourRef || null,
    invoiceDate: row.InvoiceDate ?? dueDate,
    dueDate,
    amount: money,
  }
  const [name, code, country] = [row.AccountName, row.AccountCode, row.AccountCountry]
  return [{ accountId: row.Account, name, code, country, item, own: toMoney(sign * row.AmountDC, currency).minor }]
}

/**
 * What turns `AmountDC` into: positive where the customer owes. Its sign is known from practice, not from the vendor's reference, so it is
 * read off the sales entries of the page, whose transaction amount is positive for invoices; without any, it is taken as it was seen.
 */
export function signOfDebt(rows: readonly Row[]): 1 | -1 {
  const agreeing = rows.reduce((sum, { TransactionType, AmountDC, TransactionAmountDC }) => {
    if (!invoiceTransactions.includes(TransactionType)) return sum
    return sum + Math.sign(Number(AmountDC ?? 0)) * Math.sign(Number(TransactionAmountDC ?? 0))
  }, 0)
  return agreeing > 0 ? 1 : -1
}

function sumOf(accountId: string, kind: DaySum['kind'], day: string, minor: number): DaySum {
  return { accountId, kind, day, amount: minor, amountDays: 0, count: 1 }
}

/** Both days included. */
function within(field: string, { from, to }: Span): string {
  return `${field} ge datetime'${from}' and ${field} le datetime'${to}'`
}
