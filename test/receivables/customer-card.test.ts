import type { LedgerInvoice } from '../../src/receivables/customer-ledger.ts'
import { previousYearToDate, yearToDate } from '../../src/receivables/financial-year.ts'
import { groupPositions } from '../../src/receivables/group.ts'
import { invoiceLines, ordered } from '../../src/receivables/invoice-lines.ts'
import { habitByQuarter, habitFrom, paymentHabit } from '../../src/receivables/payment-habit.ts'
import { callerFor, standingOf } from '../../src/receivables/standing.ts'
import { soldIn } from '../../src/receivables/turnover.ts'
import { monthsOf, turnoverByMonth } from '../../src/receivables/turnover-months.ts'
import type { OpenItem } from '../../src/receivables/types.ts'

const today = '2025-03-31'
const paid = (paidOn: string, days: number, amount = 1_000) => {
  const invoiceDate = new Date(Date.parse(paidOn) - days * 86_400_000).toISOString().slice(0, 10)
  return { invoiceDate, dueDate: invoiceDate, paidOn, amount }
}

describe('how somebody pays', () => {
  const year = ['2025-03-01', '2025-01-10', '2024-06-01']
  const before = ['2024-03-30', '2023-12-01', '2023-06-01']

  it('is told from the last twelve months, beside the twelve before', () => {
    const habit = paymentHabit([...year.map((day) => paid(day, 40)), ...before.map((day) => paid(day, 30))], today)

    expect(habit).toMatchObject({ paid: 3, behaviour: { invoices: 3, weightedDays: 40 }, slowerBy: 10 })
    expect(habitFrom(today)).toBe('2023-03-30')
  })

  it('has no trend with too few before, and no judgement with too few now', () => {
    expect(paymentHabit([...year.map((day) => paid(day, 40)), paid('2023-12-01', 30)], today).slowerBy).toBeNull()
    expect(paymentHabit([paid('2025-03-01', 10)], today)).toEqual({ paid: 1, behaviour: null, slowerBy: null })
  })

  it('by quarter ends with today’s', () => {
    const quarters = habitByQuarter([paid('2025-01-01', 5), paid('2025-02-01', 15), paid('2025-03-31', 10), paid('2024-12-31', 9)], today)

    expect(quarters).toHaveLength(8)
    expect(quarters.at(-1)).toEqual({ year: 2025, quarter: 1, invoices: 3, days: 10 })
    expect(quarters.at(-2)).toEqual({ year: 2024, quarter: 4, invoices: 1, days: null })
  })
})

describe('how somebody stands', () => {
  it('is slower only from a week on, and only when nothing is worse', () => {
    expect(standingOf(false, null, [], 7)).toEqual({ kind: 'slower', severity: 'warning', days: 7 })
    expect(standingOf(false, null, [], 6.9).kind).toBe('nothing-open')
    expect(standingOf(true, null, [], 70).kind).toBe('blocked')
  })

  it.each([
    [0, null],
    [1, 'sales'],
    [15, 'sales'],
    [16, 'with-finance'],
    [45, 'with-finance'],
    [46, 'finance'],
  ])('says who calls at %i days late', (days, caller) => {
    expect(callerFor(days)).toBe(caller)
  })
})

describe('turnover by month', () => {
  it.each([
    ['2025-03-31', '01-01'],
    ['2025-03-15', '04-01'],
    ['2024-02-29', '01-01'],
    ['2025-02-28', '07-15'],
    ['2025-04-01', '04-01'],
  ])('adds up to both years to date on %s, from %s', (day, monthDay) => {
    const sales = monthsOf({ from: '2022-06-01', to: day }).flatMap(({ from, to }, place) => [
      { day: from, amount: place + 1 },
      { day: to, amount: 100 * (place + 1) },
    ])

    const months = turnoverByMonth(sales, day, monthDay)

    expect(months.reduce((sum, { sold }) => sum + sold, 0)).toBe(soldIn(sales, yearToDate(day, monthDay)))
    expect(months.reduce((sum, { soldBefore }) => sum + soldBefore, 0)).toBe(soldIn(sales, previousYearToDate(day, monthDay)))
  })
})

const item = (id: string, minor: number, dueDate: string, currency = 'EUR'): OpenItem => ({
  id,
  kind: minor > 0 ? 'invoice' : 'receipt',
  invoiceNumber: minor > 0 ? id : null,
  entryNumber: id,
  description: '',
  yourReference: null,
  invoiceDate: dueDate,
  dueDate,
  amount: { minor, currency },
})

const invoice = (number: string, invoiceDate: string, state: LedgerInvoice['state'], minor = 100): LedgerInvoice => ({
  number,
  kind: 'invoice',
  state,
  invoiceDate,
  dueDate: invoiceDate,
  description: '',
  yourReference: null,
  total: { minor, currency: 'EUR' },
  open: { minor: 0, currency: 'EUR' },
  paidOn: null,
  invoiceId: `id-${number}`,
})

describe('invoice lines', () => {
  const ledger = {
    items: [item('1', 500, '2025-03-30'), item('2', 300, today), item('3', -100, '2025-01-01')],
    invoices: [invoice('1', '2025-03-30', 'open'), invoice('9', '2024-04-01', 'paid', 700), invoice('8', '2024-03-31', 'paid')],
  }
  const of = (filter: Parameters<typeof invoiceLines>[1]) =>
    invoiceLines(ledger, filter, { today, monthDay: '04-01' }).map(({ number }) => number)

  it('are those that the filter is about, by the financial year', () => {
    expect(of('open')).toEqual(['3', '1', '2'])
    expect(of('overdue')).toEqual(['1'])
    expect(of('paid')).toEqual(['9', '8'])
    expect(of('this year')).toEqual(['1', '9'])
    expect(of('last year')).toEqual(['8'])
  })

  it('know the invoice of an open item, and sort by what is largest', () => {
    const lines = invoiceLines(ledger, 'open', { today, monthDay: '04-01' })

    expect(lines.find(({ number }) => number === '1')?.invoiceId).toBe('id-1')
    expect(ordered(lines, 'largest').map(({ number }) => number)).toEqual(['1', '2', '3'])
  })
})

it('adds up a group by currency, each total the sum of its members', () => {
  const members = [
    { name: 'A', code: null, items: [item('1', 500, '2025-01-01'), item('2', 900, '2025-01-01', 'USD')] },
    { name: 'B', code: null, items: [item('3', 700, '2025-05-01')] },
  ]

  const totals = groupPositions(members, today)

  expect(
    totals.map(({ position, members: own }) => [
      position.currency,
      position.balance.minor,
      position.overdue.minor,
      own.map(({ name }) => name),
    ]),
  ).toEqual([
    ['EUR', 1200, 500, ['B', 'A']],
    ['USD', 900, 900, ['A']],
  ])
})
