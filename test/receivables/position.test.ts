import fc from 'fast-check'
import { toDecimal, toMinor } from '../../src/receivables/money.ts'
import { ageingBuckets, positionsOf } from '../../src/receivables/position.ts'
import type { OpenItem, OpenItemKind } from '../../src/receivables/types.ts'

const item = (
  id: string,
  invoiceDate: string,
  dueDate: string,
  amount: string,
  kind: OpenItemKind = 'invoice',
  currency = 'EUR',
): OpenItem => ({
  id,
  kind,
  invoiceNumber: kind === 'receipt' ? null : id,
  entryNumber: null,
  description: '',
  yourReference: null,
  invoiceDate,
  dueDate,
  amount: toMinor(amount, currency),
})

const workedExample = [
  item('1001', '2024-12-10', '2025-01-09', '1210.00'),
  item('1002', '2025-01-15', '2025-02-14', '1420.00'),
  item('1003', '2025-02-20', '2025-03-22', '605.00'),
  item('1005', '2025-03-01', '2025-03-31', '500.00'),
  item('1004', '2025-03-10', '2025-04-09', '3630.00'),
  item('C201', '2025-02-25', '2025-02-25', '-363.00', 'credit-note'),
  item('B77', '2025-03-28', '2025-03-28', '-250.00', 'receipt'),
]

describe('what a customer owes', () => {
  it('comes to the cent and the day in the worked example', () => {
    const [position, ...others] = positionsOf(workedExample, '2025-03-31')

    expect(others).toEqual([])
    expect(position).toMatchObject({ currency: 'EUR', overdueCount: 3, oldestDays: 81 })
    expect(position && toDecimal(position.balance)).toBe('6752.00')
    expect(position && toDecimal(position.gross)).toBe('7365.00')
    expect(position && toDecimal(position.credit)).toBe('-613.00')
    expect(position && toDecimal(position.overdue)).toBe('3235.00')
    expect(ageingBuckets.map((bucket) => position && toDecimal(position.ageing[bucket]))).toEqual([
      '4130.00',
      '605.00',
      '1420.00',
      '1210.00',
      '0.00',
    ])
  })

  it('tells how late each item is, oldest due date first, and nothing for credits', () => {
    const [position] = positionsOf(workedExample, '2025-03-31')

    expect(position?.items.map(({ id, daysLate }) => [id, daysLate])).toEqual([
      ['1001', 81],
      ['1002', 45],
      ['C201', null],
      ['1003', 9],
      ['B77', null],
      ['1005', 0],
      ['1004', -9],
    ])
  })

  it.each([
    ['due today', '2025-03-31', 'not-due'],
    ['a day late', '2025-03-30', '1-30'],
    ['30 days late', '2025-03-01', '1-30'],
    ['31 days late', '2025-02-28', '31-60'],
    ['60 days late', '2025-01-30', '31-60'],
    ['61 days late', '2025-01-29', '61-90'],
    ['90 days late', '2024-12-31', '61-90'],
    ['91 days late', '2024-12-30', 'over-90'],
  ] as const)('puts an item %s in its bucket', (_, dueDate, bucket) => {
    const [position] = positionsOf([item('1', '2024-12-01', dueDate, '10.00')], '2025-03-31')

    expect(position?.ageing[bucket].minor).toBe(1_000)
  })

  it('keeps currencies apart, the biggest balance first', () => {
    const items = [item('1', '2025-03-01', '2025-03-15', '10.00'), item('2', '2025-03-01', '2025-03-15', '99.00', 'invoice', 'USD')]

    const positions = positionsOf(items, '2025-03-31')

    expect(positions.map(({ currency, balance }) => [currency, balance.minor])).toEqual([
      ['USD', 9_900],
      ['EUR', 1_000],
    ])
  })

  it('has nothing to say about nothing', () => {
    expect(positionsOf([], '2025-03-31')).toEqual([])
  })

  it('always adds up: ageing + credit = gross + credit = balance', () => {
    const days = fc.integer({ min: -400, max: 400 }).map((n) => new Date(Date.UTC(2025, 2, 31 + n)).toISOString().slice(0, 10))
    const anyItem = fc
      .tuple(fc.string({ minLength: 1 }), days, days, fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('EUR', 'USD', 'JPY'))
      .map(([id, from, due, minor, currency]) => ({ ...item(id, from, due, '0', 'invoice', currency), amount: { minor, currency } }))

    fc.assert(
      fc.property(fc.array(anyItem), (items) => {
        for (const position of positionsOf(items, '2025-03-31')) {
          const aged = ageingBuckets.reduce((sum, bucket) => sum + position.ageing[bucket].minor, 0)
          expect(aged).toBe(position.gross.minor)
          expect(aged + position.credit.minor).toBe(position.balance.minor)
          expect(position.balance.minor).toBe(position.items.reduce((sum, { amount }) => sum + amount.minor, 0))
        }
      }),
    )
  })
})
