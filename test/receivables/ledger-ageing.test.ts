import fc from 'fast-check'
import { type CustomerSums, createLedger, differencesFrom, totalsOf } from '../../src/receivables/ledger-ageing.ts'

const today = '2025-03-31'
const item = (dueDate: string, minor: number, currency = 'EUR') => ({ dueDate, amount: { minor, currency } })
const acme = [
  item('2025-01-09', 121_000),
  item('2025-02-14', 142_000),
  item('2025-03-22', 60_500),
  item('2025-03-31', 50_000),
  item('2025-04-09', 363_000),
  item('2025-02-25', -36_300),
  item('2025-03-28', -25_000),
]

function ledgerOf(...customers: [string, readonly ReturnType<typeof item>[]][]): CustomerSums[] {
  const ledger = createLedger(today)
  for (const [accountId, items] of customers) ledger.add(items.map((each) => ({ accountId, item: each })))
  return ledger.customers()
}

describe('the open items of one customer', () => {
  it('come to balance, overdue and ageing by due date, credit apart; what is due today isn’t overdue', () => {
    const [sums] = ledgerOf(['acme', acme])

    expect(sums).toEqual({
      ...{ accountId: 'acme', currency: 'EUR', balance: 675_200, gross: 736_500, credit: -61_300, count: 7 },
      ...{ overdue: 323_500, overdueCount: 3, oldestDays: 81 },
      ageing: { 'not-due': 413_000, '1-30': 60_500, '31-60': 142_000, '61-90': 121_000, 'over-90': 0 },
    })
  })

  it('stay apart by currency, and go on from page to page', () => {
    const sums = ledgerOf(['a', [item('2025-03-01', 100)]], ['a', [item('2025-03-02', 50), item('2025-03-02', 7, 'USD')]])

    expect(sums.map(({ currency, balance, oldestDays }) => [currency, balance, oldestDays])).toEqual([
      ['EUR', 150, 30],
      ['USD', 7, 29],
    ])
  })
})

describe('the totals of everybody', () => {
  it('count customers and those overdue, the biggest balance first', () => {
    const totals = totalsOf(
      ledgerOf(
        ['a', [item('2025-03-01', 100)]],
        ['b', [item('2025-04-30', 50)]],
        ['c', [item('2025-03-01', 900, 'USD'), item('2025-03-01', -1, 'USD')]],
      ),
    )

    expect(totals.map(({ currency, balance, customers, overdueCustomers }) => [currency, balance, customers, overdueCustomers])).toEqual([
      ['USD', 899, 1, 1],
      ['EUR', 150, 2, 1],
    ])
  })

  it('have a line for a currency that has to have one', () => {
    expect(totalsOf([], 'EUR').map(({ currency, balance, customers }) => [currency, balance, customers])).toEqual([['EUR', 0, 0]])
  })

  it('are what the customers come to, to the cent', () => {
    const anyItem = fc.record({
      accountId: fc.constantFrom('a', 'b', 'c'),
      item: fc
        .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom('EUR', 'USD'))
        .map(([days, minor, currency]) =>
          item(new Date(Date.parse(today) + (100 - days) * 86_400_000).toISOString().slice(0, 10), minor || 1, currency),
        ),
    })
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 40 }), (items) => {
        const ledger = createLedger(today)
        ledger.add(items)
        for (const { currency, ...total } of totalsOf(ledger.customers())) {
          const own = items.filter(({ item: each }) => each.amount.currency === currency).map(({ item: each }) => each)
          const sum = (some: typeof own) => some.reduce((all, { amount }) => all + amount.minor, 0)
          expect(total.balance).toBe(sum(own))
          expect(total.overdue).toBe(sum(own.filter(({ amount, dueDate }) => amount.minor > 0 && dueDate < today)))
          expect(Object.values(total.ageing).reduce((all, minor) => all + minor, 0) + total.credit).toBe(total.balance)
          expect(total.overdue).toBe(total.gross - total.ageing['not-due'])
        }
      }),
    )
  })
})

describe('the check against Exact’s own overview', () => {
  const totals = totalsOf(ledgerOf(['acme', acme]), 'EUR')
  const exact = { currency: 'EUR', outstanding: 675_200, outstandingCount: 7, overdue: 323_500, overdueCount: 3 }

  it('finds nothing when both say the same', () => {
    expect(differencesFrom([exact], totals)).toEqual([])
  })

  it('says by how much they differ, ours less Exact’s', () => {
    expect(differencesFrom([{ ...exact, outstanding: 675_300, overdueCount: 2 }], totals)).toEqual([
      { currency: 'EUR', balance: -100, overdue: 0, count: 0, overdueCount: 1 },
    ])
  })

  it('finds a currency that only one of them knows', () => {
    const dollars = { currency: 'USD', outstanding: 5, outstandingCount: 1, overdue: 0, overdueCount: 0 }

    expect(differencesFrom([exact, dollars], totals).map(({ currency, balance }) => [currency, balance])).toEqual([['USD', -5]])
    expect(differencesFrom([], totals).map(({ currency, balance }) => [currency, balance])).toEqual([['EUR', 675_200]])
  })
})
