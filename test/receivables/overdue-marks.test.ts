import type { AccountMarks } from '../../src/receivables/marks.ts'
import { markedIn } from '../../src/receivables/overdue-marks.ts'

const mark = { id: 'm', accountId: 'a', by: 'p', at: new Date(0) }
const open = (minor: number) => ({ minor, currency: 'EUR' })
const item = (id: string, minor: number, dueDate = '2025-03-01', accountId = 'a') => {
  return { accountId, item: { id, invoiceNumber: `n-${id}`, dueDate, amount: open(minor) } }
}
const promise = (itemId: string, state: 'open' | 'broken', invoice: string | null = null) =>
  ({ ...mark, kind: 'promise', items: [{ itemId, invoice, open: open(1) }], amount: null, day: '2025-04-01', text: '', state }) as const
const marks = (own: Partial<AccountMarks>) => new Map([['a', { promises: [], disputes: [], notes: [], ...own }]])
const disputes = [{ ...mark, kind: 'dispute', itemId: '1', invoice: null, reason: '' } as const]

it('counts what is overdue and in dispute or promised, each once', () => {
  const known = marks({ disputes, promises: [promise('1', 'open'), promise('2', 'open')] })

  expect(markedIn([item('1', 100), item('2', 30), item('3', 5)], known, 'EUR', '2025-03-31')).toEqual({ disputed: 100, promised: 30 })
})

it('knows an item by its invoice where Exact keeps it under another id now', () => {
  expect(markedIn([item('9', 30)], marks({ promises: [promise('2', 'open', 'n-9')] }), 'EUR', '2025-03-31').promised).toBe(30)
})

it.each([
  ['what isn’t overdue', item('1', 100, '2025-03-31'), 'EUR'],
  ['credit', item('1', -100), 'EUR'],
  ['another currency', item('1', 100), 'USD'],
  ['another account', item('1', 100, '2025-03-01', 'b'), 'EUR'],
])('leaves out %s', (_, each, currency) => {
  expect(markedIn([each], marks({ disputes }), currency, '2025-03-31')).toEqual({ disputed: 0, promised: 0 })
})

it('takes a broken promise for none', () => {
  expect(markedIn([item('1', 100)], marks({ promises: [promise('1', 'broken')] }), 'EUR', '2025-03-31').promised).toBe(0)
})
