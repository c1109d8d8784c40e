import { createBooks } from '../../src/exact/books.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { collect, page, testClient } from './rig.ts'

const [acme, jansen] = ['6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11', '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c22']
const receivables = 'GET /api/v1/77/bulk/Cashflow/Receivables'
const invoices = 'GET /api/v1/77/bulk/SalesInvoice/SalesInvoices'
const wire = (day: string) => `/Date(${Date.parse(day)})/`
const span = { from: '2025-01-01', to: '2025-03-31' }

/** As seen in practice: negative where the customer owes, while the transaction of an invoice is positive. */
const owed = {
  Account: acme,
  AmountDC: -1210,
  TransactionAmountDC: 1210,
  TransactionType: 20,
  DueDate: wire('2025-01-09'),
  InvoiceDate: wire('2024-12-10'),
}
const credit = { ...owed, AmountDC: 363, TransactionAmountDC: -363, TransactionType: 21, DueDate: wire('2025-02-25') }
const receipt = { ...owed, AmountDC: 250, TransactionAmountDC: -250, TransactionType: 40, DueDate: wire('2025-03-28') }

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

const books = (currency = 'EUR') => createBooks(testClient(exact.url).client, currency, { lane: 'run' })
const asked = () => String(exact.requests[0]?.query.$filter)

describe('open items', () => {
  it('are positive where the customer owes, by due date', async () => {
    exact.expect(receivables, page([owed, credit, receipt]))

    const [sums] = await collect(books().open())

    expect(sums?.map(({ kind, day, amount }) => `${kind} ${day} ${amount}`)).toEqual([
      'owed 2025-01-09 121000',
      'credit 2025-02-25 -36300',
      'credit 2025-03-28 -25000',
    ])
    expect(asked()).toBe('Status lt 50')
    expect(String(exact.requests[0]?.query.$select).split(',')).not.toContain('Description')
  })

  it('are so too where Exact signs them the other way round', async () => {
    exact.expect(receivables, page([owed, credit, receipt].map((row) => ({ ...row, AmountDC: -row.AmountDC }))))

    const [sums] = await collect(books().open())

    expect(sums?.map(({ amount }) => amount)).toEqual([121000, -36300, -25000])
  })

  it('are taken as seen in practice on a page without sales entries', async () => {
    exact.expect(receivables, page([receipt]))

    const [sums] = await collect(books().open())

    expect(sums).toMatchObject([{ kind: 'credit', amount: -25000 }])
  })

  it('fall due on the invoice date without a due date, and leave out what has nothing open or no customer', async () => {
    exact.expect(
      receivables,
      page([
        { ...owed, DueDate: null },
        { ...owed, AmountDC: 0 },
        { ...owed, AmountDC: -0.0000001 },
        { ...owed, Account: null },
      ]),
    )

    const [sums] = await collect(books().open())

    expect(sums?.map(({ day }) => day)).toEqual(['2024-12-10'])
  })

  it('come in the smallest unit of the administration’s currency', async () => {
    exact.expect(receivables, page([owed]))

    const [sums] = await collect(books('JPY').open())

    expect(sums).toMatchObject([{ amount: 1210 }])
  })

  it('come page by page', async () => {
    exact.expect(receivables, page([owed], `${exact.url}/api/v1/77/bulk/Cashflow/Receivables?$skiptoken=1`))
    exact.expect(receivables, page([{ ...owed, Account: jansen }]))

    const pages = await collect(books().open())

    expect(pages.map((sums) => sums.map(({ accountId }) => accountId))).toEqual([[acme], [jansen]])
  })

  it('as people know them keep their own currency, beside the administration’s', async () => {
    const row = {
      ...owed,
      ID: '11111111-1111-4111-8111-111111111111',
      AccountName: 'Acme B.V.',
      AccountCode: '               400',
      AccountCountry: 'NL ',
      AmountFC: -1331,
      Currency: 'USD',
      Description: 'Parts',
      EntryNumber: 26700001,
      InvoiceNumber: 1001,
      YourRef: 'PO 7',
    }
    exact.expect(receivables, page([row, { ...row, ...receipt, AmountFC: 250, InvoiceNumber: null, Currency: null, YourRef: null }]))

    const [items] = await collect(books().openItems())

    expect(items).toEqual([
      {
        accountId: acme,
        name: 'Acme B.V.',
        code: '400',
        country: 'NL',
        own: 121000,
        item: {
          id: row.ID,
          kind: 'invoice',
          invoiceNumber: '1001',
          entryNumber: '26700001',
          description: 'Parts',
          yourReference: 'PO 7',
          invoiceDate: '2024-12-10',
          dueDate: '2025-01-09',
          amount: { minor: 133100, currency: 'USD' },
        },
      },
      expect.objectContaining({
        own: -25000,
        item: expect.objectContaining({ kind: 'receipt', invoiceNumber: null, amount: { minor: -25000, currency: 'EUR' } }),
      }),
    ])
  })
})

