import fc from 'fast-check'
import { addUp, type DaySum, ratiosOf } from '../../src/receivables/ratios.ts'

const days = { today: '2025-03-31', monthDay: '01-01' }
const sum = (kind: DaySum['kind'], day: string, amount: number, more: Partial<DaySum> = {}): DaySum => {
  return { accountId: 'a', kind, day, amount, amountDays: 0, count: 1, ...more }
}

/** The seven items of a customer who owes 6,752.00. */
const openItems = [
  sum('owed', '2025-01-09', 121_000),
  sum('owed', '2025-02-14', 142_000),
  sum('owed', '2025-03-22', 60_500),
  sum('owed', '2025-03-31', 50_000),
  sum('owed', '2025-04-09', 363_000),
  sum('credit', '2025-02-25', -36_300),
  sum('credit', '2025-03-28', -25_000),
]

describe('the ratios of a customer', () => {
  it('are balance and overdue to the cent: what is due today isn’t overdue, and credits don’t lower it', () => {
    expect(ratiosOf(openItems, days)).toMatchObject({ balance: 675_200, overdue: 323_500, oldestOverdueDays: 81 })
  })

  it('are the same a day later, save what fell due', () => {
    expect(ratiosOf(openItems, { ...days, today: '2025-04-01' })).toMatchObject({
      balance: 675_200,
      overdue: 373_500,
      oldestOverdueDays: 82,
    })
  })

  it('tell no days overdue of a customer with credits alone', () => {
    expect(ratiosOf(openItems.slice(5), days)).toMatchObject({ balance: -61_300, overdue: 0, oldestOverdueDays: 0 })
  })

  it('are nothing for a customer of whom the books say nothing', () => {
    expect(ratiosOf([], days)).toEqual({
      balance: 0,
      overdue: 0,
      oldestOverdueDays: 0,
      averageDaysToPay: null,
      turnoverThisYear: 0,
      turnoverLastYear: 0,
      lastInvoiceDate: null,
    })
  })

  it('are turnover in the two stretches, less credit notes, and the last invoice, never a credit note', () => {
    const sums = [
      sum('sold', '2025-02-10', 100_000),
      sum('credited', '2025-03-20', -30_000),
      sum('sold', '2024-03-31', 5_000),
      sum('sold', '2024-04-01', 900),
    ]

    expect(ratiosOf(sums, days)).toMatchObject({ turnoverThisYear: 70_000, turnoverLastYear: 5_000, lastInvoiceDate: '2025-02-10' })
  })

  it('are weighted days to pay of the last twelve months', () => {
    const payments: [string, number, number][] = [
      ['2025-01-10', 100_000, 32],
      ['2024-11-10', 400_000, 45],
      ['2024-03-31', 50_000, 10],
    ]
    const paid = payments.map(([day, amount, took]) => sum('paid', day, amount, { amountDays: amount * took }))
    const longAgo = sum('paid', '2024-03-30', 900_000, { amountDays: 900_000 * 200 })

    expect(ratiosOf([...paid, longAgo], days).averageDaysToPay).toBe(39.5)
    expect(ratiosOf([...paid.slice(1), longAgo], days).averageDaysToPay).toBeNull()
  })

  it('come out the same however their sums arrive', () => {
    const kinds = fc.constantFrom<DaySum['kind'][]>('owed', 'credit', 'sold', 'credited', 'paid')
    const sums = fc.array(
      fc.tuple(kinds, fc.constantFrom('2024-01-05', '2024-12-31', '2025-03-30', '2025-03-31'), fc.integer({ min: -1e9, max: 1e9 })),
    )
    fc.assert(
      fc.property(sums, (some) => {
        const all = some.map(([kind, day, amount]) => sum(kind, day, amount, { amountDays: amount * 7 }))
        expect(ratiosOf(addUp(all), days)).toEqual(ratiosOf(all, days))
      }),
    )
  })
})
