import { createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import tls from 'node:tls'
import { signInAt } from '../../src/local/browser.ts'
import { createLogger } from '../../src/logger.ts'
import { localhostCertificate, startHttpsFront } from '../support/https-front.ts'
import { admin, connect, linkOf, startSaldo, tenantId, textOf } from '../support/saldo.ts'

/** Who presses the sign-in button follows links to the https address, as a browser that trusts it would. */
tls.setDefaultCACertificates([...tls.getCACertificates('default'), localhostCertificate])

let ahead = 0
const now = () => new Date(Date.now() + ahead)

const front = await startHttpsFront()
afterAll(() => front.close())
const saldo = await startSaldo({
  sandbox: {
    accounts: 60,
    limits: { minutely: 10_000, daily: 100_000, errorsPerHour: 1_000 },
    webhooks: { callbackCa: localhostCertificate },
  },
  environment: { PUBLIC_URL: front.url, EXACT_WEBHOOK_SECRET: 'sandbox-webhook-secret' },
  now,
  logger: createLogger('silent'),
})
front.target.url = saldo.url
const chat = saldo.chatAs(admin)
const [home] = saldo.sandbox.administrations
const acme = home.accountId(0)
const callback = `${front.url}/webhooks/exact/${tenantId}`
const topics = ['Accounts', 'Contacts', 'FinancialTransactions', 'SalesInvoices']

type Listed = { id: string; topic: string; callback: string; division: number }

const calls = (part: string, method = 'GET') =>
  saldo.sandbox.calls.filter((call) => call.method === method && call.path.includes(part)).length

async function subscriptions(): Promise<Listed[]> {
  const reply = await fetch(`${saldo.sandbox.url}/sandbox/webhooks`)
  return ((await reply.json()) as { subscriptions: Listed[] }).subscriptions
}

async function until(holds: () => Promise<boolean> | boolean, withinMs = 8_000): Promise<void> {
  for (let waited = 0; waited < withinMs; waited += 20) {
    if (await holds()) return
    await delay(20)
  }
  throw new Error('it did not come to that in time')
}

const kept = () => saldo.workspace().connection?.webhooks ?? []
const subscribed = () => until(() => kept().length >= topics.length && kept().length % topics.length === 0)
const status = async () => textOf((await chat.say('status')).at(-1))

/** A connection made anew: connect offers it where the old one was given up. */
async function reconnect(): Promise<void> {
  await chat.say('disconnect')
  await chat.press('Disconnect')
  await connect(chat)
}

type Content = Record<string, string | number>

function signed(change: Content = {}, secret = 'sandbox-webhook-secret'): string {
  const content = JSON.stringify({
    Topic: 'SalesInvoices',
    ClientId: 'sandbox',
    Division: home.code,
    Action: 'Update',
    Key: acme,
    ExactOnlineEndpoint: 'https://start.exactonline.nl/x',
    EventCreatedOn: now().toISOString(),
    ...change,
  })
  return `{"Content":${content},"HashCode":"${createHmac('sha256', secret).update(content).digest('hex').toUpperCase()}"}`
}

const post = async (body: string, workspace = tenantId) => {
  const reply = await fetch(`${saldo.url}/webhooks/exact/${workspace}`, { method: 'POST', body })
  return { status: reply.status, text: await reply.text() }
}

/** Whether the next question for Acme's balance costs calls again. */
async function asksAnew(): Promise<boolean> {
  const before = calls('Cashflow/Receivables')
  await chat.say('balance for Acme')
  return calls('Cashflow/Receivables') > before
}

beforeAll(async () => {
  await connect(chat)
  await subscribed()
})

describe('subscribing', () => {
  it('asks Exact to tell of four topics in every administration that takes part, once', async () => {
    const parts = saldo.workspace().connection?.takingPart ?? []

    const listed = await subscriptions()

    expect(listed.map(({ topic, division }) => `${division} ${topic}`).sort()).toEqual(
      parts.flatMap((code) => topics.map((topic) => `${code} ${topic}`)).sort(),
    )
    expect(new Set(listed.map((each) => each.callback))).toEqual(new Set([callback]))
    expect(
      kept()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(listed.map(({ id }) => id).sort())
  })

  it('says in status that Exact tells', async () => {
    expect(await status()).toMatch(/Told of changes by Exact:? +yes/)
  })

  it('asks for nothing twice after a restart', async () => {
    const before = { posts: calls('WebhookSubscriptions', 'POST'), looks: calls('WebhookSubscriptions') }

    await saldo.restart()
    await until(() => calls('WebhookSubscriptions') > before.looks)
    await delay(100)

    expect(calls('WebhookSubscriptions', 'POST')).toBe(before.posts)
  })

  it('makes good what is gone at Exact', async () => {
    await fetch(`${saldo.sandbox.url}/sandbox/webhooks`, { method: 'DELETE' })

    await saldo.restart()
    await until(async () => (await subscriptions()).length >= topics.length)

    const listed = await subscriptions()
    await until(() => kept().every(({ id }) => listed.some((each) => each.id === id)))
  })
})

describe('being told', () => {
  it('answers the same question from memory until Exact tells of an invoice', async () => {
    await chat.say('balance for Acme')

    const before = await asksAnew()
    home.tell({ topic: 'SalesInvoices', action: 'Update', key: acme })
    await until(asksAnew)

    expect(before).toBe(false)
  })

  it('reads a changed customer into its directory, where finding it costs no call', async () => {
    await saldo.directoryRead()
    const since = now()
    home.changeAccount(acme, { Name: 'Zephyr Holding B.V.' })
    await delay(200)
    ahead += 21_000
    await saldo.directoryRead(since)
    const searches = calls('/crm/Accounts')

    const answer = textOf((await chat.say('balance for Zephyr Holding')).at(-1))

    expect(answer).toContain('Zephyr Holding B.V.')
    expect(calls('/crm/Accounts')).toBe(searches)
  })

  it('reads it once for all that is told within some seconds', async () => {
    const readings = calls('sync/CRM/Accounts')
    const since = now()
    home.changeAccount(acme, { Name: 'Acme B.V.' })
    home.changeAccount(acme, { City: 'Zeist' })
    home.changeAccount(home.accountId(1), { City: 'Zeist' })
    await delay(200)

    ahead += 21_000
    await saldo.directoryRead(since)
    await delay(1_200)

    expect(calls('sync/CRM/Accounts')).toBe(readings + 1)
  })
})

describe('what is believed', () => {
  beforeEach(() => until(async () => !(await asksAnew())))

  it('follows a signed message once, however often it comes', async () => {
    const message = signed()

    const first = await post(message)
    const followed = await asksAnew()
    const again = await post(message)
    const followedAgain = await asksAnew()

    expect([first, again]).toEqual([
      { status: 200, text: '' },
      { status: 200, text: '' },
    ])
    expect([followed, followedAgain]).toEqual([true, false])
  })

  it('knows a message again after a restart', async () => {
    const message = signed()
    await post(message)
    await saldo.restart()
    await asksAnew()

    await post(message)

    expect(await asksAnew()).toBe(false)
  })

  it('follows each message that does not say when, as it cannot tell them apart', async () => {
    const message = signed({ EventCreatedOn: '' })
    await post(message)
    await asksAnew()

    await post(message)

    expect(await asksAnew()).toBe(true)
  })

  it('refuses a wrong signature, and an unknown workspace in the same words', async () => {
    const wrong = await post(signed({}, 'guess'))
    const unknown = await post(signed({}, 'guess'), '11111111-2222-4333-8444-555555555555')
    const signedForNobody = await post(signed(), '11111111-2222-4333-8444-555555555555')
    const strange = await post(signed(), '..%2f..%2fsettings')

    expect(wrong.status).toBe(401)
    expect([unknown, signedForNobody, strange]).toEqual([wrong, wrong, wrong])
    expect(await asksAnew()).toBe(false)
  })

  it('refuses content that was changed after signing', async () => {
    const { status: answer } = await post(signed().replace('SalesInvoices', 'Accounts'))

    expect(answer).toBe(401)
  })

  it.each([
    ['another app', { ClientId: 'c0ffee00-0000-4000-8000-000000000000' }],
    ['an administration that takes no part', { Division: 999_999 }],
    ['contacts, which nothing is remembered of', { Topic: 'Contacts' }],
  ])('takes a message of %s and does nothing', async (_case, change) => {
    const { status: answer } = await post(signed(change))

    expect(answer).toBe(200)
    expect(await asksAnew()).toBe(false)
  })

  it.each([
    ['text', 'hello'],
    ['no signature', '{"Content":{}}'],
    ['signed content that says nothing', signed({ Topic: '' })],
  ])('refuses %s with 400', async (_case, body) => {
    expect((await post(body)).status).toBe(400)
  })

  it('lets Exact try out any address, known or not', async () => {
    const known = await post('')
    const unknown = await post('', '11111111-2222-4333-8444-555555555555')

    expect([known, unknown]).toEqual([
      { status: 200, text: '' },
      { status: 200, text: '' },
    ])
  })
})

describe('what goes wrong', () => {
  afterEach(() => {
    saldo.sandbox.faults.length = 0
  })

  it('looks a lost answer up before it asks again, so that nothing is made twice', async () => {
    saldo.sandbox.faults.push({ match: 'POST /api/v1/350101/webhooks', kind: 'reset', processed: true, times: 2 })

    await reconnect()
    await subscribed()

    expect((await subscriptions()).filter(({ division }) => division === home.code)).toHaveLength(topics.length)
    expect(await status()).toMatch(/Told of changes by Exact:? +yes/)
  })

  it('connects all the same without the scope, says so, and does not ask again', async () => {
    saldo.sandbox.faults.push({ match: 'webhooks/', kind: 'scope', times: 'always' })
    await chat.say('disconnect')
    await chat.press('Disconnect')
    const before = calls('webhooks/')
    await connect(chat)
    await until(() => saldo.workspace().connection?.webhooksOff?.final === true)
    const asked = calls('webhooks/') - before

    const said = await status()
    await saldo.restart()
    await delay(300)

    expect(said).toMatch(/Told of changes by Exact:? +no/)
    expect(said).toContain('organization.administration')
    expect(calls('webhooks/') - before).toBe(asked)
    expect(await asksAnew()).toBe(true)
  })

  it('takes what is there already for its own when the address is the same', async () => {
    await reconnect()
    await subscribed()
    const before = await subscriptions()
    saldo.sandbox.faults.push({ match: 'DELETE /api/v1/350101/webhooks', kind: 'wrong-division', times: 'always' })
    const posts = calls('WebhookSubscriptions', 'POST')

    await reconnect()
    await subscribed()

    expect(await subscriptions()).toEqual(before)
    expect(calls('WebhookSubscriptions', 'POST')).toBe(posts)
    expect(await status()).toMatch(/Told of changes by Exact:? +yes/)
  })

  it('connects all the same when Exact cannot reach the address, and says what Exact says', async () => {
    front.target.url = 'http://127.0.0.1:9'

    await reconnectPast()
    await until(() => saldo.workspace().connection?.webhooksOff != null)
    front.target.url = saldo.url

    expect(await status()).toContain('the callback returned status code 502')
    expect(kept()).toEqual([])
  })
})

/** Connects while the https address is out of order: the sign-in itself goes past it. */
async function reconnectPast(): Promise<void> {
  await chat.say('disconnect')
  await chat.press('Disconnect')
  front.target.url = saldo.url
  const offered = linkOf(await chat.say('connect'))
  const { code } = await signInAt(offered, 'allow')
  front.target.url = 'http://127.0.0.1:9'
  await chat.say(code ?? '')
  await chat.press('Use this administration')
}

describe('administrations', () => {
  it('asks for one that joins, and ends what one told that leaves', async () => {
    await reconnect()
    await subscribed()
    const codes = saldo.sandbox.administrations.map(({ code }) => code)

    await chat.say('settings')
    await chat.press('Save settings', { administration: codes.join(',') })
    await until(async () => (await subscriptions()).length === 2 * topics.length)
    await chat.say('settings')
    await chat.press('Save settings', { administration: String(codes[0]) })
    await until(async () => (await subscriptions()).length === topics.length)

    expect(new Set((await subscriptions()).map(({ division }) => division))).toEqual(new Set([codes[0]]))
  })
})

describe('disconnecting', () => {
  it('ends every subscription first', async () => {
    await subscribed()

    await chat.say('disconnect')
    await chat.press('Disconnect')

    expect(await subscriptions()).toEqual([])
    expect(saldo.workspace().connection).toBeNull()
  })

  it('takes what Exact still tells, and does nothing', async () => {
    expect((await post(signed())).status).toBe(200)
  })
})
