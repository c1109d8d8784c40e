import { signInAt } from '../../src/local/browser.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import type { Books } from '../support/other-exact/books.ts'
import { startOtherExact } from '../support/other-exact/other-exact.ts'
import { aprilBooks, calendarBooks } from '../support/other-exact/worked-examples.ts'
import { admin, linkOf, startSaldo, textOf } from '../support/saldo.ts'

/** Saldo beside an Exact that shares nothing with the sandbox, on a day, with one administration. */
async function startOn(day: string, books: Books) {
  const now = () => new Date(`${day}T10:00:00Z`)
  const exact = await startOtherExact([books], now)
  afterAll(() => exact.close())
  const environment = { EXACT_URL: exact.url, EXACT_CLIENT_ID: exact.clientId, EXACT_CLIENT_SECRET: exact.secret }
  const saldo = await startSaldo({ now, environment })
  const chat = saldo.chatAs(admin)
  const { code } = await signInAt(linkOf(await chat.say('connect')), 'allow')
  await chat.say(code ?? '')
  await saldo.directoryRead()
  return { exact, chat, ask: async (text: string) => textOf((await chat.say(text)).at(-1)) }
}

const calendar = await startOn('2025-03-31', calendarBooks)
const scenes = [
  calendar,
  await startOn('2025-03-31', aprilBooks),
  await startOn('2025-04-01', aprilBooks),
  await startOn('2024-02-29', calendarBooks),
  await startOn('2025-02-28', calendarBooks),
]

describe('the ledger of the worked example', () => {
  it('comes to the cent and the day, in two calls', async () => {
    const { exact, ask } = calendar
    const before = exact.calls.length

    const text = await ask('balance for Voorbeeld Groothandel')
    const calls = exact.calls.length - before

    expect(calls).toBeLessThanOrEqual(2)
    expect(text).toContain('3 invoices overdue, the oldest by 81 days.')
    expect(text).toContain(
      'Overdue €3,235.00 3 invoices, oldest 81 days   Balance €6,752.00   Open credit €613.00 credit notes €363.00, receipts €250.00',
    )
    expect(text).toMatch(/Overdue less open credit +€2,622.00/)
    expect(text).toMatch(/not due +€4,130.00\n1–30 days +€605.00\n31–60 days +€1,420.00\n61–90 days +€1,210.00\n/)
    for (const line of [
      '1001.* Overdue 81 days',
      '1002.* Overdue 45 days',
      '1003.* Overdue 9 days',
      '1005.* due today',
      '1004.* in 9 days',
    ])
      expect(text).toMatch(new RegExp(line))
    expect(exact.refused).toEqual([])
  })

  it('shows what is overdue without what is contested', async () => {
    const { ask } = calendar
    await ask('balance for Voorbeeld Groothandel')

    await ask('dispute 1003: wrong goods')
    const text = await ask('balance for Voorbeeld Groothandel')

    expect(text).toContain('€2,630.00')
    expect(text).toContain('€3,235.00')
  })
})

describe('payment behaviour', () => {
  it('comes as in the examples of days to pay and of days of sales outstanding', async () => {
    const { ask, exact } = calendar

    const payer = await ask('turnover for Betaalgedrag Bouw')
    const seller = await ask('turnover for Kwartaal Handel')

    expect(payer).toMatch(/Days to pay, weighted by amount +39.5 days\nDays to pay, each invoice alike +29 days/)
    expect(seller).toMatch(/DSO +68.7 days/)
    expect(seller).toMatch(/Best possible +45 days\nThrough lateness +23.7 days\nCounted back by month +56.7 days/)
    expect(exact.refused).toEqual([])
  })
})

describe('turnover of the financial year to date', () => {
  it.each([
    [0, '01/01/2025 to 31/03/2025 €2,816.00', '01/01/2024 to 31/03/2024 €60.00'],
    [1, '01/04/2024 to 31/03/2025 €3,008.00', '01/04/2023 to 31/03/2024 €63.00'],
    [2, '01/04/2025 to 01/04/2025 €4,096.00', '01/04/2024 to 01/04/2024 €64.00'],
    [3, '01/01/2024 to 29/02/2024 €28.00', '01/01/2023 to 28/02/2023 €7.00'],
    [4, '01/01/2025 to 28/02/2025 €1,280.00', '01/01/2024 to 28/02/2024 €12.00'],
  ])('in scene %i is %s, and a year before %s', async (scene, thisYear, lastYear) => {
    const { ask, exact } = scenes[scene] ?? calendar

    const text = await ask('turnover for Jaargrens Bedrijf')

    expect(text).toContain(`This financial year, ${thisYear}`)
    expect(text).toContain(`Same stretch last year, ${lastYear}`)
    expect(exact.refused).toEqual([])
  })
})

describe('everybody', () => {
  it('adds up to the ageing list and Exact’s own overview, each currency by itself', async () => {
    const { ask, chat, exact } = calendar
    const items = calendarBooks.customers.flatMap(({ currency = 'EUR', items: own = [] }) => own.map((item) => ({ ...item, currency })))
    const sum = (currency: string, of: (item: (typeof items)[number]) => boolean) =>
      items.filter((item) => item.currency === currency && of(item)).reduce((total, { open }) => total + open, 0)
    const money = (cents: number) => (cents / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })

    const ageing = await ask('ageing')
    const overdue = await ask('overdue')

    for (const [currency, sign] of [
      ['EUR', '€'],
      ['USD', 'US$'],
    ] as const) {
      expect(ageing).toContain(`Balance ${sign}${money(sum(currency, () => true))} `)
      expect(ageing).toContain(`Overdue ${sign}${money(sum(currency, ({ open, due }) => open > 0 && due < '2025-03-31'))} `)
    }
    expect(ageing.match(/Balance and overdue equal Exact’s own overview\./g)).toHaveLength(2)
    expect(overdue).toContain(`€${money(sum('EUR', ({ open, due }) => open > 0 && due < '2025-03-31'))} overdue`)
    expect(exact.refused).toEqual([])
    expect(problemsOfSent(chat.messages())).toEqual([])
  })
})
