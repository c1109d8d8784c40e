import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { openChat } from '../../src/local/chat.ts'
import { startConnector } from '../../src/local/connector.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort } from '../support/free-port.ts'
import { admin, connect, tenantId } from '../support/saldo.ts'
import { startServer } from '../support/server-process.ts'

const accounts = 6_000

it('goes on at its last safe page when its process is killed while it reads the customers', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saldo-directory-'))
  const slow = { match: 'sync/CRM/Accounts', kind: 'slow', milliseconds: 100, times: 'always' } as const
  const sandbox = await startSandbox({ accounts, limits: { minutely: 100_000, daily: 1_000_000 }, faults: [slow] })
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
  const pages = () => sandbox.calls.flatMap(({ path, query }) => (path.endsWith('/sync/CRM/Accounts') ? [query] : []))
  const until = async (holds: () => boolean) => {
    for (let waited = 0; !holds(); waited += 10) {
      if (waited > 15_000) throw new Error('it took too long')
      await delay(10)
    }
  }
  let server = await startServer(environment)
  const goodbye = async () => {
    await server.stop()
    await connector.close()
    await sandbox.close()
  }
  await connect(chat)

  try {
    await until(() => pages().length >= 3)
    await server.kill()
    server = await startServer(environment)
    await until(() => stateOf(dataDir).whole)
  } finally {
    await goodbye()
  }
  const { rows } = stateOf(dataDir)
  rmSync(dataDir, { recursive: true, force: true })

  expect(rows).toBe(accounts)
  const fromTheBeginning = pages().filter((query) => query.$filter === 'Timestamp gt 1' && query.$skiptoken === undefined)
  expect(fromTheBeginning).toHaveLength(1)
  // The kill cost the page that was under way.
  expect(pages().length).toBeLessThanOrEqual(accounts / 1_000 + 1)
  expect(server.log()).toBe('')
}, 60_000)

function stateOf(dataDir: string): { whole: boolean; rows: number } {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const count = (query: string) => Number(Object.values(db.prepare(query).get() ?? {})[0])
  const state = {
    whole: count('select count(*) from mirror_state where synced_at is not null') === 1,
    rows: count('select count(*) from mirror_row'),
  }
  db.close()
  return state
}
