import { createLedger } from '../../src/receivables/ledger-ageing.ts'
import { type OverdueFilter, overdueList } from '../../src/receivables/overdue-list.ts'

const everyone: OverdueFilter = { above: null, days: null, country: null, manager: null }

function customer(name: string, overdue: number, dueDate: string, told: { country?: string; manager?: string; currency?: string } = {}) {
  const { country = 'NL', manager = 'Megan Bowen', currency = 'EUR' } = told
  const ledger = createLedger('2025-03-31')
  ledger.add([{ accountId: name, item: { dueDate, amount: { minor: overdue, currency } } }])
  const [sums] = ledger.customers()
  if (sums === undefined) throw new Error('no sums')
  return { ...sums, name, country, manager }
}

const customers = [
  customer('small', 100_00, '2025-01-01'),
  customer('large', 900_00, '2025-03-30'),
  customer('also small', 100_00, '2025-02-01', { country: 'DE', manager: 'Alex Wilber' }),
  customer('due', 5_000_00, '2025-03-31'),
  customer('credit', -5_000_00, '2025-01-01'),
]
const named = (filter: Partial<OverdueFilter>) => overdueList(customers, { ...everyone, ...filter }).map(({ name }) => name)

describe('everybody who is overdue', () => {
  it('comes the largest amount first, then the oldest, without who is only due or in credit', () => {
    expect(named({})).toEqual(['large', 'small', 'also small'])
  })

  it.each<[string, Partial<OverdueFilter>, string[]]>([
    ['an amount that has to be exceeded', { above: '100' }, ['large']],
    ['an amount with cents', { above: '99.99' }, ['large', 'small', 'also small']],
    ['days that have to be exceeded', { days: 58 }, ['small']],
    ['a country', { country: 'DE' }, ['also small']],
    ['an account manager', { manager: (name) => name === 'Megan Bowen' }, ['large', 'small']],
    ['all of them', { above: '99', days: 1, country: 'NL', manager: () => true }, ['small']],
  ])('is narrowed by %s', (_, filter, expected) => {
    expect(named(filter)).toEqual(expected)
  })

  it('compares an amount in the currency’s own unit', () => {
    const yen = [customer('yen', 1_000, '2025-01-01', { currency: 'JPY' })]

    expect(overdueList(yen, { ...everyone, above: '999' })).toHaveLength(1)
    expect(overdueList(yen, { ...everyone, above: '1000' })).toHaveLength(0)
  })
})
