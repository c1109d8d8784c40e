import { ownBook } from '../../src/bot/own-customers.ts'
import type { Book, BookCustomer, BookItem, BookService } from '../../src/bot/services.ts'
import { createLedger, totalsOf } from '../../src/receivables/ledger-ageing.ts'

const item = (accountId: string, manager: string | null): BookItem => {
  const amount = { minor: 100, currency: 'EUR' }
  const dates = { invoiceDate: '2025-03-01', dueDate: '2025-03-01' }
  const told = { kind: 'invoice' as const, invoiceNumber: '1', entryNumber: null, description: '', yourReference: null }
  return { accountId, name: accountId, code: null, manager, country: null, own: 100, item: { ...told, ...dates, id: accountId, amount } }
}
const items = [item('hers', 'Bowen, Megan'), item('his', 'Alex Wilber'), item('nobody’s', null)]
const ledger = createLedger('2025-03-31')
ledger.add(items)
const customers = ledger.customers().map((sums, place): BookCustomer => {
  return { ...sums, name: '', code: null, country: null, manager: items[place]?.manager ?? null }
})
const whole: Book = {
  ...{ administration: { code: 7, name: 'Books', currency: 'EUR' }, asOf: new Date(0), day: '2025-03-31', calls: 0, urlOf: () => '' },
  overview: [{ currency: 'EUR', outstanding: 300, outstandingCount: 3, overdue: 300, overdueCount: 3 }],
  totals: totalsOf(customers),
  async *pages() {
    yield items
  },
  customers: async () => customers,
}
const service: BookService = {
  book: async () => ({ books: [whole], unread: [] }),
  totalsOn: async () => ({ day: '2025-03-24', totals: whole.totals }),
  onRead: () => {},
}

it.each([
  ['Megan Bowen', ['hers']],
  [null, []],
])('shows %s their own customers alone, and nothing of what everybody’s come to', async (manager, expected) => {
  const own = ownBook(service, manager)

  const [book] = (await own.book('t', { maxAgeMs: 0 })).books
  const seen: string[] = []
  for await (const page of book?.pages() ?? []) seen.push(...page.map(({ accountId }) => accountId))

  expect([seen, (await book?.customers())?.map(({ accountId }) => accountId)]).toEqual([expected, expected])
  expect([book?.overview, book?.totals, await own.totalsOn('t', 7, '2025-03-24', '2025-03-01')]).toEqual([null, [], null])
})
