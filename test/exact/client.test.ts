import { SaldoError } from '../../src/errors.ts'
import { createLogger } from '../../src/logger.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { collect, failure, page, refusal, testClient } from './rig.ts'

const path = '/api/v1/77/crm/Accounts'
const accounts = `GET ${path}`
const chat = { lane: 'chat' } as const
const run = { lane: 'run' } as const
const query = { $select: 'ID,Name', $filter: "Name eq 'Åse & Søn'" }

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

describe('a question', () => {
  it('goes out with its token, asking for JSON, encoded', async () => {
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { client } = testClient(exact.url)

    const rows = await client.get('crm/Accounts', query, chat)

    expect(rows).toEqual([{ ID: 'a' }])
    expect(exact.requests[0]?.headers).toMatchObject({ accept: 'application/json', authorization: 'Bearer good-token' })
    expect(exact.requests[0]?.query).toEqual(query)
    expect(client.calls()).toBe(1)
  })

  it('about the person needs no administration', async () => {
    exact.expect('GET /api/v1/current/Me', page([{ UserID: 'u' }]))
    const { client } = testClient(exact.url, { division: null })

    expect(await client.get('current/Me', {}, chat)).toEqual([{ UserID: 'u' }])
  })

  it('about anything else asks to choose an administration first', async () => {
    const { client } = testClient(exact.url, { division: null })

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-no-administration' })
  })

  it('counts against the budget by Exact’s own headers', async () => {
    const headers = {
      'X-RateLimit-Minutely-Limit': '60',
      'X-RateLimit-Minutely-Remaining': '12',
      'X-RateLimit-Minutely-Reset': String(Date.parse('2026-03-02T10:01:00Z')),
    }
    exact.expect(accounts, { ...page([]), headers })
    const { client, traffic } = testClient(exact.url)

    await client.get('crm/Accounts', query, chat)

    expect(await traffic.callsLeft()).toMatchObject({ minuteLeft: 12, minuteLimit: 60 })
  })
})

describe('pages', () => {
  it('follow the next link as it stands until there is none', async () => {
    const next = (token: string) => `${exact.url}${path}?%24select=ID&$skiptoken=guid%27${token}%27`
    exact.expect(accounts, page([{ ID: 'a' }], next('a')))
    exact.expect(accounts, page([], next('b')))
    exact.expect(accounts, page([{ ID: 'c' }]))
    const { client } = testClient(exact.url)

    const pages = await collect(client.pages('crm/Accounts', query, run))

    expect(pages).toEqual([[{ ID: 'a' }], [], [{ ID: 'c' }]])
    expect(exact.requests.slice(1).map((request) => request.target)).toEqual(['a', 'b'].map((token) => next(token).slice(exact.url.length)))
  })

  it.each([
    ['a bare array', { d: [{ ID: 'a' }] }],
    ['one row', { d: { ID: 'a' } }],
    ['results', { d: { results: [{ ID: 'a' }] } }],
  ])('come from %s alike', async (_, body) => {
    exact.expect(accounts, { body })
    const { client } = testClient(exact.url)

    expect(await collect(client.pages('crm/Accounts', query, run))).toEqual([[{ ID: 'a' }]])
  })

  it.each([
    'https://evil.example/api/v1/77/crm/Accounts',
    'http://127.0.0.1:1/api',
    'http://127.0.0.1.evil.example/',
    '//evil.example/',
    'nonsense',
    '',
  ])('never follow a link to %j', async (next) => {
    exact.expect(accounts, { body: { d: { results: [{ ID: 'a' }], __next: next } } })
    const { client } = testClient(exact.url)

    expect(await failure(collect(client.pages('crm/Accounts', query, run)))).toMatchObject({
      code: 'exact-link-refused',
      recovery: 'give-up',
    })
    expect(exact.requests).toHaveLength(1)
  })

  it('stop at a link that leads nowhere new', async () => {
    const next = `${exact.url}${path}?$skiptoken=1`
    exact.expect(accounts, page([], next))
    exact.expect(accounts, page([], next))
    const { client } = testClient(exact.url)

    expect(await failure(collect(client.pages('crm/Accounts', query, run)))).toMatchObject({ code: 'exact-link-refused' })
  })

  it('follow no redirect with the token', async () => {
    const { client } = testClient(exact.url)
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, { status: 302, headers: { Location: `${exact.url}/elsewhere` }, body: '' })

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-unavailable' })
  })

  it.each([0, 1, 2])('are read whole although the answer to page %s of three hangs', async (hanging) => {
    const { client } = testClient(exact.url, { timeoutMs: 60 })
    for (const number of [0, 1, 2]) {
      if (number === hanging) exact.expect(accounts, { fault: 'hang' })
      exact.expect(accounts, page([{ ID: number }], number < 2 ? `${exact.url}${path}?$skiptoken=${number}` : undefined))
    }

    expect(await collect(client.pages('crm/Accounts', query, run))).toEqual([[{ ID: 0 }], [{ ID: 1 }], [{ ID: 2 }]])
  })

  it('throw when a later page stays unavailable, so that a part is never taken for the whole', async () => {
    exact.expect(accounts, page([{ ID: 'a' }], `${exact.url}${path}?$skiptoken=1`))
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, { status: 503, body: '<html>Server maintenance</html>' })
    const { client } = testClient(exact.url)

    expect(await failure(collect(client.pages('crm/Accounts', query, run)))).toMatchObject({ code: 'exact-unavailable' })
  })
})

