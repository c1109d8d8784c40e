import { type CustomerItem, createBooks } from '../../src/exact/books.ts'
import { createReceivables } from '../../src/exact/receivables.ts'
import { signInAt } from '../support/exact-session.ts'
import { accountRows } from '../support/other-exact/books.ts'
import { startOtherExact } from '../support/other-exact/other-exact.ts'
import { calendarBooks, referenceDay } from '../support/other-exact/worked-examples.ts'

const now = () => new Date(`${referenceDay}T10:00:00Z`)
const exact = await startOtherExact([calendarBooks], now)
afterAll(() => exact.close())
const client = (await signInAt(exact.url, now, exact))(calendarBooks.code)

it('is owed the same by both of Exact’s lists, though their signs are opposite', async () => {
  const [account] = accountRows(calendarBooks)
  const amounts = (items: readonly { invoiceDate: string; amount: { minor: number } }[]) =>
    items.map(({ invoiceDate, amount }) => `${invoiceDate} ${amount.minor}`).toSorted()

  const { items: listed } = await createReceivables(client, now).openItems(String(account?.ID))
  const booked: CustomerItem[] = []
  for await (const page of createBooks(client, 'EUR', { lane: 'chat' }).openItems()) booked.push(...page)
  const own = booked.filter(({ accountId }) => accountId === account?.ID).map(({ item }) => item)

  expect(listed.reduce((total, { amount }) => total + amount.minor, 0)).toBe(675_200)
  expect(amounts(own)).toEqual(amounts(listed))
  expect(exact.refused).toEqual([])
})
