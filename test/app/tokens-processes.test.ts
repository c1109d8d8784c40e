import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay, setImmediate as giveWay } from 'node:timers/promises'
import { createConnectionKeeper } from '../../src/app/connection-keeper.ts'
import { createExactAccess } from '../../src/app/exact-access.ts'
import { createSecretBox } from '../../src/connect/seal.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createSharedLock } from '../../src/store/lock.ts'
import { createCallState } from '../../src/store/records/call-state.ts'
import { createPostgresSettings } from '../../src/store/settings-postgres.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import type { View } from '../../src/views/view.ts'
import { allow, exchange } from '../sandbox/client.ts'
import { startPostgres } from '../support/postgres.ts'
import { admin, tenantId } from '../support/saldo.ts'

const processes = 4
const callsEach = 100
const rounds = 3
const kills = 5

const lifeMs = 600_000
const key = randomBytes(32)
const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase()
let ahead = 0
const sandbox = await startSandbox({
  accounts: 20,
  limits: { minutely: 1_000_000, daily: 1_000_000 },
  faults: [{ match: 'POST /api/oauth2/token', kind: 'slow', times: 'always', milliseconds: 40 }],
  now: () => new Date(Date.now() + ahead),
})
const { db, close } = await openDatabase({ databaseUrl, dataDir: '' })
const settings = createPostgresSettings(db)
const children = new Set<ChildProcess>()
const tokenCalls = () => sandbox.calls.filter(({ path }) => path === '/api/oauth2/token')

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await sandbox.close()
  await close()
  await postgres.stop()
})

/** This process's own way to Exact, and the cards it sent to the admins' chats. */
const cards: View[] = []
const exclusive = createSharedLock(databaseUrl)
const logger = createLogger('silent')
const now = () => new Date()
const access = createExactAccess({
  settings,
  box: createSecretBox(key),
  exact: { url: sandbox.url, clientId: 'sandbox', clientSecret: 'sandbox-secret', webhookSecret: null, sandbox: true },
  exclusive,
  onLost: (lostTenant) => keeper.look(lostTenant),
  onBlocked: () => {},
  openCell: (tenant, administration) => createCallState({ db, dialect: 'postgres' }, { tenantId: tenant, administration }, newTraffic()),
  now,
  logger,
})
const keeper = createConnectionKeeper({
  settings,
  access,
  exclusive,
  now,
  logger,
  firstAdmins: [],
  notifier: {
    send: async (_, view) => ({ kind: 'delivered', messageId: String(cards.push(view)) }),
    edit: async () => ({ kind: 'failed' }),
    personalChat: async () => null,
  },
})

/** Connects anew, as somebody who signs in at Exact does. */
async function connectAnew(): Promise<void> {
  const answer = JSON.parse((await exchange(sandbox.url, await allow(sandbox.url))).text)
  const times = { issuedAt: now().toISOString(), expiresAt: new Date(Date.now() + lifeMs).toISOString() }
  const tokens = access.seal({ accessToken: answer.access_token, refreshToken: answer.refresh_token, ...times })
  const administration = sandbox.administrations[0].code
  const person = { id: admin.id, name: admin.name, admin: true, locale: null, timeZone: null }
  const chat = { id: 'c', kind: 'personal', serviceUrl: '', botId: '', personId: admin.id, notify: false, welcomedAt: null } as const
  const rest = { exactUser: '', connectedBy: admin.id, administrations: [], financialYear: null, lost: null, parked: null }
  await settings.update(tenantId, (current) => ({
    ...current,
    people: { [admin.id]: person },
    conversations: { c: chat },
    connection: { ...rest, host: sandbox.url, tokens, administration, connectedAt: times.issuedAt },
  }))
}

/** Ten minutes go by: at Exact by its clock, here by making the kept tokens older. Answers how old they were made. */
async function expire(): Promise<string> {
  ahead += lifeMs
  const issuedAt = new Date(Date.now() - lifeMs).toISOString()
  await settings.update(tenantId, (current) => {
    if (current.connection === null) throw new Error('not connected')
    const tokens = { ...current.connection.tokens, issuedAt, expiresAt: now().toISOString() }
    return { ...current, connection: { ...current.connection, tokens } }
  })
  return issuedAt
}

async function startCaller(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'caller-process.ts'), [databaseUrl, sandbox.url, key.toString('base64'), tenantId])
  children.add(child)
  await answerOf(child)
  return child
}

async function callAtOnce(child: ChildProcess, calls: number): Promise<{ good: number; failed: string[] }> {
  child.send(calls)
  return answerOf(child)
}

async function answerOf(child: ChildProcess) {
  const over = new AbortController()
  const ended = once(child, 'exit', over).then(() => Promise.reject(new Error('the process ended')))
  try {
    const [answer] = await Promise.race([once(child, 'message', over), ended])
    return answer
  } finally {
    over.abort()
  }
}

it('makes one refresh a round for hundreds of calls of four processes at the moment of expiry', async () => {
  await connectAnew()
  const callers = await Promise.all(Array.from({ length: processes }, startCaller))
  await Promise.all(callers.map((caller) => callAtOnce(caller, 1)))
  const results = []

  for (let round = 0; round < rounds; round += 1) {
    await expire()
    sandbox.calls.length = 0
    const answers = await Promise.all(callers.map((caller) => callAtOnce(caller, callsEach)))
    results.push({ answers, refreshes: tokenCalls().map(({ status }) => status) })
  }

  const answers = Array.from({ length: processes }, () => ({ good: callsEach, failed: [] }))
  expect(results).toEqual(Array.from({ length: rounds }, () => ({ answers, refreshes: [200] })))
  for (const caller of callers) caller.kill('SIGKILL')
}, 120_000)

/** Around the refresh: while Exact is asked, soon after it answered, or when the new tokens were used already. */
async function killAround(victim: ChildProcess, kill: number): Promise<void> {
  const used = callAtOnce(victim, 1).catch(() => undefined)
  while (tokenCalls().length === 0) await giveWay()
  if (kill % 4 !== 0) while (tokenCalls()[0]?.status === 0) await giveWay()
  await (kill % 4 === 3 ? used : delay((kill * 13) % 48))
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  while (tokenCalls()[0]?.status === 0) await giveWay()
}

it('survives a kill around the refresh when the tokens were kept; otherwise the admins get one card, and Exact no more questions', async () => {
  const seen = { survived: 0, lost: 0 }

  for (let kill = 0; kill < kills; kill += 1) {
    await connectAnew()
    const victim = await startCaller()
    const aged = await expire()
    cards.length = sandbox.calls.length = 0
    await killAround(victim, kill)
    const kept = (await settings.read(tenantId)).connection?.tokens.issuedAt !== aged

    const client = await access.client(tenantId)
    const call = () =>
      client.get('crm/Accounts', { $select: 'ID' }, { lane: 'chat' }).then(
        () => 'good',
        (error) => error.code,
      )
    const outcomes = [await call(), await call(), await call()]
    keeper.look(tenantId)
    await keeper.stop()

    expect(outcomes).toEqual(Array(3).fill(kept ? 'good' : 'exact-reconnect'))
    expect(cards.map(textOf)).toEqual(kept ? [] : [expect.stringContaining('[Connect]')])
    expect(tokenCalls()).toHaveLength(kept ? 1 : 2)
    seen[kept ? 'survived' : 'lost'] += 1
  }

  expect(Math.min(seen.survived, seen.lost)).toBeGreaterThan(0)
}, 600_000)

const textOf = (view: View) => (view.kind === 'text' ? view.text : cardAsText(view))