describe('a repeat', () => {
  const whole = JSON.stringify({ d: { results: [{ ID: 'a' }, { ID: 'b' }] } })

  it.each([
    ['500 with HTML', { status: 500, body: '<html>oops</html>' }],
    [
      '500 with Exact’s sentence for its own faults',
      refusal(500, 'A problem has occurred. The cause of this issue will be investigated as soon as possible.'),
    ],
    ['502', { status: 502, body: '' }],
    ['503 in the maintenance window', { status: 503, body: '<html>Server maintenance</html>' }],
    ['504', { status: 504, body: '<html></html>' }],
    ['an empty body', { status: 200, body: '' }],
    ['truncated JSON', { body: whole, fault: 'truncate' as const }],
    ['an answer shorter than announced', { body: '{"d":', headers: { 'Content-Length': '500' }, fault: 'truncate' as const }],
    ['XML', { body: '<?xml version="1.0"?><feed/>' }],
    ['a reset', { fault: 'reset' as const }],
  ])('follows %s', async (_, fault) => {
    exact.expect(accounts, fault)
    exact.expect(accounts, { body: whole })
    const { client, clock } = testClient(exact.url, { timeoutMs: 300 })

    const rows = await client.get('crm/Accounts', query, chat)

    expect(rows).toHaveLength(2)
    expect(client.calls()).toBe(2)
    expect(clock.slept).toHaveLength(1)
  })

  it('follows an answer that doesn’t come in time', async () => {
    exact.expect(accounts, { fault: 'hang' })
    exact.expect(accounts, { body: whole })
    const { client } = testClient(exact.url, { timeoutMs: 60 })

    expect(await client.get('crm/Accounts', query, chat)).toHaveLength(2)
  })

  it('comes three times at most, later each time', async () => {
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, { status: 503, body: '' })
    const { client, clock } = testClient(exact.url)

    const error = await failure(client.get('crm/Accounts', query, chat))

    expect(error).toMatchObject({ code: 'exact-unavailable', recovery: 'retry' })
    expect(clock.slept).toHaveLength(3)
    for (const [turn, ms] of clock.slept.entries()) {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** turn)
      expect(ms).toBeLessThanOrEqual(1000 * 2 ** turn)
    }
  })

  it.each([
    [
      '400',
      refusal(400, "Operator 'eq' incompatible with operand types 'System.Guid' and 'System.Int32' at position 3."),
      'exact-query-refused',
    ],
    ['403 of another administration', refusal(403, 'Forbidden - WrongDivision'), 'exact-wrong-division'],
    ['403 of a scope', refusal(403, "Forbidden - Application Scope Violated. Cannot read 'crm.accounts' scope."), 'exact-forbidden-scope'],
    ['403 of a right', refusal(403, 'Geen rechten'), 'exact-forbidden'],
    ['404', { status: 404, body: '' }, 'exact-not-found'],
    ['405', { status: 405, body: '' }, 'exact-query-refused'],
    ['500 of a broken rule', refusal(500, 'Ongeldige referentie: Verkooprelatie\r\nOngeldige referentie: Dagboek'), 'exact-business-rule'],
  ])('never follows %s', async (_, answer, code) => {
    exact.expect(accounts, answer)
    const { client, clock } = testClient(exact.url)

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ name: 'SaldoError', code })
    expect(clock.slept).toEqual([])
  })
})

