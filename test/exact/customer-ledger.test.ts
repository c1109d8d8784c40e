import { type LedgerQuestion, readLedger, readLedgers } from '../../src/exact/customer-ledger.ts'
import { invoicesOf } from '../../src/exact/ledger-invoices.ts'
import { readSalesInvoice } from '../../src/exact/ledger-sales.ts'
import { itemsOf, termsIn } from '../../src/exact/ledger-terms.ts'
import { createReceivables } from '../../src/exact/receivables.ts'
import { positionsOf } from '../../src/receivables/position.ts'
import { turnoverOf } from '../../src/receivables/turnover.ts'
import { callsOf, startWithClient } from './sandbox-client.ts'

const now = () => new Date('2025-03-31T10:00:00Z')
const question: LedgerQuestion = { currency: 'EUR', paidFrom: '2023-03-31', salesFrom: '2024-01-01', now }
const [acme, late, american, logistics] = [0, 5, 15, 1]

let exact: Awaited<ReturnType<typeof startWithClient>>
beforeEach(async () => {
  exact = await startWithClient({ accounts: 60, now })
})
afterEach(() => exact.sandbox.close())

const idOf = (position: number) => exact.sandbox.administrations[0].accountId(position)
const read = (position: number) => readLedger(exact.client, idOf(position), question)

describe('a customer’s ledger', () => {
  it('costs two calls, whatever is asked of it', async () => {
    await read(acme)

    expect(callsOf(exact.sandbox).sort()).toEqual(['GET bulk/Cashflow/Receivables', 'GET bulk/SalesInvoice/SalesInvoices'])
  })

  it('says of the worked example what the list of open items says, to the cent and the day', async () => {
    const { items } = await read(acme)

    const fromList = await createReceivables(exact.client, now).openItems(idOf(acme))
    const [position] = positionsOf(items, '2025-03-31')
    expect(position).toMatchObject({
      balance: { minor: 675_200 },
      gross: { minor: 736_500 },
      credit: { minor: -61_300 },
      overdue: { minor: 323_500 },
      overdueCount: 3,
      oldestDays: 81,
      ageing: { 'not-due': { minor: 413_000 }, '1-30': { minor: 60_500 }, '31-60': { minor: 142_000 }, '61-90': { minor: 121_000 } },
    })
    expect(items.map(({ id: _, ...item }) => item)).toEqual(fromList.items.map(({ id: _, ...item }) => item))
  })

  it.each(Array.from({ length: 40 }, (_, place) => place))('agrees with the list of open items for customer %i', async (position) => {
    const { items } = await read(position)

    const fromList = await createReceivables(exact.client, now).openItems(idOf(position))
    expect(positionsOf(items, '2025-03-31').map(({ balance, overdue }) => [balance, overdue])).toEqual(
      positionsOf(fromList.items, '2025-03-31').map(({ balance, overdue }) => [balance, overdue]),
    )
  })

  it('joins invoices with what has become of them', async () => {
    const { invoices } = await read(acme)

    const known = (number: string) => invoices.find((invoice) => invoice.number === number)
    expect(known('1002')).toMatchObject({ state: 'open', total: { minor: 242_000 }, open: { minor: 142_000 }, paidOn: null })
    expect(known('201')).toMatchObject({ kind: 'credit-note', state: 'open', total: { minor: -36_300 }, open: { minor: -36_300 } })
    expect(invoices.filter(({ state }) => state === 'paid').every(({ paidOn, open }) => paidOn !== null && open.minor === 0)).toBe(true)
    expect(invoices.map(({ invoiceDate }) => invoiceDate)).toEqual(
      invoices
        .map(({ invoiceDate }) => invoiceDate)
        .sort()
        .reverse(),
    )
  })

  it('has what was sold from the day asked, credit notes taken off', async () => {
    const { sales } = await read(acme)

    const turnover = turnoverOf(sales ?? [], '2025-03-31', '01-01')
    const open = [242_000, 60_500, 50_000, 363_000, -36_300].reduce((sum, total) => sum + total - Math.round((total * 21) / 121), 0)
    expect(sales?.every(({ day }) => day >= '2024-01-01')).toBe(true)
    expect(turnover.yearToDate).toBe(open)
  })

  it('has what was paid and when, in days of who pays late', async () => {
    const { paid, terms } = await read(late)

    expect(paid.length).toBeGreaterThan(2)
    expect(paid.every(({ paidOn, dueDate, amount }) => paidOn > dueDate && amount > 0)).toBe(true)
    expect(terms?.days).toBeGreaterThan(0)
  })

  it('keeps currencies apart', async () => {
    const { items, paid } = await read(american)

    const currencies = new Set([...items, ...items].map(({ amount }) => amount.currency))
    expect([...currencies].every((currency) => ['USD', 'EUR'].includes(currency))).toBe(true)
    expect(paid.length).toBeGreaterThan(0)
  })

  it('has what is open however old it is, and old invoices that were paid of late', async () => {
    const [open, paid, forgotten] = [1, 2, 3].map(() => exact.books.bill(13, { cents: 10_000, invoicedIn: -900, dueIn: -870 }))
    exact.books.pay(paid ?? 0)

    const ledger = await read(13)

    expect(ledger.items.map(({ invoiceNumber }) => invoiceNumber)).toEqual([String(open), String(forgotten)])
    expect(ledger.paid).toEqual([{ invoiceDate: '2022-10-13', dueDate: '2022-11-12', paidOn: '2025-03-31', amount: 10_000 }])
    expect(ledger.sales).toEqual([])
  })

  it('shows a paid invoice as open again once its matching is undone', async () => {
    exact.books.pay(1001)
    const paid = await read(acme)
    exact.books.reopen(1001)
    const reopened = await read(acme)

    const [before, after] = [paid, reopened].map(({ invoices }) => invoices.find(({ number }) => number === '1001'))
    expect(before).toMatchObject({ state: 'paid', paidOn: '2025-03-31', open: { minor: 0 } })
    expect(after).toMatchObject({ state: 'open', paidOn: null, open: { minor: 121_000 } })
  })

  it('marks what a collection is under way for', async () => {
    const ledgers = await readLedgers(
      exact.client,
      Array.from({ length: 60 }, (_, position) => idOf(position)),
      question,
    )

    const lists = await Promise.all(
      Array.from({ length: 60 }, (_, position) =>
        exact.client.get('read/financial/ReceivablesListByAccount', { accountId: `guid'${idOf(position)}'` }, { lane: 'chat' }),
      ),
    )
    const inTransit = lists.flat().filter((row) => Number(row.AmountInTransit) !== 0)
    expect(inTransit.length).toBeGreaterThan(0)
    expect([...ledgers.values()].flatMap(({ collecting }) => collecting)).toHaveLength(inTransit.length)
  })
})

