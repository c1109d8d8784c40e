import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { openChat } from '../../src/local/chat.ts'
import { startConnector } from '../../src/local/connector.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort } from '../support/free-port.ts'
import { admin, connect, saveProfile, tenantId, textOf } from '../support/saldo.ts'
import { startServer } from '../support/server-process.ts'

const accounts = 20_000
/** Spread over reading, planning and applying; enough to hit each phase. */
const killsAfterMs = [150, 400, 700, 500, 900]

it('finishes an import of 20,000 accounts that was killed again and again, with no record twice and none missing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saldo-crash-'))
  const sandbox = await startSandbox({ accounts, limits: { minutely: 100_000, daily: 1_000_000 } })
  const connector = await startConnector()
  const port = await freePort()
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    EXACT_URL: sandbox.url,
    EXACT_CLIENT_ID: 'sandbox',
    EXACT_CLIENT_SECRET: 'sandbox-secret',
    LOG_LEVEL: 'warn',
  }
  const chat = openChat(`http://127.0.0.1:${port}`, connector, admin, { conversationId: 'chat', kind: 'personal', tenantId })
  const phases = new Set<string>()
  let server = await startServer(environment)
  await connect(chat)
  await saveProfile(chat)

  await chat.say('run Customers import')
  for (const after of killsAfterMs) {
    await delay(after)
    await server.kill()
    phases.add(phaseOf(dataDir))
    server = await startServer(environment)
  }
  const result = await chat.until((message) => textOf(message).includes('finished'), 60_000)
  await server.stop()
  const kept = readCrm(dataDir)
  await connector.close()
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })

  expect(textOf(result)).toContain('Created 20,000')
  expect(kept).toEqual({ records: accounts, keys: accounts, journal: accounts, created: accounts, links: accounts })
  expect([...phases].filter((phase) => phase.startsWith('running'))).not.toEqual([])
}, 120_000)

function phaseOf(dataDir: string): string {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const row = db.prepare('select state, phase from run').get() as { state: string; phase: string } | undefined
  db.close()
  return `${row?.state} ${row?.phase}`
}

/** What the database holds, counted past the product's own code. */
function readCrm(dataDir: string) {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const count = (query: string) => Number(Object.values(db.prepare(query).get() ?? {})[0])
  const counts = {
    records: count("select count(*) from crm_record where target = 'company'"),
    keys: count("select count(distinct record_key) from crm_record where target = 'company'"),
    journal: count('select count(*) from run_row'),
    created: count(`select count(*) from run_row where outcome like '%created%'`),
    links: count('select count(distinct target_id) from link'),
  }
  db.close()
  return counts
}
