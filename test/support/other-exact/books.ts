import { createHash } from 'node:crypto'
import type { Row } from './filter.ts'

/** An item of a customer's ledger, in whole cents. `open` is what is left of `original`; credits and receipts are negative. */
export type LedgerItem = {
  number: number
  kind: 'invoice' | 'credit note' | 'receipt'
  invoiced: string
  due: string
  original: number
  open: number
  paid?: string
  yourRef?: string
}

/** A sales invoice beside the ledger: what was sold without VAT. */
export type Sale = { number: number; day: string; exclVat: number; status: 10 | 20 | 50; credit?: boolean }

export type Customer = { name: string; currency?: string; items?: readonly LedgerItem[]; sales?: readonly Sale[]; parent?: string }
export type Books = { code: number; name: string; yearStart: '01' | '04'; customers: readonly Customer[] }

export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const day = (text: string | undefined) => (text === undefined ? null : new Date(`${text}T00:00:00Z`))
const money = (cents: number) => cents / 100
const padded = (number: number) => String(number).padStart(18)
const accountOf = (books: Books, position: number) => guidOf(`${books.code} account ${position}`)

export function accountRows(books: Books): Row[] {
  return books.customers.map(({ name, currency = 'EUR', parent }, position) => ({
    ...{ ID: accountOf(books, position), Code: padded(700 + position), Name: name, Status: 'C', IsSales: true, Type: 'A' },
    ...{ Country: 'NL ', Blocked: false, CreditLineSales: 0, SalesCurrency: currency, PaymentConditionSales: '30', Division: books.code },
    Parent:
      parent === undefined
        ? null
        : accountOf(
            books,
            books.customers.findIndex((each) => each.name === parent),
          ),
    ...{ Created: day('2023-01-05'), Modified: day('2024-11-05'), StartDate: day('2023-01-05'), Timestamp: 1000 + position },
  }))
}

type Entry = { item: LedgerItem; customer: Customer; account: string; position: number; currency: string; id: number }

function entries(books: Books): Entry[] {
  const all = books.customers.flatMap((customer, position) =>
    (customer.items ?? []).map((item) => ({
      item,
      customer,
      position,
      account: accountOf(books, position),
      currency: customer.currency ?? 'EUR',
    })),
  )
  return all.map((entry, at) => ({ ...entry, id: 9_007_000 + at }))
}

const numberOf = ({ kind, number }: LedgerItem) => (kind === 'receipt' ? null : number)

/** What is open, as a list: owed is positive. */
export function receivablesListRows(books: Books): Row[] {
  return entries(books)
    .filter(({ item }) => item.open !== 0)
    .map(({ item, customer, account, position, currency, id }) => ({
      ...{
        HID: id,
        Id: guidOf(`${books.code} open ${id}`),
        AccountId: account,
        AccountCode: padded(700 + position),
        AccountName: customer.name,
      },
      ...{ Amount: money(item.open), AmountInTransit: 0, CurrencyCode: currency, Description: item.kind, DueDate: day(item.due) },
      ...{ InvoiceDate: day(item.invoiced), InvoiceNumber: numberOf(item), EntryNumber: 25_000_000 + item.number, JournalCode: '70' },
      YourRef: item.yourRef ?? null,
    }))
}

/** What is open and what was paid: the open part of what is owed is negative here, the transaction's amount isn't. */
export function receivableRows(books: Books): Row[] {
  return entries(books).map(({ item, customer, account, position, currency, id }) => {
    const settled = item.open === 0
    const part = -money(settled ? item.original : item.open)
    return {
      ...{ ID: guidOf(`${books.code} term ${id}`), Account: account, AccountCode: padded(700 + position), AccountName: customer.name },
      ...{ AmountDC: part, AmountFC: part, TransactionAmountDC: money(item.original), TransactionAmountFC: money(item.original) },
      ...{ Currency: currency, RateFC: 1, DueDate: day(item.due), TransactionDueDate: day(item.due), InvoiceDate: day(item.invoiced) },
      ...{ EntryDate: day(item.invoiced), InvoiceNumber: numberOf(item), EntryNumber: 25_000_000 + item.number, Journal: '70' },
      ...{ IsFullyPaid: settled, Status: settled ? 50 : 20, LastPaymentDate: day(item.paid), EndDate: day(item.paid) },
      ...{ EntryID: guidOf(`entry ${item.number}`), TransactionEntryID: guidOf(`entry ${item.number}`), TransactionIsReversal: false },
      ...{
        TransactionID: guidOf(`line ${id}`),
        TransactionStatus: 50,
        TransactionType: { invoice: 20, 'credit note': 21, receipt: 40 }[item.kind],
      },
      ...{ Division: books.code, YourRef: item.yourRef ?? null, Description: item.kind, PaymentDays: 30, PaymentCondition: '30' },
      ...{ Created: day(item.invoiced), Modified: day(item.paid ?? item.invoiced) },
    }
  })
}

