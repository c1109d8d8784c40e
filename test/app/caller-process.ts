import { createExactAccess } from '../../src/app/exact-access.ts'
import { createSecretBox } from '../../src/connect/seal.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createSharedLock } from '../../src/store/lock.ts'
import { createCallState } from '../../src/store/records/call-state.ts'
import { createPostgresSettings } from '../../src/store/settings-postgres.ts'

/**
 * A process that uses a workspace's connection. Told how many, it makes that many calls at once and answers how many went
 * well and with which codes the others failed. The questions differ, so that none shares another's answer.
 */
const [databaseUrl = '', exactUrl = '', key = '', tenantId = ''] = process.argv.slice(2)
const { db } = await openDatabase({ databaseUrl, dataDir: '' })
const access = createExactAccess({
  settings: createPostgresSettings(db),
  box: createSecretBox(Buffer.from(key, 'base64')),
  exact: { url: exactUrl, clientId: 'sandbox', clientSecret: 'sandbox-secret', webhookSecret: null, sandbox: true },
  exclusive: createSharedLock(databaseUrl),
  onLost: () => {},
  onBlocked: () => {},
  openCell: (tenant, administration) => createCallState({ db, dialect: 'postgres' }, { tenantId: tenant, administration }, newTraffic()),
  now: () => new Date(),
  logger: createLogger('silent'),
})

process.on('message', async (calls: number) => {
  const client = await access.client(tenantId)
  const ask = (_: unknown, index: number) => client.get('crm/Accounts', { $select: 'ID', $top: String(index + 1) }, { lane: 'chat' })
  const results = await Promise.allSettled(Array.from({ length: calls }, ask))
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason?.code ?? result.reason)] : []))
  process.send?.({ good: results.length - failed.length, failed })
})
process.send?.('ready')
