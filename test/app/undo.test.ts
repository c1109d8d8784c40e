import { setTimeout as delay } from 'node:timers/promises'
import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { startPostgres } from '../support/postgres.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const books = saldo.sandbox.administrations[0]
const postgres = await startPostgres()
const shared = await startSaldo({ sandbox: { accounts: 40 }, environment: { DATABASE_URL: await postgres.createDatabase() } })
afterAll(() => postgres.stop())

const kept = () => keptCrm(saldo.dataDir)
const last = () => textOf(chat.messages().at(-1))
const showing = (text: string) => chat.until((message) => textOf(message).includes(text))
const asked = (number: number) => showing(`Undo run ${number} of`)
const change = (position: number, values: Record<string, string>) => books?.changeAccount(books.accountId(position), values)

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await saveProfile(chat, 'People', { target: 'person', source: 'contact' })
  await theirs.say('hi')
})

describe('undo', () => {
  const states: ReturnType<typeof kept>[] = []

  it('is offered on the result of what was written', async () => {
    states.push(kept())
    expect(await run(chat, 'run Customers import')).toContain('[Undo]')
    states.push(kept())
  })

  it('shows what it would do, and waits, also over a restart', async () => {
    change(0, { City: 'Elsewhere', Phone: '012' })
    change(1, { City: 'Elsewhere' })
    await run(chat, 'run Customers update')
    const before = kept()

    await chat.say('undo 2')
    const text = textOf(await asked(2))
    await saldo.restart()
    await delay(300)

    expect(text).toContain('It would take back 2 records. Nothing was changed yet.')
    expect(text).toContain('Put back 2   Remove 0   Leave as it is 0')
    expect(text).toMatch(/City: Elsewhere → /)
    expect(kept()).toEqual(before)
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('goes on for no one but an admin', async () => {
    const before = kept()

    await theirs.press('Undo it', {}, await asked(2))
    const [typed] = await theirs.say('undo 1')

    expect(textOf(theirs.messages().at(-1))).toContain('Alleen beheerders van Saldo')
    expect(textOf(typed)).toContain('Alleen beheerders van Saldo')
    expect(kept()).toEqual(before)
  })

  it('puts back what was changed: records, links, and what finds them', async () => {
    await chat.press('Undo it')
    const result = textOf(await showing('Customers: run 2 undone'))

    expect(result).toContain('2 records taken back.')
    expect(result).toContain('Undo of run 2, run 3 by Alex Wilber')
    expect(kept()).toEqual(states[1])
  })

  it('says so when it was undone already, and undoes no undo', async () => {
    await chat.say('undo 2')
    const twice = last()
    await chat.say('undo 3')

    expect(twice).toContain('Run 3 took it back already')
    expect(last()).toContain('Run 3 is itself an undo')
    expect(textOf((await chat.say('run 2')).at(-1))).toContain('Run 3 took it back.')
  })

  it('changes nothing when it is left', async () => {
    const before = kept()
    await chat.say('undo 1')
    await asked(1)

    await chat.press('Leave it')
    await showing('Everything was left as it is.')

    expect(kept()).toEqual(before)
  })

  it('takes back one record', async () => {
    const name = books?.accountName(7) ?? ''
    await chat.say(`undo 1 ${name}`)
    const text = textOf(await showing('It would take back 1 record.'))
    await chat.press('Undo it')
    await showing('1 record taken back.')

    expect(text).toContain('Remove 1')
    expect(kept().records).toHaveLength(39)
    expect(textOf((await chat.say('undo 1 nobody of that name')).at(-1))).toContain('Run 1 wrote no record that resembles')
  })

  it('keeps companies that people are tied to until the people are taken back too', async () => {
    await run(chat, 'run People import')
    const number = 6
    const people = kept().records.length - 39
    await chat.say('undo 1')
    const text = textOf(await asked(1))
    await chat.press('Leave it')
    await showing('Everything was left as it is.')

    await chat.say(`undo ${number}`)
    await asked(number)
    await chat.press('Undo it')
    await showing(`${people} records taken back.`)

    expect(people).toBeGreaterThan(0)
    expect(text).toMatch(/Leave as it is [1-9]/)
    expect(kept().records).toHaveLength(39)
  })

  it('removes what the run created, works without a connection, and leaves nothing behind', async () => {
    await chat.say('disconnect')
    await chat.press('Disconnect')
    await chat.say('undo 1')
    await asked(1)
    await chat.press('Undo it')
    await showing('39 records taken back.')

    expect(kept()).toEqual({ ...states[0], counted: 0 })
  })

  it('has nothing to take back from a preview or an unknown run', async () => {
    await chat.say('undo 99')
    expect(last()).toContain('There is no run with that number')
  })
})

describe('with everything in PostgreSQL', () => {
  it('an undo outlives a restart and takes everything back', async () => {
    const other = shared.chatAs(admin)
    await connect(other)
    await saveProfile(other)
    await run(other, 'run Customers import')
    await other.say('undo 1')
    await other.until((message) => textOf(message).includes('Undo run 1 of'))
    await shared.restart()

    await other.press('Undo it')
    const result = textOf(await other.until((message) => textOf(message).includes('Customers: run 1 undone')))

    expect(result).toContain('Removed 40')
    expect(textOf((await other.say('customers')).at(-1))).not.toContain('40')
  }, 30_000)
})
