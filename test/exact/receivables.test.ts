import fc from 'fast-check'
import { createReceivables, toMoney } from '../../src/exact/receivables.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, page, refusal, testClient } from './rig.ts'

const account = '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11'
const byAccount = 'GET /api/v1/77/read/financial/ReceivablesListByAccount'
const list = 'GET /api/v1/77/read/financial/ReceivablesList'
const wire = (day: string) => `/Date(${Date.parse(day)})/`
const invoice = {
  HID: '501',
  Amount: 1210,
  CurrencyCode: 'EUR',
  Description: 'Parts',
  DueDate: wire('2026-01-09'),
  InvoiceDate: wire('2025-12-10'),
  EntryNumber: 26700001,
  InvoiceNumber: 1001,
  YourRef: 'PO 7',
}

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

function receivables() {
  const { client, clock } = testClient(exact.url)
  return createReceivables(client, clock.now)
}

it('asks for one customer’s items in one call, never with $top', async () => {
  exact.expect(byAccount, page([invoice]))

  const { items, asOf } = await receivables().openItems(account)

  expect(exact.requests[0]?.query).toMatchObject({ accountId: `guid'${account}'` })
  expect(exact.requests[0]?.query).not.toHaveProperty('$top')
  expect(asOf).toEqual(new Date('2026-03-02T10:00:20.000Z'))
  expect(items).toEqual([
    {
      id: '501',
      kind: 'invoice',
      invoiceNumber: '1001',
      entryNumber: '26700001',
      description: 'Parts',
      yourReference: 'PO 7',
      invoiceDate: '2025-12-10',
      dueDate: '2026-01-09',
      amount: { minor: 121000, currency: 'EUR' },
    },
  ])
})

it('reads all pages', async () => {
  exact.expect(byAccount, page([invoice], `${exact.url}/api/v1/77/read/financial/ReceivablesListByAccount?$skiptoken=1`))
  exact.expect(byAccount, page([{ ...invoice, HID: '502' }]))

  const { items } = await receivables().openItems(account)

  expect(items.map((item) => item.id)).toEqual(['501', '502'])
})

it.each([
  ['an invoice', { Amount: 100, InvoiceNumber: 7 }, 'invoice', '7'],
  ['a credit note', { Amount: -363, InvoiceNumber: 201 }, 'credit-note', '201'],
  ['a receipt', { Amount: -250, InvoiceNumber: 0, YourRef: null }, 'receipt', null],
  ['a receipt without any number', { Amount: -250, InvoiceNumber: null, EntryNumber: null }, 'receipt', null],
])('tells %s by sign and number', async (_, change, kind, invoiceNumber) => {
  exact.expect(byAccount, page([{ ...invoice, ...change }]))

  const { items } = await receivables().openItems(account)

  expect(items[0]).toMatchObject({ kind, invoiceNumber, amount: { minor: change.Amount * 100 } })
})

it('puts the oldest due first and leaves out what has nothing open', async () => {
  const rows = [
    { ...invoice, HID: '1', DueDate: wire('2026-03-01') },
    { ...invoice, HID: '2', Amount: 0.0000001 },
    { ...invoice, HID: '3', DueDate: wire('2025-11-30') },
    { ...invoice, HID: '4', DueDate: null, InvoiceDate: wire('2026-01-01') },
  ]
  exact.expect(byAccount, page(rows))

  const { items } = await receivables().openItems(account)

  expect(items.map((item) => [item.id, item.dueDate])).toEqual([
    ['3', '2025-11-30'],
    ['4', '2026-01-01'],
    ['1', '2026-03-01'],
  ])
})

it.each([
  ['404', { status: 404, body: '' }],
  ['400', refusal(400, 'Resource not found')],
])('falls back to the filtered list where the function answers %s, and remembers', async (_, answer) => {
  exact.expect(byAccount, answer)
  exact.expect(list, page([invoice]))
  exact.expect(list, page([]))

  const first = await receivables().openItems(account)
  const second = await receivables().openItems(account)

  expect([first.items.length, second.items.length]).toEqual([1, 0])
  expect(exact.requests[1]?.query.$filter).toBe(`AccountId eq guid'${account}'`)
})

it('doesn’t take a lacking right for a lacking function', async () => {
  exact.expect(byAccount, refusal(403, "Forbidden - Application Scope Violated. Cannot read 'financial.receivables' scope."))

  expect(await failure(receivables().openItems(account))).toMatchObject({ code: 'exact-forbidden-scope' })
})

it('asks nothing for what is no account id', async () => {
  expect(await failure(receivables().openItems("x' or 1 eq 1"))).toMatchObject({ name: 'SaldoError' })
  expect(exact.requests).toEqual([])
})

describe('an amount', () => {
  it.each([
    [10.1, 'EUR', 1010],
    [1234, 'JPY', 1234],
    [1.234, 'KWD', 1234],
    [-0.001, 'EUR', 0],
    [605, '???', 60500],
    [605, '', 60500],
  ])('of %d %s is %d of the smallest unit', (amount, currency, minor) => {
    expect(toMoney(amount, currency)).toEqual({ minor, currency })
  })

  it('of whole cents stays to the cent', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => toMoney(cents / 100, 'EUR').minor === cents))
  })
})
