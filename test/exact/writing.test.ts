import { SaldoError } from '../../src/errors.ts'
import { isAlreadyThere } from '../../src/exact/errors.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, refusal, testClient } from './rig.ts'

const path = '/api/v1/77/crm/Accounts'
const post = `POST ${path}`
const chat = { lane: 'chat' } as const
const row = { Name: 'Åse & Søn' }
const made = { status: 201, body: { d: { ID: 'a', Name: 'Åse & Søn' } } }

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

describe('a new row', () => {
  it('is sent as JSON and comes back whole', async () => {
    exact.expect(post, made)
    const { client } = testClient(exact.url)

    const created = await client.create('crm/Accounts', row, chat)

    expect(created).toEqual({ ID: 'a', Name: 'Åse & Søn' })
    expect(JSON.parse(exact.requests[0]?.body ?? '')).toEqual(row)
    expect(exact.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer good-token',
      accept: 'application/json',
      'content-type': 'application/json',
      prefer: 'return=representation',
    })
  })

  it('counts against the budget', async () => {
    const reset = String(Date.parse('2026-03-02T10:01:00Z'))
    const headers = { 'X-RateLimit-Minutely-Limit': '60', 'X-RateLimit-Minutely-Remaining': '7', 'X-RateLimit-Minutely-Reset': reset }
    exact.expect(post, { ...made, headers })
    const { client, traffic } = testClient(exact.url)

    await client.create('crm/Accounts', row, chat)

    expect(await traffic.callsLeft()).toMatchObject({ minuteLeft: 7 })
  })

  it.each([
    ['500 with HTML', { status: 500, body: '<html>oops</html>' }],
    ['500 of Exact’s own', refusal(500, 'A problem has occurred. The cause of this issue will be investigated as soon as possible.')],
    ['502', { status: 502, body: '' }],
    ['503', { status: 503, body: '<html>Server maintenance</html>' }],
    ['408', { status: 408, body: '' }],
    ['an empty answer', { status: 201, body: '' }],
    ['half an answer', { ...made, fault: 'truncate' as const }],
    ['no row', { status: 201, body: { d: { results: [] } } }],
    ['a reset', { fault: 'reset' as const }],
    ['no answer in time', { fault: 'hang' as const }],
  ])('is sent once: after %s nobody knows whether it was made', async (_, answer) => {
    exact.expect(post, answer)
    const { client, clock } = testClient(exact.url, { timeoutMs: 300 })

    const error = await failure(client.create('crm/Accounts', row, chat))

    expect(error).toMatchObject({ code: 'exact-answer-lost', recovery: 'retry' })
    expect(exact.requests).toHaveLength(1)
    expect(clock.slept).toEqual([])
  })

  it('is sent again with a newer token after a 401, once', async () => {
    exact.expect(post, { status: 401, body: '' })
    exact.expect(post, made)
    const { client } = testClient(exact.url, { accessToken: async (rejected) => (rejected ? 'newer-token' : 'good-token') })

    await client.create('crm/Accounts', row, chat)

    expect(exact.requests.map((request) => request.headers.authorization)).toEqual(['Bearer good-token', 'Bearer newer-token'])
  })

  it('needs a person after a second 401', async () => {
    for (const _ of [1, 2]) exact.expect(post, { status: 401, body: '' })
    const { client } = testClient(exact.url)

    expect(await failure(client.create('crm/Accounts', row, chat))).toMatchObject({ code: 'exact-reconnect' })
  })

  it('waits for the next minute after a 429, which did not carry it out', async () => {
    const headers = { 'X-RateLimit-Minutely-Remaining': '0', 'X-RateLimit-Minutely-Reset': String(Date.parse('2026-03-02T10:01:00Z')) }
    exact.expect(post, { status: 429, body: '', headers })
    exact.expect(post, made)
    const { client, clock } = testClient(exact.url)

    await client.create('crm/Accounts', row, chat)

    expect(clock.slept).toEqual([40_250])
  })

  it('waits out a token that can’t be had yet: nothing was sent', async () => {
    exact.expect(post, made)
    const down = new SaldoError('exact-unavailable', { message: 'down', person: 'Later.', recovery: 'retry' })
    const tokens = [() => Promise.reject(down), async () => 'token']
    const { client } = testClient(exact.url, { accessToken: () => tokens.shift()?.() ?? Promise.reject(new Error('asked too often')) })

    expect(await client.create('crm/Accounts', row, chat)).toMatchObject({ ID: 'a' })
  })

  it.each([500, 400])('that breaks a rule (%s) is refused in Exact’s own words, on one line', async (status) => {
    exact.expect(post, refusal(status, 'Ongeldige referentie: Acme B.V.\r\nOngeldige referentie: Dagboek'))
    const { client } = testClient(exact.url)

    expect(await failure(client.create('crm/Accounts', row, chat))).toMatchObject({
      code: 'exact-business-rule',
      recovery: 'fix-input',
      person: 'Exact says: Ongeldige referentie: Acme B.V. Ongeldige referentie: Dagboek',
    })
  })

  it('that was refused may be sent again: what it collided with may be gone', async () => {
    exact.expect(post, { status: 400, body: '' })
    exact.expect(post, made)
    const { client } = testClient(exact.url)
    await failure(client.create('crm/Accounts', row, chat))

    expect(await client.create('crm/Accounts', row, chat)).toMatchObject({ ID: 'a' })
  })

  it('that may not be made says so', async () => {
    exact.expect(post, refusal(403, 'Geen rechten'))
    const { client } = testClient(exact.url)

    expect(await failure(client.create('crm/Accounts', row, chat))).toMatchObject({
      code: 'exact-forbidden',
      person: expect.stringContaining('no right to change this'),
    })
  })

  it.each([
    'Gegeven bestaat reeds.',
    'Data already exists',
    'Account: Data already exists\r\nCode: 12',
    'Les données existent déjà',
    'Daten bereits vorhanden',
    'Die Daten existieren bereits.',
  ])('that is there already is known by Exact’s words %j', async (words) => {
    exact.expect(post, refusal(500, words))
    const { client } = testClient(exact.url)

    expect(isAlreadyThere(await failure(client.create('crm/Accounts', row, chat)))).toBe(true)
  })

  it('is not there already because of any other rule', async () => {
    exact.expect(post, refusal(500, 'Ongeldige referentie: Verkooprelatie'))
    const { client } = testClient(exact.url)

    expect(isAlreadyThere(await failure(client.create('crm/Accounts', row, chat)))).toBe(false)
  })
})

