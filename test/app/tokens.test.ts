import { setTimeout as delay } from 'node:timers/promises'
import { signInAt } from '../../src/local/browser.ts'
import { allow, exchange } from '../sandbox/client.ts'
import { admin, colleague, connect, linkOf, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

let at = Date.parse('2026-03-02T10:00:00Z')
const later = (days: number) => {
  at += days * 86_400_000
}
const minutes = (count: number) => count / 1_440

const saldo = await startSaldo({ sandbox: { accounts: 30 }, now: () => new Date(at) })
const own = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const tokenCalls = () => saldo.sandbox.calls.filter(({ path }) => path === '/api/oauth2/token')
const noticesIn = (chat: typeof own, title: string) => chat.messages().filter((message) => textOf(message).includes(title))
const renewedAt = () => saldo.workspace().connection?.tokens.issuedAt
const settled = () => delay(300)

const lost = 'Exact is no longer connected'
const lapsing = 'The connection with Exact is about to end'
/** The same, to the colleague who reads Dutch. */
const lostToThem = 'Exact is niet meer verbonden'
const lapsingToThem = 'De verbinding met Exact loopt bijna af'

beforeAll(async () => {
  await connect(own)
  await saveProfile(own)
  await theirs.say('hi')
  await own.say('make Megan Bowen admin')
})

describe('a connection that Exact gives up', () => {
  it('parks the import with a true sentence, and tells each admin once how to reconnect', async () => {
    later(minutes(2))
    await exchange(saldo.sandbox.url, await allow(saldo.sandbox.url))
    later(minutes(12))

    await own.say('run Customers import')
    const card = await own.until((message) => textOf(message).includes('Customers is parked'))
    await theirs.until((message) => textOf(message).includes(lostToThem))
    await settled()

    expect(textOf(card)).toContain('Exact no longer accepts this connection')
    expect(noticesIn(own, lost).map(textOf)).toEqual([expect.stringMatching(/An admin has to connect Exact again[\s\S]*\[Connect\]/)])
    expect(noticesIn(theirs, lostToThem).map(textOf)).toEqual([expect.stringContaining('[Verbinden]')])
  })

  it('asks Exact for no more tokens, and tells nobody again, also after a restart', async () => {
    const asked = tokenCalls().length

    await own.say('balance for Acme')
    await own.say('run Customers import')
    await saldo.restart()
    await settled()

    expect(tokenCalls()).toHaveLength(asked)
    expect([noticesIn(own, lost).length, noticesIn(theirs, lostToThem).length]).toEqual([1, 1])
  })

  it('goes on after reconnecting, and runs again', async () => {
    later(minutes(12))
    await connect(own)

    const parked = await own.until((message) => textOf(message).includes('Customers: finished'))
    const again = await run(own, 'run Customers import')

    expect(textOf(parked)).toContain('Created 30')
    expect(again).toContain('all 30 are already there')
  })
})

describe('a connection that nobody uses', () => {
  /** Without an administration not even the customer directory uses it. */
  beforeAll(async () => {
    await own.say('disconnect')
    await own.press('Disconnect')
    const { code } = await signInAt(linkOf(await own.say('connect')), 'allow')
    await own.say(code ?? '')
  })

  it('is left alone for twenty days', async () => {
    const before = renewedAt()
    later(19.9)

    await saldo.restart()
    await settled()

    expect(renewedAt()).toBe(before)
  })

  it('is renewed after that', async () => {
    later(0.2)

    await saldo.restart()
    await settled()

    expect(renewedAt()).toBe(new Date(at).toISOString())
  })

  it('is announced to each admin, once, when it would end within a week because Exact can’t be asked', async () => {
    saldo.sandbox.faults.push({ match: 'oauth2/token', kind: 'maintenance-503', times: 'always' })
    later(22.9)
    await saldo.restart()
    await settled()
    const tooEarly = noticesIn(theirs, lapsingToThem).length
    later(0.2)

    await saldo.restart()
    await theirs.until((message) => textOf(message).includes(lapsingToThem))
    await saldo.restart()
    await settled()

    expect(tooEarly).toBe(0)
    expect([noticesIn(own, lapsing).length, noticesIn(theirs, lapsingToThem).length]).toEqual([1, 1])
  })

  it('is renewed, without another word, as soon as Exact answers again', async () => {
    saldo.sandbox.faults.length = 0
    later(1)

    await saldo.restart()
    await settled()

    expect(renewedAt()).toBe(new Date(at).toISOString())
    expect(noticesIn(own, lost)).toHaveLength(1)
  })

  it('is lost after thirty days, and the admins are told', async () => {
    later(31)

    await saldo.restart()
    await own.until((message) => textOf(message).includes(lost) && message !== noticesIn(own, lost)[0])

    expect(noticesIn(own, lost)).toHaveLength(2)
  })
})
