import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { openChat } from '../../src/local/chat.ts'
import { startConnector } from '../../src/local/connector.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort } from '../support/free-port.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { admin, connect, saveProfile, tenantId, textOf } from '../support/saldo.ts'
import { startServer } from '../support/server-process.ts'

const accounts = 10_000
/** Spread over planning and taking back. */
const killsAfterMs = [60, 120, 250, 180]

it('finishes an undo of 10,000 created records that was killed again and again, with nothing left and nothing told twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saldo-undo-'))
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
  const killing = async () => {
    for (const after of killsAfterMs) {
      await delay(after)
      await server.kill()
      phases.add(phaseOf(dataDir))
      server = await startServer(environment)
    }
  }
  await connect(chat)
  await saveProfile(chat)
  await chat.say('run Customers import')
  await chat.until((message) => textOf(message).includes('Created 10,000'), 60_000)

  await chat.say('undo 1')
  await killing()
  await chat.until((message) => textOf(message).includes('Undo run 1 of'), 60_000)
  await chat.press('Undo it')
  await killing()
  const result = await chat.until((message) => textOf(message).includes('run 1 undone'), 60_000)
  await server.stop()
  const kept = keptCrm(dataDir)
  const rows = outcomesOf(dataDir)
  await connector.close()
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })

  expect(textOf(result)).toContain('Removed 10,000')
  expect(kept).toEqual({ records: [], links: [], names: [], counted: 0 })
  expect(rows).toEqual([{ outcome: 'removed', rows: accounts }])
  expect([...phases].some((phase) => phase.startsWith('running'))).toBe(true)
}, 120_000)

function phaseOf(dataDir: string): string {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const row = db.prepare('select state, phase from run where number = 2').get() as { state: string; phase: string } | undefined
  db.close()
  return `${row?.state} ${row?.phase}`
}

function outcomesOf(dataDir: string) {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const rows = db.prepare('select outcome, count(*) as rows from run_row where number = 2 group by outcome').all()
  db.close()
  return rows.map((row) => ({ ...row }))
}