describe('the ledgers of a group', () => {
  it('cost two calls together and one for every account asked for, with or without books', async () => {
    const ids = [acme, logistics, 13].map(idOf)

    const ledgers = await readLedgers(exact.client, [...ids, ids[0]?.toUpperCase() ?? ''], question)

    expect(callsOf(exact.sandbox)).toHaveLength(2)
    expect([...ledgers.keys()]).toEqual(ids)
    expect(ledgers.get(ids[0] ?? '')?.items).toHaveLength(7)
    expect(ledgers.get(ids[2] ?? '')).toMatchObject({ items: [], invoices: [], paid: [], sales: [], terms: null })
  })
})

describe('the sign of a receivable', () => {
  const term = {
    ID: '0d5b6f3a-9d3f-4b0a-8e60-6c6e0b1a1c11',
    Account: '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11',
    Currency: 'EUR',
    InvoiceDate: `/Date(${Date.parse('2024-12-10')})/`,
    InvoiceNumber: 1001,
    Status: 20,
    TransactionAmountDC: 1210,
    TransactionAmountFC: 1210,
    TransactionType: 20,
  }

  it.each([
    ['negative', -1210, -1210],
    ['positive', 1210, 1210],
    ['negative, save in its own currency', -1210, 1210],
  ])('is turned to owed where the vendor writes an open invoice %s', (_, AmountDC, AmountFC) => {
    const items = itemsOf(termsIn([{ ...term, AmountDC, AmountFC }], 'EUR'), now())

    expect(items).toMatchObject([{ kind: 'invoice', amount: { minor: 121_000 } }])
  })
})

describe('two entries with one invoice number', () => {
  const entry = { Account: '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11', Currency: 'EUR', InvoiceNumber: 12, TransactionType: 20 }
  const wire = (date: string) => `/Date(${Date.parse(date)})/`
  const open = {
    ...entry,
    ID: '0d5b6f3a-9d3f-4b0a-8e60-6c6e0b1a1c11',
    InvoiceDate: wire('2025-03-01'),
    Status: 20,
    AmountDC: -50,
    AmountFC: -50,
    TransactionAmountDC: 50,
    TransactionAmountFC: 50,
  }
  const paid = {
    ...entry,
    ID: '0d5b6f3a-9d3f-4b0a-8e60-6c6e0b1a1c12',
    InvoiceDate: wire('2024-03-01'),
    Status: 50,
    LastPaymentDate: wire('2024-04-01'),
    AmountDC: -70,
    AmountFC: -70,
    TransactionAmountDC: 70,
    TransactionAmountFC: 70,
    TransactionEntryID: '0d5b6f3a-9d3f-4b0a-8e60-6c6e0b1a1c99',
  }
  const sale = {
    InvoiceID: '0d5b6f3a-9d3f-4b0a-8e60-6c6e0b1a1c13',
    InvoiceTo: entry.Account,
    InvoiceNumber: 12,
    InvoiceDate: wire('2025-03-01'),
    AmountDC: 50,
    AmountFC: 50,
    Currency: 'EUR',
    Status: 50,
    Type: 8020,
  }

  it('are two invoices, each with its own fate', () => {
    const invoices = invoicesOf(termsIn([open, paid], 'EUR'), [readSalesInvoice(sale, 'EUR')])

    expect(invoices.map(({ state, total, invoiceId, paidOn }) => [state, total.minor, invoiceId, paidOn])).toEqual([
      ['open', 5_000, sale.InvoiceID, null],
      ['paid', 7_000, null, '2024-04-01'],
    ])
  })
})

describe('without the right to see sales invoices', () => {
  it('there is no turnover, and everything else', async () => {
    exact.sandbox.faults.push({ match: 'SalesInvoices', kind: 'scope', times: 'always' })

    const { sales, items, invoices } = await read(acme)

    expect(sales).toBeNull()
    expect(items).toHaveLength(7)
    expect(invoices.find(({ number }) => number === '1001')).toMatchObject({ state: 'open', invoiceId: null, total: { minor: 121_000 } })
  })
})
