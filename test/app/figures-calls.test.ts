import { createFigures } from '../../src/app/figures.ts'
import type { Connection } from '../../src/connect/types.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { createExactClient, type ExactClient } from '../../src/exact/client.ts'
import { authoriseUrl, redeemCode } from '../../src/exact/oauth.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import { divisionProfiles } from '../../src/sandbox/world/division.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFigureRecords } from '../../src/store/records/figures.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { computedFields } from '../../src/sync/computed-fields.ts'
import { startSandboxProcess } from '../support/sandbox-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const tenantId = '7d1f3a52-3f0e-4c59-a3bb-2a6b6f1c9a10'
const day = 86_400_000
/** A clock that goes on, so that whoever waits for the next minute gets there. */
const time = { ahead: Date.parse('2026-11-23T10:00:00Z') - Date.now() }
const now = () => new Date(Date.now() + time.ahead)
const dataDir = temporaryFolder()

const sandbox = await startSandboxProcess(10_000, time.ahead)
const { db, close } = await openDatabase({ databaseUrl: null, dataDir })
const [books] = divisionProfiles
afterAll(async () => {
  await close()
  await sandbox.close()
})

const session = { client: await signIn() }
const settings = createLowdbSettings(dataDir)
await settings.update(tenantId, (workspace) => ({ ...workspace, connection: connected() }))

/** Nothing known yet: as for a workspace of its own. */
async function freshFigures() {
  const records = createFigureRecords(db)
  await records.clear({ tenantId, administration: books.code })
  return createFigures({ records, settings, access: { client: async () => session.client() }, exactUrl: sandbox.url, now })
}

function connected(): Connection {
  const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
  const administration = { code: books.code, name: books.name, currency: 'EUR', country: 'NL' }
  return {
    ...{ host: sandbox.url, tokens, exactUser: 'u', connectedBy: 'p', connectedAt: now().toISOString() },
    ...{ administrations: [administration], administration: books.code, lost: null, parked: null },
    financialYear: { start: '2026-01-01', from: 'exact' },
  }
}

async function signIn(): Promise<() => ExactClient> {
  const registration = { host: sandbox.url, clientId: 'sandbox', clientSecret: 'sandbox-secret', now }
  const redirectUri = 'http://127.0.0.1:9/auth/callback'
  const consent = new URL(authoriseUrl({ ...registration, redirectUri, state: 's' }))
  const body = new URLSearchParams([...consent.searchParams, ['decision', 'allow']])
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body, redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const { accessToken } = await redeemCode({ ...registration, code, redirectUri })
  const traffic = createTraffic({ cell: createLocalCell(newTraffic()), now })
  const parts = {
    host: sandbox.url,
    division: books.code,
    accessToken: async () => accessToken,
    now,
    traffic,
    logger: createLogger('silent'),
  }
  return () => createExactClient(parts)
}

const named = (...names: readonly string[]) => names.map((name) => `Saldo.${name}`)
const all = computedFields('account').map(({ name }) => name)

/** The calls that the port tells of, which have to be those that Exact counts. */
async function callsOf(figures: Awaited<ReturnType<typeof freshFigures>>, fields: readonly string[]): Promise<number> {
  const address = `${sandbox.url}/sandbox/calls`
  await fetch(address, { method: 'DELETE' })
  const told = await figures.port().refresh(tenantId, books.code, fields)
  const counted: unknown = await (await fetch(address)).json()
  expect(counted).toMatchObject({ calls: { length: told } })
  return told
}

describe('the figures of 10,000 customers', () => {
  it.each([
    ['balance, overdue and credit left', named('Balance', 'Overdue', 'OldestOverdueDays', 'CreditLeft'), 5],
    ['these and days to pay', named('Balance', 'Overdue', 'OldestOverdueDays', 'CreditLeft', 'AverageDaysToPay'), 30],
    ['these and turnover this year', named('Balance', 'Overdue', 'OldestOverdueDays', 'CreditLeft', 'TurnoverThisYear'), 30],
  ])('cost for %s at first', async (what, fields, most) => {
    const figures = await freshFigures()

    const calls = await callsOf(figures, fields)

    process.stdout.write(`Exact calls at first for ${what}: ${calls}\n`)
    expect(calls).toBeLessThanOrEqual(most)
  })

  it('cost for all of them 81 calls at first, nothing right after, and at most 30 each day after that', async () => {
    const figures = await freshFigures()

    const first = await callsOf(figures, all)
    const again = await callsOf(figures, all)
    const later: number[] = []
    for (const days of [0.02, 1, 7, 12]) {
      time.ahead += days * day
      sandbox.setAhead(time.ahead)
      session.client = await signIn()
      later.push(await callsOf(figures, all))
    }

    process.stdout.write(
      `Exact calls for all of them: ${first} at first, ${again} right after; half an hour, 1, 8 and 20 days later: ${later.join(', ')}\n`,
    )
    expect(first).toBeLessThanOrEqual(81)
    expect(again).toBe(0)
    expect(Math.max(...later)).toBeLessThanOrEqual(30)
  })
})
