import { randomUUID } from 'node:crypto'
import { actionsOf } from '../../src/local/card-parts.ts'
import type { Chat } from '../../src/local/chat.ts'
import { admin, colleague, connect, startSaldo, textOf } from '../support/saldo.ts'

const time = { ahead: 0 }
const saldo = await startSaldo({ sandbox: { accounts: 30 }, now: () => new Date(Date.now() + time.ahead) })
const own = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const guest = { id: 'a1000000-0000-4000-8000-0000000000f1', name: 'Guest Gast', locale: 'en-GB' }
const foreign = saldo.chatAs(admin, { tenantId: 'b0000000-0000-4000-8000-000000000000', conversationId: 'foreign' })
const uninvited = saldo.chatAs(guest)
/** An amount, a customer of the sandbox, or the worked example's balance. */
const money = /€|EUR|\d[.,]\d{2}\b|6[.,]752/

type Outcome = { status: number; told: string }

/** What one activity brought anybody: the answer to it, and every message since. */
async function send(chat: Chat, activity: object): Promise<Outcome> {
  const before = saldo.connector.messages.length
  const { status, body } = await chat.post({ id: randomUUID(), ...activity })
  return { status, told: JSON.stringify([body, saldo.connector.messages.slice(before)]) }
}

const execute = (verb: string, data: object) => ({
  ...{ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' } },
})
const extension = (name: string, value: object) => ({ type: 'invoke', name: `composeExtension/${name}`, value })

/** The card of a customer as its reader has it: the buttons with their data. */
async function cardOf(chat: Chat, question: string) {
  const card = (await chat.say(question)).at(-1)
  return card === undefined ? [] : actionsOf(card)
}

function quiet(outcomes: readonly Outcome[]): void {
  expect(outcomes.filter(({ status }) => status >= 500)).toEqual([])
  expect(outcomes.filter(({ told }) => money.test(told))).toEqual([])
}

beforeAll(async () => {
  await connect(own)
  await saldo.directoryRead()
  saldo.connector.guests.add(guest.id)
  await theirs.say('hi')
  await uninvited.say('hi')
})

describe('every button of a money card', () => {
  it.each(['balance for Acme', 'invoices for Acme', 'turnover for Acme', 'overdue all', 'ageing', 'contact for Acme'])(
    'of “%s” gives a guest and another tenant nothing, as an invoke or as a message',
    async (question) => {
      const actions = (await cardOf(own, question)).filter(({ verb }) => verb !== undefined)
      const outcomes: Outcome[] = []
      for (const { verb = '', data } of actions)
        for (const chat of [uninvited, foreign]) {
          outcomes.push(await send(chat, execute(verb, { ...data })))
          outcomes.push(await send(chat, { type: 'message', value: { ...data, verb }, replyToId: 'card' }))
        }

      expect(actions.length).toBeGreaterThan(0)
      quiet(outcomes)
    },
  )
})

describe('a refresh that a client does by itself', () => {
  it('gives a guest nothing of another’s card', async () => {
    const refresh = (await cardOf(own, 'balance for Acme')).find(({ verb }) => verb === 'balance-refresh')
    const activity = execute('balance-refresh', { ...refresh?.data })

    const outcome = await send(uninvited, { ...activity, value: { ...activity.value, trigger: 'automatic' } })

    expect(refresh).toBeDefined()
    quiet([outcome])
  })
})

describe('tampered data', () => {
  const ids = [
    '',
    '0',
    '999999:x',
    `1:${randomUUID()}`,
    "1:' or 1 eq 1",
    '../../x',
    '__proto__',
    'x'.repeat(5_000),
    null,
    7,
    { a: 1 },
    ['a'],
  ]

  it.each(['balance-refresh', 'pick-customer', 'show-figures', 'send-account', 'send-contact-data', 'take-account', 'settle-account'])(
    'of %s crashes nothing and shows nobody’s figures',
    async (verb) => {
      const outcomes: Outcome[] = []
      for (const id of ids) outcomes.push(await send(theirs, execute(verb, { id, form: id, command: 'balance', account: id })))

      quiet(outcomes)
      expect(saldo.sandbox.calls.filter(({ method, path }) => method === 'POST' && path.includes('/api/v1/'))).toEqual([])
    },
  )

  it('of a message that claims another’s name, tenant or conversation is taken for what it is', async () => {
    const forged = [
      {
        from: { id: '29:x', aadObjectId: admin.id, name: admin.name },
        channelData: { tenant: { id: 'b0000000-0000-4000-8000-000000000000' } },
      },
      { from: { id: '29:x', aadObjectId: guest.id, name: admin.name, role: 'admin' } },
      { channelId: 'emulator' },
    ]
    const outcomes: Outcome[] = []
    for (const changes of forged) outcomes.push(await send(uninvited, { type: 'message', text: 'balance for Acme', ...changes }))

    quiet(outcomes)
  })
})

describe('the compose box', () => {
  it.each(['query', 'fetchTask', 'submitAction', 'selectItem', 'queryLink'])(
    'gives a guest and another tenant nothing (%s)',
    async (name) => {
      const value = {
        ...{ commandId: name === 'query' ? 'searchCustomers' : 'balanceOfMessage', data: { customer: 'Acme' } },
        ...{ parameters: [{ name: 'customer', value: 'Acme' }], messagePayload: { body: { content: 'Acme B.V.' } } },
      }
      const outcomes = [await send(uninvited, extension(name, value)), await send(foreign, extension(name, value))]

      expect(outcomes.filter(({ told }) => /Acme B\.V\./.test(told))).toEqual([])
      expect(outcomes.filter(({ told }) => money.test(told))).toEqual([])
    },
  )
})

describe('a file’s link', () => {
  const linkOf = async () => {
    await own.say('invoices for Acme')
    await own.press('CSV of all')
    return String(
      own
        .messages()
        .flatMap(actionsOf)
        .findLast(({ title }) => title === 'Download')?.url,
    )
  }

  it('opens for ten minutes and never for another one', async () => {
    const link = await linkOf()
    const token = link.split('/').at(-1) ?? ''
    const forged = [
      token.toUpperCase() === token ? token.toLowerCase() : token.toUpperCase(),
      token.slice(0, -1),
      `${token}x`,
      '..%2f..%2fsaldo.db',
      '',
    ]
    const statuses = await Promise.all(forged.map(async (other) => (await fetch(link.replace(token, other))).status))
    const inTime = (await fetch(link)).status
    time.ahead += 11 * 60_000
    const late = await fetch(link)

    expect(inTime).toBe(200)
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
    expect(late.status).toBeGreaterThanOrEqual(400)
    expect(await late.text()).not.toMatch(money)
  })
})

describe('a right that was taken away', () => {
  afterAll(async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', people: '' })
  })

  it('ends follow-ups, buttons, links and what is told later', async () => {
    await theirs.say('balance for Acme')
    await theirs.say('watch Acme')
    await theirs.say('digest daily at 08:00')
    const actions = await cardOf(theirs, 'balance for Acme')
    await theirs.say('invoices for Acme')
    await theirs.press('Alles als CSV')
    const link = String(
      theirs
        .messages()
        .flatMap(actionsOf)
        .findLast(({ url }) => url?.includes('/files/'))?.url,
    )
    const before = (await fetch(link)).status
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'listed', people: admin.id })

    const outcomes: Outcome[] = []
    for (const text of ['and last year?', 'only overdue', 'refresh', 'and Jansen?', 'who is our contact?', 'watches'])
      outcomes.push(await send(theirs, { type: 'message', text }))
    for (const { verb, data } of actions) if (verb !== undefined) outcomes.push(await send(theirs, execute(verb, { ...data })))

    const file = await fetch(link)

    quiet(outcomes)
    expect([before, file.status]).toEqual([200, 404])
    expect(await file.text()).not.toMatch(money)
    expect(outcomes.filter(({ told }) => textOf(JSON.parse(told)[1]?.at(-1)).includes('niet op de lijst')).length).toBeGreaterThan(2)
  })
})
