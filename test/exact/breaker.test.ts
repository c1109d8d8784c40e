import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { SaldoError } from '../../src/errors.ts'
import { type BreakerState, begin, end, endpointName, isBusy, newBreaker, refusal as refusalOf } from '../../src/exact/breaker.ts'
import { isForbidden, isNotOffered } from '../../src/exact/errors.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, fakeClock, page, refusal, testClient } from './rig.ts'

const path = '/api/v1/77/crm/Accounts'
const accounts = `GET ${path}`
const chat = { lane: 'chat' } as const
const hourMs = 3_600_000

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

/** A client that asks a new question each time, and what became of them. */
function scene() {
  const { client, clock } = testClient(exact.url)
  let asked = 0
  const ask = () => client.get('crm/Accounts', { $filter: `Name eq '${asked++}'` }, chat)
  return { client, clock, ask, fail: () => failure(ask()) }
}

describe('an endpoint that refuses', () => {
  it.each([
    ['400', refusal(400, 'No property Nme')],
    ['403', refusal(403, 'Forbidden')],
    ['404', { status: 404, body: '' }],
  ])('with %s is asked four times, and then left alone until the first refusal is an hour old', async (_, answer) => {
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, answer)
    const { clock, fail, ask } = scene()
    for (const _ of [1, 2, 3, 4]) {
      await fail()
      clock.advance(60_000)
    }

    const paused = await fail()
    clock.advance(hourMs - 4 * 60_000)
    exact.expect(accounts, page([]))

    expect(paused).toMatchObject({
      code: 'exact-endpoint-paused',
      recovery: 'retry',
      retryAt: new Date('2026-03-02T11:00:20.000Z'),
      person: expect.stringContaining('in 56 minutes'),
    })
    await ask()
  })

  it('is asked no more often when many ask at the same moment', async () => {
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, refusal(400, 'No property Nme'))
    const { fail } = scene()

    const errors = await Promise.all(Array.from({ length: 40 }, fail))

    expect(exact.requests).toHaveLength(4)
    expect(errors.filter((error) => Reflect.get(Object(error), 'code') === 'exact-endpoint-paused')).toHaveLength(36)
  })

  it('holds up no other endpoint, and by key it is the same one', async () => {
    const { client, fail } = scene()
    for (const _ of [1, 2, 3]) exact.expect(accounts, refusal(403, 'Forbidden'))
    exact.expect(`GET ${path}(guid'1')`, refusal(403, 'Forbidden'))
    exact.expect('GET /api/v1/77/crm/Contacts', page([]))
    for (const _ of [1, 2, 3]) await fail()
    await failure(client.get("crm/Accounts(guid'1')", {}, chat))

    await client.get('crm/Contacts', {}, chat)

    expect(await fail()).toMatchObject({ code: 'exact-endpoint-paused' })
  })

  it('counts, once paused, as what it last said: not offered, or forbidden', async () => {
    const { fail } = scene()
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, refusal(403, 'Forbidden'))
    for (const _ of [1, 2, 3, 4]) await fail()

    const paused = await fail()

    expect([isForbidden(paused), isNotOffered(paused)]).toEqual([true, false])
  })

  it('because of tokens is not paused by one expiry that four requests met', async () => {
    const seen: number[] = []
    const expired = createServer(({ headers }, response) => {
      seen.push(headers.authorization === 'Bearer newer' ? 200 : 401)
      response.writeHead(seen.at(-1) ?? 500)
      response.end('{"d":{"results":[]}}')
    })
    await new Promise<void>((resolve) => expired.listen(0, '127.0.0.1', resolve))
    const { port } = expired.address() as AddressInfo
    const { client } = testClient(`http://127.0.0.1:${port}`, { accessToken: async (rejected) => (rejected ? 'newer' : 'older') })

    await Promise.all([1, 2, 3, 4].map((n) => client.get('crm/Accounts', { $top: String(n) }, chat))).finally(() => expired.close())

    expect(seen.toSorted()).toEqual([200, 200, 200, 200, 401, 401, 401, 401])
  })

  it('is not the same as one that is down', async () => {
    const { fail, ask } = scene()
    for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) exact.expect(accounts, { status: 503, body: '' })
    exact.expect(accounts, page([]))

    for (const _ of [1, 2]) await fail()

    expect(await ask()).toEqual([])
  })
})

describe('a question that Exact refused', () => {
  it('is not asked again, and gets the same answer', async () => {
    exact.expect(accounts, refusal(400, 'No property Nme'))
    const { client, clock } = testClient(exact.url)
    const first = await failure(client.get('crm/Accounts', { $select: 'Nme' }, chat))
    clock.advance(5 * hourMs)

    const again = await failure(client.get('crm/Accounts', { $select: 'Nme' }, chat))

    expect(first).toMatchObject({ code: 'exact-query-refused' })
    expect(again).toEqual(first)
    expect(exact.requests).toHaveLength(1)
  })

  it('may be asked again the next day', async () => {
    for (const _ of [1, 2]) exact.expect(accounts, refusal(400, 'No property Nme'))
    const { client, clock } = testClient(exact.url)
    const ask = () => failure(client.get('crm/Accounts', { $select: 'Nme' }, chat))
    await ask()
    clock.advance(24 * hourMs + 1)

    await ask()

    expect(exact.requests).toHaveLength(2)
  })
})

