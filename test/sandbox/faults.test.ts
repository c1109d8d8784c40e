import fc from 'fast-check'
import { type Fault, nextFault, parseFault, parseFaultText } from '../../src/sandbox/faults.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { allow, type Client, connect, createTestClock, exchange, generous, messageOf, nextOf, refresh, tokensIn } from './client.ts'

let clock: ReturnType<typeof createTestClock>
let sandbox: Sandbox
let client: Client

beforeEach(async () => {
  clock = createTestClock('2025-03-31T10:00:20Z')
  sandbox = await startSandbox({ accounts: 20, limits: generous, now: clock.now })
  client = await connect(sandbox)
})

afterEach(() => sandbox.close())

const ask = () => client.get('crm/Accounts?$select=ID')

describe('faults', () => {
  it.each<[Fault['kind'], number, string]>([
    ['maintenance-500', 500, 'Server maintenance'],
    ['maintenance-503', 503, 'Server maintenance'],
    ['wrong-division', 403, 'Forbidden - WrongDivision'],
    ['scope', 403, 'Application Scope Violated'],
    ['timeout-408', 408, 'Request Timeout'],
    ['unauthorized', 401, ''],
    ['bare-429', 429, ''],
    ['empty', 200, ''],
  ])('answer %s with %i', async (kind, status, text) => {
    sandbox.faults.push({ match: 'crm/Accounts', kind })

    const reply = await ask()
    const next = await ask()

    expect(reply.status).toBe(status)
    expect(reply.text).toContain(text)
    expect(next.status).toBe(200)
  })

  it('show only the headers of the limit they pretend', async () => {
    sandbox.faults.push({ match: 'crm', kind: 'minute-limit' }, { match: 'crm', kind: 'day-limit', nth: 2 })

    const [minute, day] = [await ask(), await ask()]

    expect([minute.status, day.status]).toEqual([429, 429])
    expect([minute.headers.get('x-ratelimit-minutely-remaining'), minute.headers.get('x-ratelimit-remaining')]).toEqual(['0', null])
    expect([day.headers.get('x-ratelimit-minutely-remaining'), day.headers.get('x-ratelimit-remaining')]).toEqual([null, '0'])
  })

  it('cut JSON in the middle and cut connections', async () => {
    sandbox.faults.push({ match: 'crm', kind: 'truncated' }, { match: 'crm', kind: 'reset', nth: 2 })

    const truncated = await ask()
    const reset = ask()

    expect([truncated.status, truncated.json, truncated.text.startsWith('{"d"')]).toEqual([200, undefined, true])
    await expect(reset).rejects.toThrow()
  })

  it('hold an answer back', async () => {
    sandbox.faults.push({ match: 'crm', kind: 'slow', milliseconds: 80 })
    const start = performance.now()

    const reply = await ask()

    expect(reply.status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(70)
  })

  it('lose a token answer before or after the rotation', async () => {
    const first = tokensIn(await exchange(sandbox.url, await allow(sandbox.url)))
    clock.forward(600)
    sandbox.faults.push({ match: 'oauth2/token', kind: 'empty' }, { match: 'oauth2/token', kind: 'empty', nth: 2, processed: true })

    const before = await refresh(sandbox.url, first.refresh)
    const after = await refresh(sandbox.url, first.refresh)
    const again = await refresh(sandbox.url, first.refresh)

    expect([before.status, before.text, after.status, after.text]).toEqual([200, '', 200, ''])
    expect(again.status).toBe(401)
  })

  it('lose the answer to a create that did happen', async () => {
    sandbox.faults.push({ match: 'POST /api/v1', kind: 'reset', processed: true })

    await expect(client.call('POST', 'crm/Accounts', { Name: 'Kwijt B.V.' })).rejects.toThrow()

    expect(await client.rows("crm/Accounts?$filter=Name eq 'Kwijt B.V.'")).toHaveLength(1)
  })

  it('hit the page they are meant for, by its query', async () => {
    const large = await startSandbox({
      accounts: 130,
      limits: generous,
      faults: [{ match: '$skiptoken', kind: 'maintenance-503', nth: 2 }],
    })
    const other = await connect(large)

    const first = await other.get('crm/Accounts?$select=ID')
    const second = await other.get(nextOf(first) ?? '')
    const third = await other.get(nextOf(second) ?? '')

    await large.close()
    expect([first, second, third].map((reply) => reply.status)).toEqual([200, 200, 503])
  })

  it('hit exactly the calls from nth on, as many times as said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (nth, times) => {
        const faults: Fault[] = [{ match: 'a', kind: 'empty', nth, times }]

        const hits = Array.from({ length: 15 }, () => nextFault(faults, 'GET /A?') !== undefined)

        return hits.every((hit, index) => hit === (index + 1 >= nth && index + 1 < nth + times))
      }),
    )
  })

  it('are written as text on the command line', () => {
    expect(parseFaultText('kind=slow,match=$filter=Name,nth=2,times=always,milliseconds=50,processed')).toEqual({
      kind: 'slow',
      match: '$filter=Name',
      nth: 2,
      times: 'always',
      milliseconds: 50,
      processed: true,
    })
  })

  it.each([[{ match: 'a' }], [{ match: 1, kind: 'empty' }], [{ match: 'a', kind: 'empty', nth: 0 }], [null]])(
    'are refused when they are %j',
    (input) => {
      expect(() => parseFault(input)).toThrow(TypeError)
    },
  )
})

describe('levers over HTTP', () => {
  it('set faults and show how often they matched', async () => {
    const put = await fetch(`${sandbox.url}/sandbox/faults`, {
      method: 'PUT',
      body: JSON.stringify([{ match: 'crm', kind: 'scope', times: 'always' }]),
    })
    const reply = await ask()

    const shown = (await (await fetch(`${sandbox.url}/sandbox/faults`)).json()) as { faults: Fault[] }
    expect([put.status, messageOf(reply)]).toEqual([204, "Forbidden - Application Scope Violated. Cannot read 'crm.accounts' scope."])
    expect(shown.faults).toMatchObject([{ match: 'crm', kind: 'scope', seen: 1 }])
  })

  it('refuse a fault they do not know', async () => {
    const reply = await fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', body: '[{"match":"","kind":"gremlin"}]' })

    expect(reply.status).toBe(400)
  })

  it('log calls with their query and status, and forget them', async () => {
    sandbox.calls.length = 0
    await ask()

    const { calls } = (await (await fetch(`${sandbox.url}/sandbox/calls`)).json()) as { calls: object[] }
    await fetch(`${sandbox.url}/sandbox/calls`, { method: 'DELETE' })

    expect(calls).toEqual([
      { method: 'GET', path: '/api/v1/350101/crm/Accounts', query: { $select: 'ID' }, status: 200, at: '2025-03-31T10:00:20.000Z' },
    ])
    expect(sandbox.calls).toEqual([])
  })
})