export function salesInvoiceRows(books: Books): Row[] {
  return books.customers.flatMap(({ name, currency = 'EUR', sales = [] }, position) =>
    sales.map(({ number, day: date, exclVat, status, credit = false }) => ({
      ...{ InvoiceID: guidOf(`${books.code} sale ${number}`), InvoiceNumber: number, InvoiceDate: day(date), DueDate: day(date) },
      ...{ InvoiceTo: accountOf(books, position), InvoiceToName: name, OrderedBy: accountOf(books, position), OrderedByName: name },
      ...{
        AmountDC: money(exclVat) * 1.21,
        AmountFC: money(exclVat) * 1.21,
        AmountFCExclVat: money(exclVat),
        VATAmountDC: money(exclVat) * 0.21,
      },
      ...{ VATAmountFC: money(exclVat) * 0.21, Currency: currency, Status: status, Type: credit ? 8021 : 8020, Division: books.code },
      ...{ Created: day(date), Modified: day(date), Journal: '70' },
    })),
  )
}

/** Months of the financial years 2021 to 2026, beginning with the books' first month. */
export function periodRows({ code, yearStart }: Books): Row[] {
  return [2021, 2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    Array.from({ length: 12 }, (_, place) => {
      const month = Number(yearStart) - 1 + place
      const [StartDate, EndDate] = [new Date(Date.UTC(year, month, 1)), new Date(Date.UTC(year, month + 1, 0))]
      return { ID: guidOf(`${code} period ${year} ${place}`), FinYear: year, FinPeriod: place + 1, StartDate, EndDate, Division: code }
    }),
  )
}

/** The head line of the books on a day: due that day isn't overdue. */
export function overviewRows(books: Books, today: string): Row[] {
  const open = entries(books).filter(({ item }) => item.open !== 0)
  return [...new Set(open.map(({ currency }) => currency))].map((CurrencyCode) => {
    const items = open.filter(({ currency }) => currency === CurrencyCode).map(({ item }) => item)
    const overdue = items.filter((item) => item.open > 0 && item.due < today)
    const sum = (of: LedgerItem[]) => money(of.reduce((total, item) => total + item.open, 0))
    return {
      ...{ CurrencyCode, OutstandingReceivableInvoiceAmount: sum(items), OutstandingReceivableInvoiceCount: items.length },
      ...{ OverdueReceivableInvoiceAmount: sum(overdue), OverdueReceivableInvoiceCount: overdue.length },
      ...{
        OutstandingPayableInvoiceAmount: 0,
        OutstandingPayableInvoiceCount: 0,
        OverduePayableInvoiceAmount: 0,
        OverduePayableInvoiceCount: 0,
      },
    }
  })
}

/** One row per customer and currency, by the age of the invoice, credits by their own date. */
export function agingRows(books: Books, today: string): Row[] {
  const edges = [30, 60, 90, Number.POSITIVE_INFINITY]
  return books.customers.flatMap(({ name, currency = 'EUR', items = [] }, position) => {
    const open = items.filter((item) => item.open !== 0)
    if (open.length === 0) return []
    const age = (item: LedgerItem) => (Date.parse(today) - Date.parse(item.invoiced)) / 86_400_000
    const sums = edges.map((edge, at) => {
      const group = open.filter((item) => age(item) <= edge && (at === 0 || age(item) > (edges[at - 1] ?? 0)))
      return money(group.reduce((total, item) => total + item.open, 0))
    })
    const groups = sums.flatMap((sum, at) => Object.entries({ [`AgeGroup${at + 1}`]: at + 1, [`AgeGroup${at + 1}Amount`]: sum }))
    const TotalAmount = money(open.reduce((total, item) => total + item.open, 0))
    const account = { AccountId: accountOf(books, position), AccountCode: padded(700 + position), AccountName: name }
    return [{ ...account, CurrencyCode: currency, TotalAmount, ...Object.fromEntries(groups) }]
  })
}