it('lets whoever waits in line at an endpoint be cancelled', async () => {
  for (const _ of [1, 2, 3, 4]) exact.expect(accounts, { fault: 'hang' })
  const leave = new AbortController()
  const { client } = testClient(exact.url)
  const asked = [1, 2, 3, 4, 5].map((n) => failure(client.get('crm/Accounts', { $top: String(n) }, { ...chat, signal: leave.signal })))

  setTimeout(() => leave.abort(new Error('enough')), 200)

  expect(await Promise.all(asked)).toEqual(Array(5).fill(expect.objectContaining({ message: 'enough' })))
  expect(exact.requests).toHaveLength(4)
})

it('never lets an endpoint collect more refusals in an hour than four, or eight with rejected tokens, whatever the order', () => {
  const step = fc.record({
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: hourMs })),
    begin: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom(200, 400, 401, 403, 404, 429, 503, null),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const clock = fakeClock()
      const attempt = attempts(clock.now)
      const answered: { at: number; status: number | null }[] = []
      let asked = 0
      for (const { waitMs, begin, status } of steps) {
        clock.advance(waitMs)
        const finishes = Array.from({ length: begin }, () => attempt(`/x?${asked++}`)).filter((finish) => finish !== null)
        for (const finish of finishes) {
          finish({ status })
          answered.push({ at: clock.now().getTime(), status })
        }
        const inHour = answered.filter(({ at }) => at > clock.now().getTime() - hourMs)
        const count = (...these: number[]) => inHour.filter((each) => each.status !== null && these.includes(each.status)).length

        expect(count(400, 403, 404)).toBeLessThanOrEqual(4)
        expect(count(400, 401, 403, 404)).toBeLessThanOrEqual(8)
      }
    }),
  )
})

/** Asks the breaker and remembers its state, as its cell does: as JSON. Answers with what to call in the end, or null. */
function attempts(now: () => Date) {
  let state: BreakerState = newBreaker()
  let leases = 0
  const keep = (next: BreakerState) => {
    state = JSON.parse(JSON.stringify(next))
  }
  return (url: string) => {
    const question = { method: 'GET', path: '/api/v1/77/x', url }
    const at = now().getTime()
    if (refusalOf(state, question, at) !== null || isBusy(state, question, at)) return null
    const id = String(leases++)
    keep(begin(state, question, { id, at, until: at + 60_000 }))
    return ({ status }: { status: number | null }) => keep(end(state, question, id, { at: now().getTime(), status }))
  }
}

describe('what rests', () => {
  const question = (name: string) => ({ method: 'GET', path, url: `${path}?$filter=Name eq '${name}'` })
  const wrong = new SaldoError('exact-query-refused', { message: 'refused', person: 'Exact refused.', recovery: 'give-up' })
  const refuse = (state: BreakerState, name: string, at: number) => end(state, question(name), name, { at, status: 400, error: wrong })

  it('tells nothing of the questions', () => {
    const state = refuse(newBreaker(), 'Jansen', 1)

    expect(refusalOf(state, question('Jansen'), 2)).toMatchObject({ code: 'exact-query-refused', person: 'Exact refused.' })
    expect(JSON.stringify(state)).not.toContain('Jansen')
  })

  it('holds no words of Exact’s about a broken rule, which may hold names', () => {
    const broken = new SaldoError('exact-business-rule', { message: 'broken', person: 'Exact says: Jansen exists', recovery: 'fix-input' })

    const state = end(newBreaker(), { ...question('x'), method: 'POST' }, 'x', { at: 1, status: 400, error: broken })

    expect(JSON.stringify(state)).not.toContain('Jansen')
  })

  it('is two hundred refusals at most, the latest', () => {
    const all = Array.from({ length: 250 }, (_, index) => String(index))

    const state = all.reduce((before, name) => refuse(before, name, Number(name) * hourMs * 0.01), newBreaker())

    expect(state.refused).toHaveLength(200)
    expect(refusalOf(state, question('249'), 250 * hourMs * 0.01)).not.toBeNull()
  })

  it('is nothing of an endpoint once its hour is over', () => {
    const state = begin(newBreaker(), question('x'), { id: 'x', at: 0, until: 60_000 })

    const later = begin(state, { ...question('y'), path: '/api/v1/77/y' }, { id: 'y', at: 60_000, until: 120_000 })

    expect(Object.keys(later.endpoints)).toEqual(['/api/v1/77/y'])
  })
})

it('lets a request that never came back weigh no longer than a minute', () => {
  const question = { method: 'GET', path, url: path }
  let state = newBreaker()
  for (const id of ['1', '2', '3', '4']) state = begin(state, question, { id, at: 0, until: 60_000 })

  expect([isBusy(state, question, 59_999), isBusy(state, question, 60_000)]).toEqual([true, false])
})

it('names an endpoint without its key', () => {
  expect(endpointName("/api/v1/77/crm/Accounts(guid'a')")).toBe('/api/v1/77/crm/accounts')
})
