import { actionsOf } from '../../src/local/card-parts.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, connect, startSaldo, textOf } from '../support/saldo.ts'

const now = () => new Date('2025-03-31T10:00:00Z')
const saldo = await startSaldo({ sandbox: { accounts: 60, limits: { minutely: 500 } }, now })
const chat = saldo.chatAs(admin)
const [books] = saldo.sandbox.administrations

const ask = async (text: string) => textOf((await chat.say(text)).at(-1))
const last = () => textOf(chat.messages().at(-1))

async function callsOf(act: () => Promise<unknown>): Promise<number> {
  const before = saldo.sandbox.calls.length
  await act()
  return saldo.sandbox.calls.slice(before).filter(({ path }) => path.startsWith('/api/v1/')).length
}

function invoiceChoices(message: unknown): { title: string; value: string }[] {
  const found: { title: string; value: string }[] = []
  JSON.stringify(message, (_key, value) => {
    if (value?.type === 'Input.ChoiceSet' && value.id === 'invoice') found.push(...value.choices)
    return value
  })
  return found
}

async function fileBehind(title: string): Promise<Response> {
  const url = actionsOf(chat.messages().at(-1) as never).find((action) => action.title === title)?.url ?? ''
  return fetch(url)
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
})

describe('the customer card', () => {
  it('shows the worked example to the cent and the day, in two calls, and then in none', async () => {
    let text = ''

    const cold = await callsOf(async () => {
      text = await ask('balance for Acme B.V.')
    })
    const again = await callsOf(async () => {
      await chat.say('overdue for Acme B.V.')
      await chat.say('invoices for Acme B.V.')
      await chat.say('turnover for Acme B.V.')
    })

    expect(cold).toBeLessThanOrEqual(2)
    expect(again).toBe(0)
    expect(text).toContain('3 invoices overdue, the oldest by 81 days.')
    expect(text).toContain(
      'Overdue €3,235.00 3 invoices, oldest 81 days   Balance €6,752.00   Open credit €613.00 credit notes €363.00, receipts €250.00',
    )
    expect(text).toMatch(/Overdue less open credit +€2,622.00/)
    expect(text).toMatch(/not due +€4,130.00\n1–30 days +€605.00\n31–60 days +€1,420.00\n61–90 days +€1,210.00\n/)
    expect(text).toMatch(/1001 \S+ ref. PO 88-120 \| 09\/01\/2025 Overdue 81 days \| €1,210.00/)
    expect(text).toMatch(/1005 .* \| \S+ due today \| €500.00/)
  })

  it('tells the limit, how the customer pays and what it bought', async () => {
    const text = await ask('balance for Acme B.V.')

    expect(text).toMatch(/Credit limit +€10,000.00, used €6,752.00, free €3,248.00/)
    expect(text).toMatch(/Pays +in [\d.]+ days on average, terms \d+ days \(\d+ invoices in twelve months\)/)
    expect(text).toMatch(/Turnover +€5,939.67 this financial year|Turnover +€[\d,.]+ this financial year, €[\d,.]+ in the same stretch/)
    expect(text).toMatch(/Last invoice +10\/03\/2025/)
  })

  it('shows it in Dutch', async () => {
    const dutch = saldo.chatAs({ ...admin, locale: 'nl-NL' }, { conversationId: 'dutch' })
    const text = textOf((await dutch.say('saldo van Acme B.V.')).at(-1))

    expect(text).toContain('3 facturen vervallen, de oudste 81 dagen.')
    expect(['€ 6.752,00', '€ 3.235,00', '€ 613,00'].filter((amount) => !text.includes(amount))).toEqual([])
    await chat.say('status')
  })
})

describe('going on about a customer', () => {
  it('means the one that was picked, not the name that found several', async () => {
    await chat.say('balance for Jansen')
    const choices = chat.messages().at(-1)
    const [, button = ''] = /\[(Jansen Bouw[^\]]*)\]/.exec(textOf(choices)) ?? []
    await chat.press(button, {}, choices)

    expect(await ask('who is our contact?')).toMatch(/^Contacts at Jansen Bouw/m)
    expect(await ask('only overdue')).toMatch(/^Jansen Bouw/m)
  })

  it('watches it by a press', async () => {
    await chat.say('balance for Acme B.V.')
    await chat.press('Watch')

    expect(last()).toContain('You watch Acme B.V.')
  })

  it('tells last year’s turnover beside the year before, in no more calls', async () => {
    await chat.say('turnover for Acme B.V.')

    let text = ''
    const calls = await callsOf(async () => {
      text = await ask('and last year?')
    })

    expect(calls).toBe(0)
    expect(text).toMatch(
      /Last financial year, 01\/01\/2024 to 31\/12\/2024 +€[\d,.]+\nThe year before, 01\/01\/2023 to 31\/12\/2023 +€[\d,.]+/,
    )
    expect(text).toContain('[This year]')
  })
})

