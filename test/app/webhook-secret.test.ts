import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExactAccess } from '../../src/app/exact-access.ts'
import { createSignIn } from '../../src/app/sign-in.ts'
import { createWebhookSecret } from '../../src/app/webhook-secret.ts'
import { createSecretBox } from '../../src/connect/seal.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createLocalLock } from '../../src/store/lock.ts'
import { createFigureRecords } from '../../src/store/records/figures.ts'
import { createMirror } from '../../src/store/records/mirror.ts'
import { createOpenItemRecords } from '../../src/store/records/open-items.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const tenantId = '7d1f3a52-3f0e-4c59-a3bb-2a6b6f1c9a10'
const dataDir = temporaryFolder()
const { db, close } = await openDatabase({ dataDir, databaseUrl: null })
afterAll(close)

const [settings, box, logger] = [createLowdbSettings(dataDir), createSecretBox(Buffer.alloc(32, 7)), createLogger('silent')]
const exact = { url: 'http://127.0.0.1:9', clientId: null, clientSecret: null, webhookSecret: null, sandbox: false }
const now = () => new Date()
const openCell = () => createLocalCell(newTraffic())
const access = createExactAccess({
  settings,
  box,
  exact,
  exclusive: createLocalLock(),
  onLost: () => {},
  onBlocked: () => {},
  openCell,
  now,
  logger,
})
const secretOf = createWebhookSecret(exact, settings, box)
const { service } = createSignIn({
  settings,
  mirror: createMirror(db),
  figures: createFigureRecords(db),
  openItems: createOpenItemRecords(db),
  access,
  box,
  exactUrl: exact.url,
  publicUrl: 'https://saldo.example.com',
  firstAdmins: [],
  onConnected: () => {},
  onDisconnect: async () => {},
  now,
  secretOf,
  logger,
})

it('is unknown until somebody entered it', async () => {
  await service.saveAppConfig(tenantId, 'client', 'secret')

  expect(await secretOf(tenantId)).toBeNull()
})

it('is kept sealed beside the client, and stays when only the client secret is entered anew', async () => {
  await service.saveAppConfig(tenantId, 'client', 'secret')
  await service.saveWebhookSecret(tenantId, 'hook-secret')
  await service.saveAppConfig(tenantId, 'client', 'newer')

  expect(await secretOf(tenantId)).toBe('hook-secret')
  expect(readFileSync(join(dataDir, 'workspaces', `${tenantId}.json`), 'utf8')).not.toContain('hook-secret')
})

it('goes with its app: another client has none', async () => {
  await service.saveAppConfig(tenantId, 'another', 'secret')

  expect(await secretOf(tenantId)).toBeNull()
})

it('is the environment’s where that has one', async () => {
  await service.saveAppConfig(tenantId, 'another', 'secret')
  await service.saveWebhookSecret(tenantId, 'typed')

  expect(await createWebhookSecret({ ...exact, webhookSecret: 'given' }, settings, box)(tenantId)).toBe('given')
})
