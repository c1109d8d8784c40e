import { setTimeout as delay } from 'node:timers/promises'
import { createExactClient, type ExactClient } from '../../src/exact/client.ts'
import { authoriseUrl, redeemCode } from '../../src/exact/oauth.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { createCallState } from '../../src/store/records/call-state.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { failure, logger } from './rig.ts'

const processes = [0, 1, 2, 3]
const tenantId = '0b9c3b5e-4b0e-4f1d-9d1b-0a8f6f1f0001'
const redirectUri = 'http://127.0.0.1:9/auth/callback'

/** A minute passes in two seconds: what is slow in truth is thirty times slower here. */
const speed = 30
const begun = Date.now()
const now = () => new Date(Date.parse('2026-03-02T10:00:20.000Z') + (Date.now() - begun) * speed)
const sleep = (ms: number, signal?: AbortSignal) => delay(ms / speed, undefined, { signal })

let postgres: TestPostgres
let databases: Database[]
let sandbox: Sandbox
let token: string
beforeAll(async () => {
  postgres = await startPostgres()
  const databaseUrl = await postgres.createDatabase()
  databases = await Promise.all(processes.map(() => openDatabase({ databaseUrl, dataDir: '' })))
  sandbox = await startSandbox({ now, accounts: 200 })
  token = await signIn()
})
afterAll(async () => {
  await sandbox.close()
  for (const { close } of databases) await close()
  await postgres.stop()
})
beforeEach(() => {
  sandbox.calls.length = 0
  sandbox.faults.length = 0
})

async function signIn(): Promise<string> {
  const registration = { host: sandbox.url, clientId: 'sandbox', clientSecret: 'sandbox-secret', now }
  const consent = new URL(authoriseUrl({ ...registration, redirectUri, state: 's1' }))
  const form = new URLSearchParams([...consent.searchParams, ['decision', 'allow']])
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  return (await redeemCode({ ...registration, code, redirectUri })).accessToken
}

/** A client of each process: with a gate of its own, over the one row of the database. */
function clients(division = sandbox.administrations[0].code): ExactClient[] {
  return databases.map(({ db }) => {
    const cell = createCallState({ db, dialect: 'postgres' }, { tenantId, administration: division }, newTraffic())
    const traffic = createTraffic({ cell, now })
    return createExactClient({ host: sandbox.url, division, accessToken: async () => token, now, sleep, logger, traffic })
  })
}

const statuses = (status: number) => sandbox.calls.filter((call) => call.status === status)

it('share the minute’s calls: none is wasted on a refusal, chat is answered in the next minute, runs go on behind it', async () => {
  const all = clients()
  const leave = new AbortController()
  let pages = 0
  const runs = all.map(async (client, index) => {
    for (let n = 0; !leave.signal.aborted; n += 1) {
      const query = { $select: 'ID,Timestamp', $filter: `Timestamp gt ${n}L`, $top: String(index + 1) }
      await client.get('sync/CRM/Accounts', query, { lane: 'run', signal: leave.signal })
      pages += 1
    }
  })
  await delay(300)
  const ask = (n: number) => all[n % 4]?.get('crm/Accounts', { $select: 'ID', $filter: `Code eq '${n}'` }, { lane: 'chat' })

  const answers = await Promise.all(Array.from({ length: 45 }, (_, n) => ask(n)))
  const pagesMeanwhile = pages
  await delay((2 * 60_000) / speed)
  leave.abort(new Error('enough'))
  await Promise.allSettled(runs)

  expect(answers).toHaveLength(45)
  expect(statuses(429).length).toBeLessThanOrEqual(1)
  expect(pages).toBeGreaterThan(pagesMeanwhile + 50)
}, 30_000)

it.each([
  ['400', { $select: 'Nme' }],
  ['404', {}],
])(
  'ask an endpoint that answers %s for ever five times in an hour at most',
  async (status, query) => {
    const all = clients()
    const path = status === '404' ? 'crm/Nonsense' : 'crm/Accounts'

    const errors = await Promise.all(
      Array.from({ length: 60 }, (_, n) => failure(all[n % 4]?.get(path, { ...query, $top: String(n + 1) }, { lane: 'chat' }) ?? delay(0))),
    )

    expect(statuses(Number(status)).length).toBeGreaterThanOrEqual(1)
    expect(statuses(Number(status)).length).toBeLessThanOrEqual(5)
    expect(errors.filter((error) => Reflect.get(Object(error), 'code') === 'exact-endpoint-paused').length).toBeGreaterThanOrEqual(55)
  },
  30_000,
)

it('know of each other’s refusals', async () => {
  const [one, other] = clients(sandbox.administrations[1].code)
  const ask = (client: ExactClient | undefined) =>
    failure(client?.get('crm/Contacts', { $select: 'Nme' }, { lane: 'chat' }) ?? Promise.resolve())
  await ask(one)

  const error = await ask(other)

  expect(error).toMatchObject({ code: 'exact-query-refused' })
  expect(statuses(400)).toHaveLength(1)
})
