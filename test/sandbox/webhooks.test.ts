import { createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Callback, startCallback } from '../support/callback.ts'
import { localhostCertificate } from '../support/https-front.ts'
import { type Client, connect, createTestClock, generous, messageOf, type Reply, type Row, rowsOf } from './client.ts'

const path = 'webhooks/WebhookSubscriptions'

let clock: ReturnType<typeof createTestClock>
let sandbox: Sandbox
let client: Client
let callback: Callback

beforeEach(async () => {
  clock = createTestClock('2025-07-01T10:00:00Z')
  sandbox = await startSandbox({ accounts: 60, limits: generous, now: clock.now, webhooks: { callbackCa: localhostCertificate } })
  client = await connect(sandbox)
  callback = await startCallback()
})

afterEach(async () => {
  await sandbox.close()
  await callback.close()
})

const home = () => sandbox.administrations[0]
const rowIn = (reply: Reply): Row => reply.json?.d as Row
const subscribe = (topic = 'Accounts', url = callback.url) => client.call('POST', path, { CallbackURL: url, Topic: topic })

/** The messages that came after the handshakes, once there are this many. */
async function messages(count: number, { bodies } = callback): Promise<string[]> {
  const told = () => bodies.filter((body) => body !== '')
  for (let turn = 0; turn < 200 && told().length < count; turn += 1) await delay(10)
  return told()
}

type Message = { Content: Record<string, unknown>; HashCode: string }
const contents = (list: readonly string[]) => list.map((body) => (JSON.parse(body) as Message).Content)

async function lever(method: string, address: string, body?: object): Promise<{ status: number; body: unknown }> {
  const reply = await fetch(`${sandbox.url}/sandbox/${address}`, { method, ...(body && { body: JSON.stringify(body) }) })
  return { status: reply.status, body: await reply.json() }
}

/** Waits until the sandbox knows that a message was refused this many times. */
async function refused(failures: number): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { waiting } = (await lever('GET', 'webhooks')).body as { waiting: { failures: number }[] }
    if (waiting[0]?.failures === failures) return
    await delay(10)
  }
  throw new Error('nothing waits to be sent again')
}

