import { actionsOf } from '../../src/local/card-parts.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { readCsv } from '../support/read-csv.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const [books] = saldo.sandbox.administrations
const kept = () => keptCrm(saldo.dataDir)
const last = () => textOf(chat.messages().at(-1))

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await theirs.say('hi')
  await run(chat, 'run Customers import')
})

describe('compare', () => {
  it('is for admins', async () => {
    const [answer] = await theirs.say('compare Customers')

    expect(textOf(answer)).toContain('Alleen beheerders van Saldo')
  })

  it('says which profiles there are where it is given none, or one that there isn’t', async () => {
    const [none] = await chat.say('compare')
    const [unknown] = await chat.say('compare Suppliers')

    expect(textOf(none)).toContain('Customers')
    expect(textOf(unknown)).toContain('There is no profile called “Suppliers”')
  })

  it('finds both sides the same after an import', async () => {
    const text = await run(chat, 'compare Customers')

    expect(text).toContain('Customers: Exact and the CRM compared')
    expect(text).toContain('Both sides say the same. Nothing was written.')
    expect(text).not.toContain('[Make it so]')
  })

  it('tells what differs and what only one side has, and writes nothing', async () => {
    books.changeAccount(books.accountId(0), { City: '=Elsewhere' })
    books.removeAccount(books.accountId(1))
    const before = kept()

    const text = await run(chat, 'compare Customers')

    expect(text).toContain('2 records are not the same on both sides. Nothing was written.')
    expect(text).toMatch(/Differ\s+1\n/)
    expect(text).toMatch(/Only in the CRM\s+1\n/)
    expect(text).toMatch(/City: .+ → =Elsewhere/)
    expect(text).toContain(`${books.accountName(1)} Only in the CRM`)
    expect(kept()).toEqual(before)
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('shows a side alone, in the same card', async () => {
    await chat.press('Only in the CRM (1)')
    const text = textOf(chat.messages().find((message) => textOf(message).includes('[Differ (1)]')))

    expect(text).not.toContain('City:')
    expect(text).toContain(books.accountName(1))
  })

  it('is a file too, in which nothing becomes a formula', async () => {
    await chat.press('CSV')
    const url = chat
      .messages()
      .flatMap(actionsOf)
      .findLast(({ title }) => title === 'Download CSV')?.url
    const [head, ...lines] = readCsv(await (await fetch(url ?? '')).text(), ',')

    expect(head).toEqual(['Record', 'Exact ID', 'CRM ID', 'Comparison', 'Field', 'In the CRM', 'In Exact', 'Reason'])
    expect(lines).toEqual([
      [expect.anything(), books.accountId(0), expect.stringMatching(/./), 'Differs', 'City', expect.anything(), "'=Elsewhere", ''],
      [books.accountName(1), '', expect.stringMatching(/./), 'Only in the CRM', '', '', '', ''],
    ])
  })

  it('stands among the runs as what it was', async () => {
    await chat.say('runs')

    expect(last()).toContain('comparison')
  })

  it('is made so by a run, which leaves alone what only the CRM has', async () => {
    await chat.press('Make it so')
    await chat.until((message) => textOf(message).includes('1 of 1 written') || textOf(message).includes('Updated 1'))
    const text = await run(chat, 'compare Customers')

    expect(text).toContain('1 record is not the same on both sides')
    expect(text).toMatch(/Only in the CRM\s+1\n/)
  })
})