describe('a question that takes Exact too long', () => {
  it('is asked once more after a pause', async () => {
    exact.expect(accounts, { status: 408, body: '' })
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { client, clock } = testClient(exact.url)

    expect(await client.get('crm/Accounts', query, chat)).toHaveLength(1)
    expect(clock.slept).toHaveLength(1)
    expect(clock.slept[0]).toBeGreaterThanOrEqual(1_500)
  })

  it('again needs somebody to ask for less', async () => {
    for (const _ of [1, 2]) exact.expect(accounts, { status: 408, body: '' })
    const { client } = testClient(exact.url)

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-query-too-broad', recovery: 'ask-admin' })
  })
})

describe('a refusal reads as a sentence', () => {
  it('with the scope that is lacking', async () => {
    exact.expect(accounts, refusal(403, "Forbidden - Application Scope Violated. Cannot read 'crm.accounts' scope."))
    const { client } = testClient(exact.url)

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ person: expect.stringContaining('(crm.accounts)') })
  })

  it('with Exact’s own words on one line, which stay out of the log', async () => {
    exact.expect(accounts, refusal(500, 'Ongeldige referentie: Acme B.V.\r\nOngeldige referentie: Dagboek'))
    const { client } = testClient(exact.url)

    const error = (await failure(client.get('crm/Accounts', query, chat))) as SaldoError

    expect(error.person).toBe('Exact says: Ongeldige referentie: Acme B.V. Ongeldige referentie: Dagboek')
    expect(error.message).not.toContain('Acme')
  })

  it('with the reason from the header when the body has none', async () => {
    exact.expect(accounts, { status: 403, headers: { Reason: 'Forbidden - WrongDivision' }, body: '' })
    const { client } = testClient(exact.url)

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-wrong-division' })
  })
})