describe('a change', () => {
  const request = `PUT ${path}(guid'1')`
  const change = (client: ReturnType<typeof testClient>['client']) => client.update("crm/Accounts(guid'1')", { Phone: '1' }, chat)

  it('is sent as JSON, what is named and nothing else', async () => {
    exact.expect(request, { status: 204, body: '' })
    const { client } = testClient(exact.url)

    await change(client)

    expect(JSON.parse(exact.requests[0]?.body ?? '')).toEqual({ Phone: '1' })
    expect(exact.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' })
  })

  it('is repeated when its answer is lost: twice the same is the same', async () => {
    exact.expect(request, { fault: 'reset' })
    exact.expect(request, { status: 503, body: '' })
    exact.expect(request, { status: 204, body: '' })
    const { client, clock } = testClient(exact.url)

    await change(client)

    expect(clock.slept).toHaveLength(2)
  })

  it.each([
    [404, '', 'exact-not-found'],
    [500, 'Ongeldige referentie: Land', 'exact-business-rule'],
  ])('answered with %s %s is %s', async (status, words, code) => {
    exact.expect(request, words === '' ? { status, body: '' } : refusal(status, words))
    const { client } = testClient(exact.url)

    expect(await failure(change(client))).toMatchObject({ code })
  })
})

describe('a file', () => {
  const file = 'GET /docs/SysAttachment.aspx'

  it('comes as it is, byte for byte, with the token', async () => {
    exact.expect(file, { body: '%PDF-1.4 é' })
    const { client } = testClient(exact.url)

    const bytes = await client.file(`${exact.url}/docs/SysAttachment.aspx?ID=1&Download=1`, chat)

    expect(Buffer.from(bytes)).toEqual(Buffer.from('%PDF-1.4 é'))
    expect(exact.requests[0]?.headers.authorization).toBe('Bearer good-token')
    expect(exact.requests[0]?.query).toEqual({ ID: '1', Download: '1' })
  })

  it.each(['https://evil.example/docs/SysAttachment.aspx?ID=1', 'http://x@127.0.0.1:1/docs/', 'not an address'])(
    'is never asked of another host (%s)',
    async (link) => {
      const { client } = testClient(exact.url)

      expect(await failure(client.file(link, chat))).toMatchObject({ code: 'exact-link-refused' })
    },
  )
})

describe('a removal', () => {
  const request = `DELETE ${path}(guid'1')`
  const remove = (client: ReturnType<typeof testClient>['client']) => client.remove("crm/Accounts(guid'1')", chat)

  it.each([200, 204, 404])('answered with %s is done', async (status) => {
    exact.expect(request, { status, body: '' })
    const { client } = testClient(exact.url)

    await remove(client)

    expect(exact.requests).toHaveLength(1)
  })

  it('is repeated when Exact is unavailable', async () => {
    exact.expect(request, { status: 503, body: '' })
    exact.expect(request, { fault: 'reset' })
    exact.expect(request, { status: 404, body: '' })
    const { client, clock } = testClient(exact.url)

    await remove(client)

    expect(clock.slept).toHaveLength(2)
  })

  it('that Exact refuses says why', async () => {
    exact.expect(request, refusal(500, 'Kan niet verwijderen: Relatie – In gebruik in: Documenten'))
    const { client } = testClient(exact.url)

    expect(await failure(remove(client))).toMatchObject({ code: 'exact-business-rule', person: expect.stringContaining('In gebruik in') })
  })
})