describe('how a customer pays', () => {
  it('is weighted by amount, as the example of 1,000 in 32 days, 4,000 in 45 and 500 in 10', async () => {
    for (const [cents, daysAgo] of [
      [100_000, 32],
      [400_000, 45],
      [50_000, 10],
    ] as const)
      books.books.pay(books.books.bill(13, { cents, invoicedIn: -daysAgo, dueIn: 30 - daysAgo }))

    const text = await ask('balance for Nieuwland Start-up')
    const turnover = await ask('turnover for Nieuwland Start-up')

    expect(text).toMatch(/Pays +in 39.5 days on average, .*\(3 invoices in twelve months\)/)
    expect(turnover).toMatch(/Days to pay, weighted by amount +39.5 days\nDays to pay, each invoice alike +29 days/)
  })

  it('shows days of sales outstanding as the example of 4,000, 6,000 and 9,000 sold with 14,500 open', async () => {
    const bill = (cents: number, invoicedIn: number, dueIn: number) => books.books.bill(11, { cents, invoicedIn, dueIn })
    books.books.pay(bill(400_000, -80, -50))
    books.books.pay(bill(50_000, -45, -15))
    bill(500_000, -45, -15)
    bill(50_000, -40, 20)
    bill(900_000, -20, 10)

    const text = await ask('turnover for Rederij Oude Haven')

    expect(text).toMatch(
      /DSO +68.7 days \(over 90 days, with VAT\)\nBest possible +45 days\nThrough lateness +23.7 days\nCounted back by month +56.7 days/,
    )
  })
})

describe('invoices', () => {
  it.each([
    ['open', /7 in all, €6,752.00/],
    ['overdue', /3 in all, €3,235.00/],
    ['paid', /Paid \d\d\/\d\d\/\d{4}/],
    ['this year', /Invoices of Acme B.V. this financial year/],
    ['last year', /Invoices of Acme B.V. last financial year/],
  ])('%s', async (filter, expected) => {
    await chat.say('invoices for Acme B.V.')

    await chat.press({ open: 'Open', overdue: 'Overdue', paid: 'Paid', 'this year': 'This year', 'last year': 'Last year' }[filter] ?? '')

    expect(last()).toMatch(expected)
  })

  it('gives all lines as a file that opens once its link is asked for', async () => {
    await chat.say('invoices for Acme B.V.')
    await chat.press('CSV of all')

    const file = await fileBehind('Download')
    const text = await file.text()

    expect(file.status).toBe(200)
    expect(text.trim().split('\r\n')).toHaveLength(8)
    expect(text).toContain('"Acme B.V.","1001","Invoice","Open","2024-12-10","2025-01-09",81,')
    expect(text).toContain('EUR,-363.00')
  })

  it('gives the printed invoice, and says so where Exact keeps none', async () => {
    const card = (await chat.say('invoices for Acme B.V.')).at(-1)
    const choice = invoiceChoices(card).find(({ title }) => title.startsWith('1001'))?.value ?? ''
    await chat.press('PDF', { invoice: choice })
    const file = await fileBehind('Download')

    expect(last()).toContain('Invoice 1001')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')

    await chat.say('balance for Acme B.V.')
    await chat.press('Invoice 1001')
    expect((await fileBehind('Download')).headers.get('content-type')).toBe('application/pdf')

    await chat.press('PDF', { invoice: `${books.code}:${books.accountId(0)}||OTk` }, card)
    expect(last()).toContain('Exact keeps no PDF')
  })
})

it('lists whom to ask', async () => {
  expect(await ask('contact for Acme B.V.')).toMatch(/Contacts at Acme B.V..*\n.*main contact|Contacts at Acme B.V./s)
})

it('adds up a group by currency', async () => {
  await chat.say('balance for Acme B.V.')
  const calls = await callsOf(() => chat.press('Group'))

  expect(calls).toBeLessThanOrEqual(2)
  expect(last()).toMatch(/Group Acme B.V./)
  expect(last()).toMatch(/Total \| €[\d,.]+ .*\| €[\d,.]+/)
})

it('keeps to the card rules', () => {
  expect(problemsOfSent(chat.messages())).toEqual([])
})
