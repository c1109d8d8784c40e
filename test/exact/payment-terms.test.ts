import { readTermChanges } from '../../src/exact/payment-terms.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { collect, page, testClient } from './rig.ts'
import { callsOf, startWithClient } from './sandbox-client.ts'

const now = () => new Date('2025-03-31T10:00:00Z')
const chat = { lane: 'chat' } as const

describe('changes of receivables', () => {
  let exact: Awaited<ReturnType<typeof startWithClient>>
  beforeEach(async () => {
    exact = await startWithClient({ accounts: 60, now })
  })
  afterEach(() => exact.sandbox.close())

  const changes = (after: string) => collect(readTermChanges(exact.client, after, 'EUR', chat))

  it('are those since the last time, one call for all customers', async () => {
    const cursor = (await changes('')).at(-1)?.cursor ?? ''
    exact.books.pay(1001)
    const number = exact.books.bill(3, { cents: 12_100, dueIn: 30 })
    exact.sandbox.calls.length = 0

    const news = await changes(cursor)

    expect(news.flatMap(({ terms }) => terms).map((term) => [term.number, term.isOpen, term.own, term.paidOn])).toEqual([
      ['1001', false, 121_000, '2025-03-31'],
      [String(number), true, 12_100, null],
    ])
    expect(callsOf(exact.sandbox)).toEqual(['GET sync/Cashflow/PaymentTerms'])
    expect((await changes(news.at(-1)?.cursor ?? '')).flatMap(({ terms }) => terms)).toEqual([])
  })

  it('together are every open item', async () => {
    const all = (await changes('')).flatMap(({ terms }) => terms)

    const list = await collect(exact.client.pages('read/financial/ReceivablesList', { $select: 'HID,Amount' }, chat))
    const owed = all.filter(({ isOpen }) => isOpen).reduce((sum, { amount }) => sum + amount.minor, 0)
    expect(owed).toBe(list.flat().reduce((sum, row) => sum + Math.round(Number(row.Amount) * 100), 0))
  })
})

describe('what is paid to suppliers', () => {
  let scripted: ScriptedServer
  beforeEach(async () => {
    scripted = await startScriptedServer()
  })
  afterEach(() => scripted.close())

  it('is passed over, and the cursor moves past it', async () => {
    const id = '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11'
    scripted.expect(
      'GET /api/v1/77/sync/Cashflow/PaymentTerms',
      page([{ ID: id, Account: id, Timestamp: '12', LineType: 22, AmountDC: 5 }]),
    )
    const { client } = testClient(scripted.url)

    expect(await collect(readTermChanges(client, '7', 'EUR', chat))).toEqual([{ terms: [], cursor: '12' }])
    expect(scripted.requests[0]?.query.$filter).toBe('Timestamp gt 7L')
  })
})
