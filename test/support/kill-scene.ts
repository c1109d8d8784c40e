import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Chat, openChat } from '../../src/local/chat.ts'
import { startConnector } from '../../src/local/connector.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort } from './free-port.ts'
import { admin, tenantId } from './saldo.ts'
import { type ServerProcess, spawnServer } from './server-process.ts'

type Row = Record<string, unknown>

export type KillScene = {
  dataDir: string
  sandbox: Sandbox
  /** The admin's chat with the server, whichever process that is at the moment. */
  chat: Chat
  /** What the process that runs now, or ran last, wrote to its log. */
  log(): string
  /** The process ends after so many milliseconds, in the midst of whatever it does. */
  killAfter(milliseconds: number): Promise<void>
  /** Starts it anew on the same data, without waiting until it is ready. */
  begin(): void
  /** The same; ready when this answers. */
  start(): Promise<void>
  stop(): Promise<void>
  /** What the database holds, read past the product's own code. */
  read(query: string): Promise<Row[]>
}

/** Saldo in a process of its own that can be killed, with a sandbox and a chat that outlive it. Gone after the file's tests. */
export async function startKillScene(given: { accounts: number; faults?: Fault[]; databaseUrl?: string }): Promise<KillScene> {
  const { accounts, faults = [], databaseUrl } = given
  const dataDir = mkdtempSync(join(tmpdir(), 'saldo-killed-'))
  const sandbox = await startSandbox({ accounts, limits: { minutely: 100_000, daily: 1_000_000 }, faults })
  const connector = await startConnector()
  const port = await freePort()
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    EXACT_URL: sandbox.url,
    EXACT_CLIENT_ID: 'sandbox',
    EXACT_CLIENT_SECRET: 'sandbox-secret',
    LOG_LEVEL: 'warn',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  }
  let server: ServerProcess = spawnServer(environment)
  await server.ready()
  afterAll(async () => {
    await server.kill()
    await connector.close()
    await sandbox.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const begin = () => {
    server = spawnServer(environment)
  }
  return {
    dataDir,
    sandbox,
    chat: openChat(`http://127.0.0.1:${port}`, connector, admin, { conversationId: 'chat', kind: 'personal', tenantId }),
    log: () => server.log(),
    begin,
    async killAfter(milliseconds) {
      await delay(milliseconds)
      await server.kill()
    },
    async start() {
      begin()
      await server.ready()
    },
    stop: () => server.stop(),
    read: (query) => (databaseUrl === undefined ? readSqlite(dataDir, query) : readPostgres(databaseUrl, query)),
  }
}

async function readSqlite(dataDir: string, query: string): Promise<Row[]> {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'), { timeout: 5_000 })
  try {
    return db.prepare(query).all()
  } finally {
    db.close()
  }
}

async function readPostgres(connectionString: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
