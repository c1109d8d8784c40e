import diagnostics from 'node:diagnostics_channel'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { SaldoError } from '../../src/errors.ts'
import { collect, testClient } from './rig.ts'

/** An Exact that answers as told; every other server is elsewhere. */
let answer: { status: number; headers: Record<string, string>; next: string }
const exact = createServer((_, response) => {
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
  response.end(JSON.stringify({ d: { results: [{ ID: 'a' }], __next: answer.next } }))
})
let reached = 0
const elsewhere = createServer((_, response) => {
  reached += 1
  response.end('{"d":{"results":[]}}')
})

/** Every request that leaves this process, by the host it goes to. */
const left: { host: string; authorization: unknown }[] = []
const note = (message: unknown) => {
  const { request } = message as { request: { getHeader(name: string): unknown } }
  left.push({ host: String(request.getHeader('host')), authorization: request.getHeader('authorization') })
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

let home = ''
let away = ''
beforeAll(async () => {
  home = `127.0.0.1:${await listen(exact)}`
  away = `127.0.0.1:${await listen(elsewhere)}`
  diagnostics.subscribe('http.client.request.start', note)
})
afterAll(() => {
  diagnostics.unsubscribe('http.client.request.start', note)
  for (const server of [exact, elsewhere]) server.close()
})
beforeEach(() => {
  left.length = 0
  reached = 0
})

const path = '/api/v1/77/crm/Accounts?$skiptoken=1'
const disguises = (from: string, to: string): string[] => [
  `http://${to}${path}`,
  `https://${from}${path}`,
  `ftp://${from}${path}`,
  `file:///${from}${path}`,
  `HTTP://${to}${path}`,
  `//${to}${path}`,
  `/\\${to}${path}`,
  `http:\\\\${to}\\api`,
  `http:/${to}${path}`,
  `http:${to}${path}`,
  `http:///${to}${path}`,
  `http://${from}@${to}${path}`,
  `http://${from}%40${to}${path}`,
  `http://user:word@${from}${path}`,
  `http://user@${from}${path}`,
  `http://:word@${from}${path}`,
  `http://${from}.${to}${path}`,
  `http://${from}\\@${to}${path}`,
  `http://${to}#@${from}${path}`,
  `http://${to}?@${from}${path}`,
  `http://127.0.0.1:1${path}`,
  `http://127.0.0.1${path}`,
  `http://localhost:${from.split(':')[1]}${path}`,
  `http://2130706433:${to.split(':')[1]}${path}`,
  `\t http://${to}${path}`,
  `http://${to.replace('.', '\n.')}${path}`,
  `javascript:fetch('http://${to}')`,
  `${path}`,
  `?$skiptoken=1`,
  '',
]

async function readAll(): Promise<string> {
  const { client } = testClient(`http://${home}`, { timeoutMs: 1000 })
  return collect(client.pages('crm/Accounts', { $select: 'ID' }, { lane: 'chat' })).then(
    () => 'read',
    (error) => (error instanceof SaldoError ? error.code : String(error)),
  )
}

it('follows no next link that leads to another host, scheme, port or user, however it is disguised', async () => {
  for (const next of disguises(home, away)) {
    answer = { status: 200, headers: {}, next }

    left.length = 0

    const outcome = await readAll()

    expect([next, outcome]).toEqual([next, 'exact-link-refused'])
    expect([next, left]).toEqual([next, [{ host: home, authorization: 'Bearer good-token' }]])
  }
  expect(reached).toBe(0)
})

it('sends nothing anywhere else, and nothing without its own token, whatever the next link says', async () => {
  const piece = fc.oneof(
    fc.constantFrom('http:', 'https:', '//', '/', '\\', '@', ':', '#', '?', '%40', '.', '\t', '\n', ' ', 'user', '[::1]', '0', 'localhost'),
    fc.constantFrom('HOME', 'AWAY'),
    fc.string({ maxLength: 4 }),
  )
  const link = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 6 }).map((pieces) => `http://${pieces.join('')}`),
    fc.array(piece, { maxLength: 4 }).map((pieces) => `http://HOME${pieces.join('')}`),
    fc.webUrl(),
  )
  await fc.assert(
    fc.asyncProperty(link, async (text) => {
      answer = { status: 200, headers: {}, next: text.replaceAll('HOME', home).replaceAll('AWAY', away) }
      left.length = 0

      const outcome = await readAll()

      expect(outcome).toMatch(/^exact-/)
      expect(reached).toBe(0)
      expect(left.filter(({ host, authorization }) => host !== home || authorization !== 'Bearer good-token')).toEqual([])
    }),
    { numRuns: 300 },
  )
})

it.each([301, 302, 303, 307, 308])('follows no redirect of kind %s', async (status) => {
  for (const location of disguises(home, away)) {
    if (/[\n\t]/.test(location)) continue
    answer = { status, headers: { Location: location }, next: '' }

    expect(await readAll()).toBe('exact-unavailable')
  }
  expect(reached).toBe(0)
  expect(new Set(left.map(({ host }) => host))).toEqual(new Set([home]))
})

it.each([301, 302, 303, 307, 308])('follows no redirect of kind %s with a new row or a removal either', async (status) => {
  const { client } = testClient(`http://${home}`)
  for (const location of [`http://${away}${path}`, `//${away}${path}`, `http://localhost:${home.split(':')[1]}${path}`]) {
    answer = { status, headers: { Location: location }, next: '' }

    await expect(client.create('crm/Accounts', { Name: 'Acme' }, { lane: 'chat' })).rejects.toMatchObject({ code: 'exact-answer-lost' })
    await expect(client.remove("crm/Accounts(guid'1')", { lane: 'chat' })).rejects.toMatchObject({ code: 'exact-unavailable' })
  }
  expect(reached).toBe(0)
  expect(new Set(left.map(({ host }) => host))).toEqual(new Set([home]))
})