describe('a spent minute', () => {
  const spent = {
    status: 429,
    body: '',
    headers: {
      'X-RateLimit-Minutely-Limit': '60',
      'X-RateLimit-Minutely-Remaining': '0',
      'X-RateLimit-Minutely-Reset': String(Date.parse('2026-03-02T10:01:00Z')),
    },
  }
  const spentDay = {
    status: 429,
    body: '',
    headers: { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(Date.parse('2026-03-03T00:00:00Z')) },
  }

  it('makes a run wait for the next, and says until when', async () => {
    exact.expect(accounts, spent)
    exact.expect(accounts, page([{ ID: 'a' }]))
    const waits: unknown[] = []
    const { client, clock } = testClient(exact.url, { onWait: (wait) => waits.push(wait) })

    const rows = await client.get('crm/Accounts', query, run)

    expect(rows).toHaveLength(1)
    expect(waits).toEqual([{ until: new Date('2026-03-02T10:01:01Z'), reason: 'minute', reserved: false }])
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-02T10:01:00Z'))
  })

  it('lets a run wait for a day elsewhere: it is told until when', async () => {
    exact.expect(accounts, spentDay)
    const { client, clock } = testClient(exact.url)

    const error = await failure(client.get('crm/Accounts', query, run))

    expect(error).toMatchObject({ code: 'exact-rate-limited', recovery: 'retry', retryAt: new Date('2026-03-03T00:00:00Z') })
    expect(clock.slept).toEqual([])
  })

  it('of which a run may not use the rest says so', async () => {
    const headers = { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '5', 'X-RateLimit-Reset': spentDay.headers['X-RateLimit-Reset'] }
    for (const _ of [1, 2]) exact.expect(accounts, { ...page([]), headers })
    const { client } = testClient(exact.url)
    await client.get('crm/Accounts', query, chat)

    const error = await failure(client.get('crm/Accounts', query, run))
    await client.get('crm/Accounts', query, chat)

    expect(error).toMatchObject({ code: 'exact-rate-limited', person: expect.stringContaining('the rest is kept for questions') })
  })

  it('is waited for by chat, which says so', async () => {
    exact.expect(accounts, spent)
    exact.expect(accounts, page([{ ID: 'a' }]))
    const waits: unknown[] = []
    const { client, clock } = testClient(exact.url, { onWait: (wait) => waits.push(wait) })

    expect(await client.get('crm/Accounts', query, chat)).toHaveLength(1)
    expect(waits).toEqual([{ until: new Date('2026-03-02T10:01:00Z'), reason: 'minute', reserved: false }])
    expect(clock.slept).toEqual([40_250])
  })

  it('is not waited for by chat again and again', async () => {
    for (const minute of ['01', '02']) {
      const reset = String(Date.parse(`2026-03-02T10:${minute}:00Z`))
      exact.expect(accounts, { ...spent, headers: { ...spent.headers, 'X-RateLimit-Minutely-Reset': reset } })
    }
    const { client } = testClient(exact.url)

    const error = await failure(client.get('crm/Accounts', query, chat))

    expect(error).toMatchObject({ code: 'exact-rate-limited', recovery: 'retry', retryAt: new Date('2026-03-02T10:02:00Z') })
  })

  it('of a day is not waited for by chat, not even when it is nearly over', async () => {
    exact.expect(accounts, spentDay)
    const { client, clock } = testClient(exact.url)
    clock.advance(Date.parse('2026-03-02T23:59:30Z') - clock.now().getTime())

    const error = await failure(client.get('crm/Accounts', query, chat))

    expect(error).toMatchObject({ code: 'exact-rate-limited', retryAt: new Date('2026-03-03T00:00:00Z') })
  })

  it('tells chat to come back tomorrow when the day is used', async () => {
    exact.expect(accounts, spentDay)
    const { client } = testClient(exact.url)

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({
      code: 'exact-rate-limited',
      person: expect.stringContaining('tomorrow'),
    })
  })

  it('that Exact doesn’t explain is waited for once', async () => {
    exact.expect(accounts, { status: 429, body: '' })
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { client, clock } = testClient(exact.url)

    expect(await client.get('crm/Accounts', query, run)).toHaveLength(1)
    expect(clock.slept).toEqual([41_250])
  })

  it('that Exact doesn’t explain is no block where an answer came in between', async () => {
    for (const _ of [1, 2, 3]) {
      exact.expect(accounts, { status: 429, body: '' })
      exact.expect(accounts, page([]))
    }
    const { client } = testClient(exact.url)

    for (const _ of [1, 2, 3]) await client.get('crm/Accounts', query, run)

    expect(exact.requests).toHaveLength(6)
  })

  it('that Exact doesn’t explain and that lasts is Exact’s block: the endpoint is left alone for an hour, and the log says so', async () => {
    for (const _ of [1, 2]) exact.expect(accounts, { status: 429, body: '' })
    exact.expect('GET /api/v1/77/crm/Contacts', page([]))
    const log: string[] = []
    const { client, clock } = testClient(exact.url, { logger: createLogger('error', { write: (line) => log.push(line) }) })

    const first = await failure(client.get('crm/Accounts', query, run))
    clock.advance(30 * 60_000)
    const later = await failure(client.get('crm/Accounts', { $select: 'ID' }, chat))
    await client.get('crm/Contacts', query, chat)

    expect(first).toMatchObject({ code: 'exact-blocked', recovery: 'retry', retryAt: new Date('2026-03-02T11:01:01.250Z') })
    expect(later).toMatchObject({ code: 'exact-blocked', person: expect.stringContaining('in 30 minutes') })
    expect(log).toHaveLength(1)
    expect(log[0]).toContain('left alone for an hour')
    exact.expect(accounts, page([]))
    clock.advance(30 * 60_000)
    await client.get('crm/Accounts', query, chat)
  })

  it('that is known costs no call at all', async () => {
    exact.expect(accounts, spentDay)
    const { client } = testClient(exact.url)
    await failure(client.get('crm/Accounts', query, chat))

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-rate-limited' })
    expect(exact.requests).toHaveLength(1)
  })
})