describe('invoices', () => {
  const invoice = { InvoiceTo: acme, InvoiceDate: wire('2025-02-10'), AmountDC: 121, VATAmountDC: 21, Type: 8020 }

  it('count without VAT, in the administration’s currency, for who is billed, once they are processed', async () => {
    exact.expect(invoices, page([invoice]))

    const [sums] = await collect(books().invoices(span))

    expect(sums).toEqual([{ accountId: acme, kind: 'sold', day: '2025-02-10', amount: 10000, amountDays: 0, count: 1 }])
    expect(asked()).toBe("Status eq 50 and InvoiceDate ge datetime'2025-01-01' and InvoiceDate le datetime'2025-03-31'")
    expect(String(exact.requests[0]?.query.$select)).not.toContain('FC')
  })

  it.each([
    ['negative', -1, 8021],
    ['positive', 1, 8021],
    ['negative, made directly', -1, 8024],
  ])('of a credit note lower the turnover when Exact signs it %s', async (_, sign, Type) => {
    exact.expect(invoices, page([{ ...invoice, Type, AmountDC: sign * 121, VATAmountDC: sign * 21 }]))

    const [sums] = await collect(books().invoices(span))

    expect(sums).toMatchObject([{ kind: 'credited', amount: -10000 }])
  })
})

describe('invoices that changed since an instant', () => {
  it('tell their day and when, asked for by Exact’s clock with minutes to spare', async () => {
    exact.expect(invoices, page([{ InvoiceDate: wire('2025-02-10'), Modified: wire('2025-06-02T12:30:00Z') }]))

    const [changes] = await collect(books().changedInvoices(span, new Date('2025-06-01T10:00:00Z')))

    expect(changes).toEqual([{ day: '2025-02-10', at: new Date('2025-06-02T10:35:00Z') }])
    expect(asked()).toBe(
      "Status eq 50 and InvoiceDate ge datetime'2025-01-01' and InvoiceDate le datetime'2025-03-31' and Modified ge datetime'2025-06-01T11:55:00'",
    )
  })
})

describe('paid invoices', () => {
  const paid = { ...owed, EndDate: wire('2025-01-20'), LastPaymentDate: wire('2025-01-18') }

  it('tell in how many days, weighted by amount, on the day they were settled', async () => {
    exact.expect(receivables, page([paid]))

    const [sums] = await collect(books().paid(span))

    expect(sums).toEqual([{ accountId: acme, kind: 'paid', day: '2025-01-20', amount: 121000, amountDays: 121000 * 39, count: 1 }])
    expect(asked()).toBe("Status eq 50 and TransactionType eq 20 and EndDate ge datetime'2025-01-01' and EndDate le datetime'2025-03-31'")
  })

  it('are dated by the matching where no payment is known, and credits don’t count', async () => {
    exact.expect(
      receivables,
      page([
        { ...paid, LastPaymentDate: null },
        { ...credit, EndDate: paid.EndDate },
      ]),
    )

    const [sums] = await collect(books().paid(span))

    expect(sums?.map(({ amountDays }) => amountDays)).toEqual([121000 * 41])
  })
})
