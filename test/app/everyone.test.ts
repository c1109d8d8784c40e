import { actionsOf } from '../../src/local/card-parts.ts'
import { admin, colleague, connect, startSaldo, textOf } from '../support/saldo.ts'

const clock = { ahead: 0 }
const saldo = await startSaldo({ sandbox: { accounts: 300 }, now: () => new Date(Date.now() + clock.ahead) })
const chat = saldo.chatAs(admin)
const shown = () => textOf(chat.messages().at(-1))
const last = async (text: string) => textOf((await chat.say(text)).at(-1))
const calls = () => saldo.sandbox.calls.length

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
})

describe('overdue of everybody', () => {
  it('comes the worst first, with what it comes to and the check against Exact’s own overview', async () => {
    const card = await last('overdue')

    expect(card).toContain('Overdue, worst first')
    expect(card).toMatch(/€[\d,.]+ overdue: \d+ customers, \d+ invoices/)
    expect(card).toContain('Balance and overdue equal Exact’s own overview.')
    expect(card).toMatch(/1 to 10 of \d+/)
    const amounts = [...card.matchAll(/\| €([\d,.]+) balance/g)].map(([, text = '']) => Number(text.replaceAll(',', '')))
    expect(amounts.length).toBeGreaterThan(5)
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one))
  })

  it('costs no call within a minute, whatever is asked of it', async () => {
    await chat.say('overdue')
    const before = calls()

    await chat.say('my overdue')
    await chat.say('ageing')
    await chat.say('overdue')
    await chat.press('Next')

    expect(calls()).toBe(before)
  })

  it('turns its pages in one card', async () => {
    await chat.say('overdue')
    const messages = chat.messages().length

    await chat.press('Next')

    expect(shown()).toMatch(/11 to 20 of \d+/)
    expect(chat.messages()).toHaveLength(messages)
  })

  it('is read anew with Refresh', async () => {
    await chat.say('overdue')
    const before = calls()

    await chat.press('Refresh')

    expect(calls()).toBeGreaterThan(before)
  })

  it('of a country comes without the others, and without a check of the whole', async () => {
    const card = await last('overdue in Belgium')

    expect(card).toContain('in Belgium')
    expect(card).not.toContain('overview')
  })

  it('of a country that isn’t one is asked back', async () => {
    expect(await last('overdue in Atlantis')).toContain('I don’t know a country called “Atlantis”')
  })

  it('is given as a file with everybody in it', async () => {
    const card = await last('overdue')
    const all = Number(/10 of (\d+)/.exec(card)?.[1])

    await chat.press('CSV of all')
    const url = chat
      .messages()
      .flatMap(actionsOf)
      .findLast(({ title }) => title === 'Download CSV')?.url
    const file = await (await fetch(url ?? '')).text()

    const [heads = '', ...lines] = file.trimEnd().split('\r\n')
    expect(heads).toMatch(/^"Administration","Customer"/)
    expect(lines).toHaveLength(all)
  })

  it('is answered in the reader’s language', async () => {
    const card = textOf((await saldo.chatAs(colleague).say('vervallen')).at(-1))

    expect(card).toContain('Vervallen, ergste eerst')
    expect(card).toContain('Saldo en vervallen bedrag zijn gelijk aan het overzicht van Exact zelf.')
  })
})

describe('ageing of everything', () => {
  it('names its basis, comes by bucket and currency, and equals Exact’s own overview', async () => {
    const card = await last('ageing')

    for (const text of ['By due date', 'Not due', '1–30 days', '31–60 days', '61–90 days', 'Over 90 days']) expect(card).toContain(text)
    expect(card).toContain('Balance and overdue equal Exact’s own overview.')
  })

  it('says so where Exact’s own overview can’t be read', async () => {
    saldo.sandbox.faults.push({ match: 'OutstandingInvoicesOverview', kind: 'scope' })
    await chat.say('ageing')

    await chat.press('Refresh')

    expect(shown()).toContain('Exact’s own overview couldn’t be read')
    expect(shown()).toContain('Not due')
  })

  it('says how much more is overdue than a week ago', async () => {
    await chat.say('ageing')
    await chat.press('Refresh')
    clock.ahead += 7 * 86_400_000

    const card = await last('ageing')

    expect(card).toMatch(/€[\d,.]+ (?:more|less) overdue than on \d\d\/\d\d\/\d{4}/)
  })
})
