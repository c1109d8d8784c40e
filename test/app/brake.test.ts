import { actionsOf } from '../../src/local/card-parts.ts'
import type { ChatMessage } from '../../src/local/connector.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const accounts = 60
const saldo = await startSaldo({ sandbox: { accounts } })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const books = saldo.sandbox.administrations[0]
const cities = () => keptCrm(saldo.dataDir).records.map(({ fields }) => fields.city)
const number = (city: string) => cities().filter((each) => each === city).length
/** Without the anonymised one, whose city stays empty whatever Exact says. */
const movable = Array.from({ length: accounts }, (_, position) => books?.accountId(position) ?? '').filter(
  (id) => id !== books?.findAccount('Geanonimiseerd'),
)
const move = (count: number, City: string | null) => {
  for (const id of movable.slice(0, count)) books?.changeAccount(id, { City })
}
const held = (text = 'waits for a yes') => chat.until((message) => textOf(message).includes(text) && textOf(message).includes('[Apply it]'))
const showing = (text: string) => chat.until((message) => textOf(message).includes(text))
const buttonsOf = (message: ChatMessage | undefined) => (message ? actionsOf(message).map(({ title }) => title) : [])

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await theirs.say('hi')
})

describe('a run that would change much', () => {
  it('is not stopped the first time', async () => {
    expect(await run(chat, 'run Customers import')).toContain('Created 60')
  })

  it('stops after its plan, with counts, shares, and examples old → new, and nothing written', async () => {
    move(30, 'Elsewhere')
    await chat.say('run Customers update')

    const card = await held()
    const text = textOf(card)

    expect(text).toContain('It would change 30 records: 50% of the 60 records in the CRM. Nothing was written yet.')
    expect(text).toContain('Create 0   Change 30   Of these lose a value 0')
    expect(text.match(/City: .+ → Elsewhere/g)).toHaveLength(5)
    expect(text).toContain('… and 25 more records')
    expect(buttonsOf(card)).toEqual(['Apply it', 'Cancel', 'Records', 'CSV'])
    expect(number('Elsewhere')).toBe(0)
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('counts as under way, and goes on neither by a restart, nor a new connection, nor “retry”', async () => {
    await saldo.restart()
    await chat.say('disconnect')
    await chat.press('Disconnect')
    await connect(chat)
    const [retried] = await chat.say('retry 2')
    const [again] = await chat.say('run Customers update')

    expect(textOf(retried)).toContain('[Apply it]')
    expect(textOf(again)).toContain('Customers is parked as run 2')
    expect(textOf((await chat.say('runs')).at(-1))).toContain('Parked: waits for a yes')
    expect(number('Elsewhere')).toBe(0)
  })

  it('is applied by no one but an admin', async () => {
    const before = chat.messages().length

    await theirs.press('Apply it', {}, await held())

    expect(textOf(theirs.messages().at(-1))).toContain('Alleen beheerders van Saldo')
    expect(chat.messages()).toHaveLength(before)
    expect(number('Elsewhere')).toBe(0)
  })

  it('carries out its plan once somebody says yes, and asks no second time', async () => {
    await chat.press('Apply it')
    const result = await showing('Updated 30')
    const [again] = await chat.say('run 2')

    expect(textOf(result)).toContain('Customers: finished')
    expect(textOf(again)).toContain('Customers: finished')
    expect(number('Elsewhere')).toBe(30)
  })

  it('writes nothing when it is given up', async () => {
    move(25, null)
    await chat.say('run Customers update')
    const card = await held('Of these lose a value 25')
    await chat.press('Cancel')
    await showing('Customers: cancelled')

    await chat.press('Apply it', {}, card).catch(() => undefined)

    expect(textOf((await chat.say('run 3')).at(-1))).toContain('Customers: cancelled')
    expect(number('Elsewhere')).toBe(30)
  })

  it('is not stopped below the measure', async () => {
    move(40, 'Elsewhere')
    move(3, 'Nearby')

    expect(await run(chat, 'run Customers update')).toContain('Updated 13')
    expect(number('Nearby')).toBe(3)
  })
})