describe('subscribing', () => {
  it('tries the callback with an empty body, and answers the row', async () => {
    const reply = await subscribe()

    const { ID, __metadata, ...row } = rowIn(reply)
    expect([reply.status, reply.headers.get('location')]).toEqual([
      201,
      `${sandbox.url}/api/v1/350101/webhooks/WebhookSubscriptions(guid'${ID}')`,
    ])
    expect(callback.bodies).toEqual([''])
    expect(row).toEqual({
      CallbackURL: callback.url,
      ClientID: 'sandbox',
      Created: `/Date(${Date.UTC(2025, 6, 1, 12)})/`,
      Creator: expect.any(String),
      CreatorFullName: 'Sanne de Wit',
      Description: null,
      Division: 350101,
      IsInstant: false,
      Topic: 'Accounts',
      UserID: expect.any(String),
    })
  })

  it('takes 201 for a handshake too, and an https callback it was told to trust', async () => {
    const safe = await startCallback({ https: true })
    safe.answers.push(201)

    const reply = await subscribe('Contacts', safe.url)

    await safe.close()
    expect([reply.status, safe.bodies]).toEqual([201, ['']])
  })

  it('lists what there is by administration, and one by key', async () => {
    const { ID } = rowIn(await subscribe())
    await subscribe('Contacts')

    const listed = await client.rows(`${path}?$select=ID,Topic`)
    const one = await client.get(`${path}(guid'${ID}')`)
    const abroad = await client.elsewhere(path)

    expect(listed.map(({ Topic }) => Topic)).toEqual(['Accounts', 'Contacts'])
    expect(rowIn(one).Topic).toBe('Accounts')
    expect(rowsOf(abroad)).toEqual([])
  })

  it.each([
    ['a callback that answers 404', [404], 'CallbackURL: the callback returned status code 404.'],
    ['a callback that answers a redirect', [302], 'CallbackURL: the callback returned status code 302.'],
  ])('refuses %s', async (_case, answers, text) => {
    callback.answers.push(...answers)

    const reply = await subscribe()

    expect([reply.status, messageOf(reply)]).toEqual([500, text])
    expect(await client.rows(path)).toEqual([])
  })

  it('waits a second for the callback and no longer', async () => {
    callback.answers.push(null)
    const began = performance.now()

    const reply = await subscribe()

    const took = performance.now() - began
    expect([reply.status, messageOf(reply)]).toEqual([500, 'CallbackURL: the callback returned no response.'])
    expect(took).toBeGreaterThan(900)
    expect(took).toBeLessThan(2_500)
  })

  it.each([
    ['no topic', { CallbackURL: 'https://localhost:1/x' }, 'Verplicht: Topic'],
    ['no callback', { Topic: 'Accounts' }, 'Verplicht: CallbackURL'],
    ['an unknown topic', { Topic: 'Addresses', CallbackURL: 'https://localhost:1/x' }, 'Ongeldige referentie: Topic'],
    ['plain http elsewhere', { Topic: 'Accounts', CallbackURL: 'http://saldo.example/x' }, 'CallbackURL: HTTPS is required.'],
    ['an instant one', { Topic: 'Accounts', CallbackURL: 'https://localhost:1/x', IsInstant: true }, 'IsInstant is only supported'],
  ])('refuses %s without trying it out', async (_case, body, text) => {
    const reply = await client.call('POST', path, body)

    expect(reply.status).toBe(500)
    expect(messageOf(reply)).toContain(text)
  })

  it('refuses a topic twice, whatever the callback, also when both come at once', async () => {
    const both = await Promise.all([subscribe(), subscribe('Accounts', `${callback.url}/other`)])

    const third = await subscribe()

    expect(both.map(({ status }) => status).sort()).toEqual([201, 500])
    expect([third.status, messageOf(third)]).toEqual([500, 'Gegeven bestaat reeds.'])
  })

  it('removes by key, and refuses PUT', async () => {
    const { ID } = rowIn(await subscribe())
    const key = `${path}(guid'${ID}')`

    const put = await client.call('PUT', key, { Topic: 'Contacts' })
    const removed = await client.call('DELETE', key)
    const again = await client.call('DELETE', key)

    expect([put.status, removed.status, again.status]).toEqual([405, 204, 404])
    expect((await subscribe()).status).toBe(201)
  })

  it('names the scope it needs when that is missing', async () => {
    sandbox.faults.push({ match: path, kind: 'scope' })

    const reply = await subscribe()

    expect([reply.status, messageOf(reply)]).toEqual([
      403,
      "Forbidden - Application Scope Violated. Cannot read 'organization.administration' scope.",
    ])
  })
})

