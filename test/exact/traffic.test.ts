import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { SaldoError } from '../../src/errors.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, fakeClock, page, refusal, testClient } from './rig.ts'

const path = '/api/v1/77/crm/Accounts'
const accounts = `GET ${path}`
const chat = { lane: 'chat' } as const
const question = (url: string) => ({ method: 'GET', path, url })

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

/** Gates of as many processes over one cell. */
function gates(count: number) {
  const clock = fakeClock()
  const cell = createLocalCell(newTraffic())
  return { clock, cell, gates: Array.from({ length: count }, () => createTraffic({ cell, now: clock.now })) }
}

describe('equal questions at the same time', () => {
  it('share one request and its answer', async () => {
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { traffic } = testClient(exact.url)
    const clients = [1, 2, 3].map(() => testClient(exact.url, { traffic }).client)

    const answers = await Promise.all(clients.map((client) => client.get('crm/Accounts', { $top: '1' }, chat)))

    expect(answers).toEqual([[{ ID: 'a' }], [{ ID: 'a' }], [{ ID: 'a' }]])
    expect(clients.map((client) => client.calls()).toSorted()).toEqual([0, 0, 1])
  })

  it('share its failure', async () => {
    exact.expect(accounts, refusal(403, 'Forbidden'))
    const { client } = testClient(exact.url)

    const errors = await Promise.all([1, 2].map(() => failure(client.get('crm/Accounts', { $top: '1' }, chat))))

    expect(errors).toEqual(Array(2).fill(expect.objectContaining({ code: 'exact-forbidden' })))
  })

  it('later are asked anew', async () => {
    for (const id of ['a', 'b']) exact.expect(accounts, page([{ ID: id }]))
    const { client } = testClient(exact.url)
    await client.get('crm/Accounts', { $top: '1' }, chat)

    expect(await client.get('crm/Accounts', { $top: '1' }, chat)).toEqual([{ ID: 'b' }])
  })

  it('of a run, or that can be given up, are their own', async () => {
    for (const _ of [1, 2, 3]) exact.expect(accounts, page([]))
    const { client } = testClient(exact.url)
    const { signal } = new AbortController()

    await Promise.all([chat, { ...chat, signal }, { lane: 'run' as const }].map((call) => client.get('crm/Accounts', { $top: '1' }, call)))

    expect(exact.requests).toHaveLength(3)
  })
})

describe('chat that waits', () => {
  async function spendMinute({ gates: [gate], clock }: ReturnType<typeof gates>) {
    const ticket = await gate?.ask(question('spent'), 'chat', 'spent')
    if (ticket?.kind !== 'go') throw new Error('no turn')
    const headers = {
      'x-ratelimit-minutely-limit': '60',
      'x-ratelimit-minutely-remaining': '0',
      'x-ratelimit-minutely-reset': String(Date.parse('2026-03-02T10:01:00Z')),
    }
    await gate?.report(ticket.ticket, { status: 200, headers })
    return clock
  }

  it('is left its calls by runs of every process, on top of the reserve', async () => {
    const scene = gates(2)
    const [one, other] = scene.gates
    const clock = await spendMinute(scene)
    for (let n = 0; n < 54; n += 1) await one?.ask(question('x'), 'chat', `chat ${n}`)
    clock.advance(41_000)

    const first = await other?.ask(question('run'), 'run', 'run 1')
    const second = await other?.ask({ ...question('run'), path: '/api/v1/77/sync' }, 'run', 'run 2')
    await one?.leave('chat 0')
    const third = await other?.ask({ ...question('run'), path: '/api/v1/77/sync' }, 'run', 'run 2')

    expect([first?.kind, second?.kind, third?.kind]).toEqual(['go', 'wait', 'go'])
  })

  it('and is given up counts no longer', async () => {
    const scene = gates(1)
    const [traffic] = scene.gates
    if (traffic === undefined) throw new Error('no gate')
    await spendMinute(scene)
    const leave = new AbortController()
    const sleep = async () => leave.abort(new Error('enough'))
    const { client } = testClient(exact.url, { traffic, now: scene.clock.now, sleep })

    const error = await failure(client.get('crm/Accounts', {}, { ...chat, signal: leave.signal }))

    expect(error).toMatchObject({ message: 'enough' })
    expect(await scene.cell.change((state) => ({ state, answer: state.waiting }))).toEqual([])
  })

  it('counts no longer when it never came back', async () => {
    const scene = gates(1)
    const [gate] = scene.gates
    const clock = await spendMinute(scene)
    for (let n = 0; n < 60; n += 1) await gate?.ask(question('x'), 'chat', `chat ${n}`)
    clock.advance(41_000)
    const before = await gate?.ask(question('run'), 'run', 'run')
    clock.advance(10_000)

    expect([before?.kind, (await gate?.ask(question('run'), 'run', 'run'))?.kind]).toEqual(['wait', 'go'])
  })

  it('can be seen', async () => {
    const scene = gates(1)
    const before = await scene.gates[0]?.chatWait()
    await spendMinute(scene)

    expect([before, await scene.gates[0]?.chatWait()]).toEqual([
      null,
      { until: new Date('2026-03-02T10:01:00Z'), reason: 'minute', reserved: false },
    ])
  })
})

