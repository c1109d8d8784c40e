import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { admin, connect, run, startSaldo, textOf } from '../support/saldo.ts'

const now = () => new Date(Date.now() + ahead)
/** A day of which three months before are in the same year. */
let ahead = Date.parse('2026-11-23T10:00:00Z') - Date.now()
const saldo = await startSaldo({ sandbox: { accounts: 60 }, now })
const chat = saldo.chatAs(admin)
const [books] = saldo.sandbox.administrations
const acmeId = books.findAccount('Acme B.V.') ?? ''
const acme = () => keptCrm(saldo.dataDir).records.find(({ fields }) => fields.customerId === acmeId)?.fields ?? {}
const bookCalls = () => saldo.sandbox.calls.filter(({ path }) => path.includes('/bulk/')).length

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
})

it('are offered by a new form, and come with a customer once they were added', async () => {
  await chat.say('new profile Customers')
  await chat.press('Choose fields')
  const offered = textOf(chat.messages().at(-1))
  await chat.press('Add them')
  await chat.press('Save')
  const profile = saldo.workspace().profiles.find(({ title }) => title === 'Customers')

  await run(chat, 'run Customers import & update')

  expect(offered).not.toContain('Saldo: balance')
  expect(profile?.mappings).toContainEqual({ target: 'balance', source: 'Saldo.Balance' })
  expect(profile?.mappings).toContainEqual({ target: 'lastInvoiceDate', source: 'Saldo.LastInvoiceDate' })
  expect(acme()).toMatchObject({ balance: '6752.00', overdue: '3235.00' })
  expect(Number(acme().turnoverLastYear)).toBeGreaterThan(0)
})

it('cost nothing and change nothing in a second run', async () => {
  saldo.sandbox.calls.length = 0

  const again = await run(chat, 'run Customers import & update')

  expect(again).toContain('Unchanged 60')
  expect(bookCalls()).toBe(0)
})

it('follow what is booked, once a while has passed', async () => {
  books.books.pay(1001)
  ahead += 11 * 60_000

  const result = await run(chat, 'run Customers import & update')

  expect(result).toContain('Updated')
  expect(acme()).toMatchObject({ balance: '5542.00', overdue: '2025.00' })
})

it('show their values beside the fields of the mapping form', async () => {
  await chat.say('edit Customers')
  await chat.press('Later fields')
  await chat.press('Later fields')

  const form = textOf(chat.messages().at(-1))
  expect(form).toMatch(/Saldo: balance[^\n]*5,?542/)
})

it('count an invoice that was booked three months back, at the price of one call, and then no more', async () => {
  const before = Number(acme().turnoverThisYear)
  const account = Array.from({ length: 60 }, (_, place) => place).find((place) => books.accountId(place) === acmeId) ?? -1
  books.books.bill(account, { cents: 121_000, invoicedIn: -90, dueIn: -60 })
  const costs: number[] = []
  for (const minutes of [30, 30, 30]) {
    ahead += minutes * 60_000
    saldo.sandbox.calls.length = 0
    await run(chat, 'run Customers import & update')
    costs.push(bookCalls())
  }

  expect(Number(acme().turnoverThisYear)).toBeCloseTo(before + 1_000, 2)
  expect(costs.map((calls) => calls - (costs.at(-1) ?? 0))).toEqual([1, 0, 0])
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