describe('telling', () => {
  it('sends a compact message, signed in capitals over the content as it stands', async () => {
    await subscribe()
    const account = home().accountId(0)

    await client.call('PUT', `crm/Accounts(guid'${account}')`, { City: 'Zeist' })
    const [body = ''] = await messages(1)

    const content = /^\{"Content":(\{.*\}),"HashCode":"([0-9A-F]{64})"\}$/.exec(body)
    expect(content?.[2]).toBe(
      createHmac('sha256', 'sandbox-webhook-secret')
        .update(content?.[1] ?? '')
        .digest('hex')
        .toUpperCase(),
    )
    expect(JSON.parse(content?.[1] ?? '')).toEqual({
      Topic: 'Accounts',
      ClientId: 'sandbox',
      Division: 350101,
      Action: 'Update',
      Key: account,
      ExactOnlineEndpoint: `${sandbox.url}/api/v1/350101/crm/Accounts(guid'${account}')`,
      EventCreatedOn: '2025-07-01T10:00:00.000Z',
    })
  })

  it('tells of rows made, changed and removed, contacts of a removed account included', async () => {
    await subscribe('Accounts')
    await subscribe('Contacts')
    const { ID: account } = rowIn(await client.call('POST', 'crm/Accounts', { Name: 'Nieuw B.V.' }))
    const { ID: contact } = rowIn(await client.call('POST', 'crm/Contacts', { Account: account, LastName: 'X' }))
    await client.call('PUT', `crm/Contacts(guid'${contact}')`, { LastName: 'Y' })
    await client.call('DELETE', `crm/Accounts(guid'${account}')`)

    const told = contents(await messages(5)).map(({ Topic, Action, Key }) => `${Topic} ${Action} ${Key}`)

    expect(told.sort()).toEqual(
      [
        `Accounts Update ${account}`,
        `Contacts Update ${contact}`,
        `Contacts Update ${contact}`,
        `Contacts Delete ${contact}`,
        `Accounts Delete ${account}`,
      ].sort(),
    )
  })

  it('says nothing of fields that trigger nothing, other topics and other administrations', async () => {
    await subscribe()
    await client.call('PUT', `crm/Accounts(guid'${home().accountId(0)}')`, { Remarks: 'quiet' })
    await client.call('POST', 'crm/Contacts', { Account: home().accountId(0), LastName: 'X' })
    const abroad = sandbox.administrations[1]
    abroad.changeAccount(abroad.accountId(0), { City: 'Odense' })

    home().changeAccount(home().accountId(1), { City: 'Zeist' })

    expect(contents(await messages(1)).map(({ Key }) => Key)).toEqual([home().accountId(1)])
  })

  it('sends again after two minutes, then four, and stops once it is taken', async () => {
    await subscribe()
    callback.answers.push(503, 500)
    home().changeAccount(home().accountId(0), { City: 'Zeist' })
    await refused(1)
    clock.forward(119)
    await delay(120)
    const early = (await messages(1)).length

    clock.forward(1)
    await refused(2)
    clock.forward(240)
    const all = await messages(3)

    const { body } = await lever('GET', 'webhooks')
    expect(early).toBe(1)
    expect(all).toHaveLength(3)
    expect(new Set(all).size).toBe(1)
    expect(body).toMatchObject({ waiting: [] })
  })

  it('gives up after ten repeats', async () => {
    await subscribe()
    callback.answers.push(...Array.from({ length: 20 }, () => 500))
    home().changeAccount(home().accountId(0), { City: 'Zeist' })

    for (let repeat = 1; repeat <= 10; repeat += 1) {
      await refused(repeat)
      clock.forward(2 ** repeat * 60)
    }
    await messages(11)
    clock.forward(2 ** 11 * 60)
    await delay(150)

    expect(await messages(11)).toHaveLength(11)
    expect((await lever('GET', 'webhooks')).body).toMatchObject({ waiting: [] })
  })

  it('forgets what waits when the subscription ends', async () => {
    const { ID } = rowIn(await subscribe())
    callback.answers.push(500)
    home().changeAccount(home().accountId(0), { City: 'Zeist' })
    await refused(1)
    await client.call('DELETE', `${path}(guid'${ID}')`)

    clock.forward(120)
    await delay(150)

    expect(await messages(1)).toHaveLength(1)
  })

  it('may say the same thing twice', async () => {
    const doubling = await startSandbox({ accounts: 20, limits: generous, webhooks: { twice: true } })
    const other = await connect(doubling)
    await other.call('POST', path, { CallbackURL: callback.url, Topic: 'Accounts' })

    doubling.administrations[0].changeAccount(doubling.administrations[0].accountId(0), { City: 'Zeist' })
    const [first, second] = await messages(2)

    await doubling.close()
    expect(second).toBe(first)
  })
})

describe('the lever', () => {
  it('sends any message for tests and outsiders', async () => {
    await subscribe('FinancialTransactions')
    const key = '11111111-2222-4333-8444-555555555555'

    const sent = await lever('POST', 'webhooks/send', { topic: 'FinancialTransactions', key, action: 'Create', division: 350101 })
    const told = contents(await messages(1))

    expect(sent).toEqual({ status: 200, body: { messages: 1 } })
    expect(told).toMatchObject([{ Topic: 'FinancialTransactions', Action: 'Create', Key: key, Division: 350101 }])
  })

  it('says how many messages that were, also when nobody listens', async () => {
    const key = '11111111-2222-4333-8444-555555555555'

    expect(await lever('POST', 'webhooks/send', { topic: 'Accounts', key })).toEqual({ status: 200, body: { messages: 0 } })
  })

  it.each([
    ['a topic', { topic: 'Weather', key: '11111111-2222-4333-8444-555555555555' }],
    ['a key', { topic: 'Accounts', key: '1' }],
    ['an action', { topic: 'Accounts', key: '11111111-2222-4333-8444-555555555555', action: 'Explode' }],
    ['an administration', { topic: 'Accounts', key: '11111111-2222-4333-8444-555555555555', division: 1 }],
  ])('refuses %s it does not know', async (_case, body) => {
    expect((await lever('POST', 'webhooks/send', body)).status).toBe(400)
  })
})