describe('a connection', () => {
  it('made anew forgets the refusals of the one before, and an older client brings none of them back', async () => {
    const { clock, cell } = gates(0)
    const gate = (connectedAt: string) => createTraffic({ cell, now: clock.now, connectedAt })
    const [older, newer] = [gate('2026-03-01T00:00:00.000Z'), gate('2026-03-02T00:00:00.000Z')]
    const refuse = async (each: typeof older) => {
      const turn = await each.ask(question('x'), 'chat', String(Math.random()))
      if (turn.kind === 'go') await each.report(turn.ticket, { status: 403, headers: {} })
      return turn.kind
    }
    for (const _ of [1, 2, 3, 4]) await refuse(older)
    const paused = await refuse(older)

    const anew = await refuse(newer)

    expect([paused, anew, await refuse(older), await refuse(newer), await refuse(older), await refuse(newer)]).toEqual([
      'refused',
      'go',
      'go',
      'go',
      'go',
      'refused',
    ])
  })
})

it('tells of Exact’s block once, however many requests meet it', async () => {
  for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) exact.expect(accounts, { status: 429, body: '' })
  const told: SaldoError[] = []
  const clock = fakeClock()
  const waits = { asleep: 0, wake: Promise.withResolvers<void>() }
  const sleep = async () => {
    waits.asleep += 1
    if (waits.asleep === 4) {
      clock.advance(60_000)
      waits.wake.resolve()
    }
    await waits.wake.promise
  }
  const { client } = testClient(exact.url, { now: clock.now, sleep, onBlocked: (error) => told.push(error), ...gateAt(clock) })

  const errors = await Promise.all([1, 2, 3, 4].map((n) => failure(client.get('crm/Accounts', { $top: String(n) }, chat))))
  await failure(client.get('crm/Accounts', { $top: '5' }, chat))

  expect(errors).toEqual(Array(4).fill(expect.objectContaining({ code: 'exact-blocked', recovery: 'retry' })))
  expect(told).toHaveLength(1)
})

function gateAt({ now }: { now: () => Date }) {
  return { traffic: createTraffic({ cell: createLocalCell(newTraffic()), now }) }
}

it('keeps nothing that JSON can’t hold', async () => {
  const { client, traffic } = testClient(exact.url)
  exact.expect(accounts, refusal(400, 'No property Nme'))
  await failure(client.get('crm/Accounts', { $select: 'Nme' }, chat))
  const cell = createLocalCell(newTraffic())
  const other = createTraffic({ cell, now: fakeClock().now })
  const turn = await other.ask(question('x'), 'chat', 'x')
  if (turn.kind === 'go') await other.report(turn.ticket, { status: 429, headers: {} })
  await other.ask(question('x'), 'chat', 'y')

  const state = await cell.change((kept) => ({ state: kept, answer: kept }))

  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  expect(await traffic.callsLeft()).toMatchObject({ minuteLeft: null })
})

describe('a line of forty at a slow endpoint', () => {
  let slow: Server
  let most = 0
  let url = ''
  beforeEach(async () => {
    let underWay = 0
    slow = createServer(async (_, response) => {
      underWay += 1
      most = Math.max(most, underWay)
      await delay(20)
      underWay -= 1
      response.end('{"d":{"results":[]}}')
    })
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
  })
  afterEach(() => slow.close())

  it('moves on four at a time, whichever process asks, without waiting for the clock', async () => {
    const { gates: all } = gates(2)
    const clients = all.map((traffic) => testClient(url, { traffic, now: () => new Date() }).client)
    const before = performance.now()

    await Promise.all(Array.from({ length: 40 }, (_, n) => clients[n % 2]?.get('crm/Accounts', { $top: String(n) }, chat)))

    expect(most).toBe(4)
    expect(performance.now() - before).toBeLessThan(1_500)
  })
})