describe('a rejected token', () => {
  it('is replaced once and the question repeated', async () => {
    exact.expect(accounts, { status: 401, body: '' })
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { client } = testClient(exact.url, { accessToken: async (rejected) => (rejected ? 'newer-token' : 'good-token') })

    await client.get('crm/Accounts', query, chat)

    expect(exact.requests.map((request) => request.headers.authorization)).toEqual(['Bearer good-token', 'Bearer newer-token'])
  })

  it('that can’t be replaced yet is tried once more, in case Exact only stumbled', async () => {
    exact.expect(accounts, { status: 401, body: '' })
    exact.expect(accounts, page([{ ID: 'a' }]))
    const { client } = testClient(exact.url)

    expect(await client.get('crm/Accounts', query, chat)).toHaveLength(1)
  })

  it('waits out a token endpoint that is in maintenance', async () => {
    exact.expect(accounts, page([{ ID: 'a' }]))
    const answers = [
      () => Promise.reject(new SaldoError('exact-unavailable', { message: 'down', person: 'Later.', recovery: 'retry' })),
      async () => 'token',
    ]
    const { client, clock } = testClient(exact.url, {
      accessToken: () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')),
    })

    expect(await client.get('crm/Accounts', query, chat)).toHaveLength(1)
    expect(clock.slept).toHaveLength(1)
  })

  it('is replaced once only, and then needs a person', async () => {
    exact.expect(accounts, { status: 401, body: '' })
    exact.expect(accounts, { status: 401, body: '' })
    const { client } = testClient(exact.url, { accessToken: async (rejected) => `${rejected ?? 'token'}-again` })

    expect(await failure(client.get('crm/Accounts', query, chat))).toMatchObject({ code: 'exact-reconnect', recovery: 'reconnect' })
  })
})

it('stops at once when the caller gives up', async () => {
  exact.expect(accounts, { fault: 'hang' })
  const giveUp = new AbortController()
  const { client, clock } = testClient(exact.url)
  const asked = failure(client.get('crm/Accounts', query, { lane: 'run', signal: giveUp.signal }))

  setTimeout(() => giveUp.abort(new Error('cancelled')), 30)

  expect(await asked).toMatchObject({ message: 'cancelled' })
  expect(clock.slept).toEqual([])
})

it('lets no token and no question into an error', async () => {
  const { client } = testClient('http://127.0.0.1:1', { accessToken: async () => 'top-secret' })

  const error = (await failure(client.get('crm/Accounts', query, chat))) as SaldoError

  expect(error).toBeInstanceOf(SaldoError)
  const seen = (thing: unknown): string =>
    thing instanceof Error
      ? Object.getOwnPropertyNames(thing)
          .map((name) => seen(Reflect.get(thing, name)))
          .join()
      : (JSON.stringify(thing) ?? '')
  expect(seen(error)).not.toMatch(/top-secret|Søn|S%C3%B8n/)
})
