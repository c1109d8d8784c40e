import type { Tokens } from '../../src/connect/types.ts'
import { findAccounts, readAccount } from '../../src/exact/accounts.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { createExactClient, type ExactClient } from '../../src/exact/client.ts'
import { listAdministrations } from '../../src/exact/divisions.ts'
import { currentFinancialYear } from '../../src/exact/financial-periods.ts'
import { currentUser } from '../../src/exact/me.ts'
import { authoriseUrl, redeemCode, refreshTokens } from '../../src/exact/oauth.ts'
import { createReceivables } from '../../src/exact/receivables.ts'
import { createExactSource } from '../../src/exact/source.ts'
import { createTokenSource } from '../../src/exact/tokens.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { collect, failure, fakeClock, logger } from './rig.ts'

const redirectUri = 'http://127.0.0.1:9/auth/callback'
const clock = fakeClock('2026-03-02T10:00:20.000Z')
const { now, sleep } = clock

let sandbox: Sandbox
let tokens: Tokens
beforeAll(async () => {
  sandbox = await startSandbox({ now })
  tokens = await signIn()
})
afterAll(() => sandbox.close())

function registration() {
  return { host: sandbox.url, clientId: 'sandbox', clientSecret: 'sandbox-secret', now }
}

/** A person opens the consent page and presses Allow. */
async function signIn(): Promise<Tokens> {
  const consent = new URL(authoriseUrl({ ...registration(), redirectUri, state: 's1' }))
  const form = new URLSearchParams([...consent.searchParams, ['decision', 'allow']])
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  return redeemCode({ ...registration(), code: back.searchParams.get('code') ?? '', redirectUri })
}

const source = createTokenSource({
  now,
  load: async () => tokens,
  save: async (renewed) => {
    tokens = renewed
  },
  refresh: (refreshToken) => refreshTokens({ ...registration(), refreshToken }),
  onLost: async () => {},
})

function client(division: number | null = sandbox.administrations[0].code): ExactClient {
  return createExactClient({
    host: sandbox.url,
    division,
    accessToken: source.accessToken,
    now,
    sleep,
    logger,
    traffic: createTraffic({ cell: createLocalCell(newTraffic()), now }),
  })
}

function acme(): string {
  return sandbox.administrations[0].findAccount('Acme B.V.') ?? ''
}

it('finds out who signed in and what they may open', async () => {
  const user = await currentUser(client(null))

  const administrations = await listAdministrations(client(user.currentDivision), user)

  expect(user.name).not.toBe('')
  expect(administrations.map(({ code }) => code).sort()).toEqual(sandbox.administrations.map(({ code }) => code).sort())
})

it('finds the financial year that today is in', async () => {
  expect(await currentFinancialYear(client(), '2026-03-02')).toMatch(/^202[56]-\d{2}-01$/)
})

it('reads what Acme owes: 6,752.00 in seven items, in one call', async () => {
  const exact = client()

  const { items } = await createReceivables(exact, now).openItems(acme())

  expect(items).toHaveLength(7)
  expect(items.reduce((sum, item) => sum + item.amount.minor, 0)).toBe(675_200)
  expect(items.map((item) => item.kind).sort()).toEqual(['credit-note', 'invoice', 'invoice', 'invoice', 'invoice', 'invoice', 'receipt'])
  expect(items[0]).toMatchObject({ invoiceNumber: '1001', dueDate: '2025-12-11', amount: { minor: 121_000, currency: 'EUR' } })
  expect(exact.calls()).toBe(1)
})

it.each(['acme', 'Acme', 'ACME', 'klik](http://evil', `'t Hoekje "De`])('finds customers by %j in one call', async (text) => {
  const exact = client()

  const found = await findAccounts(exact, text)

  expect(found.map(({ fields }) => String(fields.Name).toLowerCase()).filter((name) => name.includes(text.toLowerCase()))).not.toEqual([])
  expect(exact.calls()).toBe(1)
})

it('reads one account by its id', async () => {
  expect(await readAccount(client(), acme())).toMatchObject({ fields: { Name: 'Acme B.V.', Country: 'NL', CreditLineSales: '10000.00' } })
})

it('reads every account once, all fields, a thousand a call', async () => {
  const port = createExactSource(client(), logger)
  const names = port.fields('account').map((field) => field.name)

  const pages = await collect(port.changed('account', names, ''))

  const rows = pages.flatMap((page) => page.rows)
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  expect(rows.length).toBeGreaterThanOrEqual(1200)
  expect(port.calls()).toBe(Math.ceil(rows.length / 1000))
  expect(rows.find((row) => row.id === acme())?.fields).toMatchObject({ Name: 'Acme B.V.', Country: 'NL', City: 'Utrecht', Blocked: false })
})

it('reads contacts with the account they belong to', async () => {
  const pages = await collect(createExactSource(client(), logger).changed('contact', ['FirstName', 'LastName', 'Account'], ''))

  expect(pages.flatMap((page) => page.rows).filter((row) => row.fields.Account === acme())).toHaveLength(2)
})

it('reads after the last cursor exactly what changed, and what was deleted', async () => {
  const port = createExactSource(client(), logger)
  const [before, log] = [await collect(port.changed('account', ['Name'], '')), await collect(port.deleted('account', ''))]
  const [renamed, gone] = [acme(), sandbox.administrations[0].accountId(20)]
  sandbox.administrations[0].changeAccount(renamed, { Name: 'Acme Nieuw B.V.' })
  sandbox.administrations[0].removeAccount(gone)

  const changed = await collect(port.changed('account', ['Name'], before.at(-1)?.cursor ?? ''))
  const deleted = await collect(port.deleted('account', log.at(-1)?.cursor ?? ''))

  sandbox.administrations[0].changeAccount(renamed, { Name: 'Acme B.V.' })
  expect(changed.flatMap((page) => page.rows).map((row) => row.fields.Name)).toEqual(['Acme Nieuw B.V.'])
  expect(deleted.flatMap((page) => page.rows).map((row) => row.id)).toEqual([gone])
})

it('renews the token when due and goes on', async () => {
  const before = tokens
  clock.advance(600_000)

  const user = await currentUser(client(null))

  expect(user.id).not.toBe('')
  expect(tokens.accessToken).not.toBe(before.accessToken)
})

it('knows a superseded chain for what it is', async () => {
  const older = tokens
  clock.advance(600_000)
  tokens = await signIn()

  expect(await failure(refreshTokens({ ...registration(), refreshToken: older.refreshToken }))).toMatchObject({ code: 'exact-reconnect' })
})

it('may not open what the person may not', async () => {
  expect(await failure(client(999_999).get('crm/Accounts', { $select: 'ID' }, { lane: 'chat' }))).toMatchObject({
    code: 'exact-wrong-division',
  })
})

it.each(['minute-limit', 'bare-429', 'maintenance-503', 'empty', 'truncated', 'reset', 'unauthorized'] as const)(
  'reads all accounts although “%s” strikes at the second page',
  async (kind) => {
    clock.advance(3_600_000)
    sandbox.faults.push({ match: 'sync/CRM/Accounts', kind, nth: 2 })

    const pages = await collect(createExactSource(client(), logger).changed('account', ['Name'], ''))

    sandbox.faults.length = 0
    expect(pages.flatMap((page) => page.rows).length).toBeGreaterThanOrEqual(1199)
  },
)
