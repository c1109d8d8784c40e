import { createExactAccess, type OpenCell } from '../../src/app/exact-access.ts'
import { createSecretBox } from '../../src/connect/seal.ts'
import type { Connection } from '../../src/connect/types.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import { createLocalLock } from '../../src/store/lock.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { failure } from '../exact/rig.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chat = { lane: 'chat' } as const
const settings = createLowdbSettings(temporaryFolder())
const box = createSecretBox(Buffer.alloc(32, 7))
const administrations = [77, 78, 79].map((code) => ({ code, name: `Books ${code}`, currency: 'EUR', country: 'NL' }))

let exact: ScriptedServer
let tenants = 0
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

/** A workspace that asks two of its three administrations, at 10:00:20. */
async function scene(change: Partial<Connection> = {}) {
  tenants += 1
  const tenantId = `tenant-${tenants}`
  const now = () => new Date('2026-03-02T10:00:20.000Z')
  const cells = new Map<string, ReturnType<OpenCell>>()
  const openCell: OpenCell = (tenant, administration) => {
    const name = `${tenant}/${administration}`
    const cell = cells.get(name) ?? createLocalCell(newTraffic())
    cells.set(name, cell)
    return cell
  }
  const access = createExactAccess({
    settings,
    box,
    exact: { url: exact.url, clientId: 'id', clientSecret: 'secret', webhookSecret: null, sandbox: true },
    exclusive: createLocalLock(),
    onLost: () => {},
    onBlocked: () => {},
    openCell,
    now,
    logger: createLogger('silent'),
  })
  const tokens = { accessToken: 'good', refreshToken: 'r', issuedAt: now().toISOString(), expiresAt: '2026-03-02T10:10:20.000Z' }
  const connect = (connectedAt: string) =>
    settings.update(tenantId, (current) => ({
      ...current,
      connection: {
        host: exact.url,
        tokens: access.seal(tokens),
        exactUser: 'Anna',
        connectedBy: 'anna',
        connectedAt,
        administrations,
        administration: 77,
        takingPart: [78],
        financialYear: null,
        lost: null,
        parked: null,
        ...change,
      },
    }))
  await connect('2026-03-01T00:00:00.000Z')
  return { access, tenantId, connect }
}

function spentUntil(time: string) {
  const reset = String(Date.parse(`2026-03-02T${time}Z`))
  const headers = { 'X-RateLimit-Minutely-Limit': '60', 'X-RateLimit-Minutely-Remaining': '0', 'X-RateLimit-Minutely-Reset': reset }
  return { headers, body: { d: { results: [] } } }
}

async function spend({ access, tenantId }: Awaited<ReturnType<typeof scene>>, administration: number, time: string) {
  exact.expect(`GET /api/v1/${administration}/crm/Accounts`, spentUntil(time))
  await (await access.client(tenantId, { administration })).get('crm/Accounts', {}, chat)
}

describe('waiting', () => {
  it('is nothing where nothing was asked yet, or nothing is connected', async () => {
    const { access, tenantId } = await scene()

    expect(await access.waiting(tenantId)).toBeNull()
    expect(await access.waiting('nobody')).toBeNull()
  })

  it('is until the last of the administrations that questions cover has calls again', async () => {
    const workspace = await scene()
    await spend(workspace, 77, '10:01:00')
    await spend(workspace, 78, '10:01:30')
    await spend(workspace, 79, '10:01:59')

    expect(await workspace.access.waiting(workspace.tenantId)).toMatchObject({
      until: new Date('2026-03-02T10:01:30Z'),
      reason: 'minute',
    })
  })
})

it('tells what is left of an administration’s calls', async () => {
  const workspace = await scene()
  await spend(workspace, 78, '10:01:00')

  const { access, tenantId } = workspace

  expect(await access.callsLeft(tenantId, 78)).toMatchObject({ minuteLeft: 0, minuteLimit: 60 })
  expect(await access.callsLeft(tenantId, 77)).toMatchObject({ minuteLeft: null, minuteLimit: null })
})

it('asks a refusing endpoint again once somebody connects anew, and keeps the count of calls', async () => {
  const workspace = await scene()
  const { access, tenantId, connect } = workspace
  const refuse = () => exact.expect('GET /api/v1/77/crm/Contacts', { status: 403, body: '' })
  for (const _ of [1, 2, 3, 4]) refuse()
  const ask = async (top: number) => failure((await access.client(tenantId)).get('crm/Contacts', { $top: String(top) }, chat))
  for (const top of [1, 2, 3, 4]) await ask(top)
  const paused = await ask(5)
  await spend(workspace, 78, '10:01:00')
  refuse()

  await connect('2026-03-02T00:00:00.000Z')

  expect(paused).toMatchObject({ code: 'exact-endpoint-paused' })
  expect(await ask(6)).toMatchObject({ code: 'exact-forbidden' })
  expect(await access.callsLeft(tenantId, 78)).toMatchObject({ minuteLeft: 0 })
})
