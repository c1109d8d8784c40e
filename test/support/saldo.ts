import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { signInAt } from '../../src/local/browser.ts'
import { actionsOf } from '../../src/local/card-parts.ts'
import { type Chat, type ChatPlace, openChat, type Speaker } from '../../src/local/chat.ts'
import { type ChatMessage, type Connector, startConnector } from '../../src/local/connector.ts'
import { createLogger, type Logger } from '../../src/logger.ts'
import type { SandboxOptions } from '../../src/sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import type { Workspace } from '../../src/store/settings.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { freePort } from './free-port.ts'

export const tenantId = '7d1f3a52-3f0e-4c59-a3bb-2a6b6f1c9a10'
export const admin: Speaker = { id: 'a1000000-0000-4000-8000-000000000001', name: 'Alex Wilber', locale: 'en-GB' }
export const colleague: Speaker = { id: 'a1000000-0000-4000-8000-000000000002', name: 'Megan Bowen', locale: 'nl-NL' }

export type Saldo = {
  url: string
  dataDir: string
  sandbox: Sandbox
  connector: Connector
  chatAs(speaker: Speaker, place?: Partial<ChatPlace>): Chat
  /** The workspace as it rests on disk. */
  workspace(): Workspace
  /** Waits until the customers of every administration taking part are read: whole, and by a reading that began at `since` or later. */
  directoryRead(since?: Date): Promise<void>
  /** Stops the app and starts it anew on the same data. */
  restart(): Promise<void>
}

type Options = {
  sandbox?: SandboxOptions
  environment?: Record<string, string>
  /** The time, for Saldo and the sandbox alike. */
  now?: () => Date
  logger?: Logger
}

/** The whole of Saldo in this process, over real HTTP on loopback, against a sandbox and a chat of its own. Gone after the file's tests. */
export async function startSaldo({ sandbox: sandboxOptions, environment, now, logger }: Options = {}): Promise<Saldo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saldo-app-'))
  const sandbox = await startSandbox({ ...sandboxOptions, ...(now && { now }) })
  const connector = await startConnector()
  const port = await freePort()
  const config = loadConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    EXACT_URL: sandbox.url,
    EXACT_CLIENT_ID: 'sandbox',
    EXACT_CLIENT_SECRET: 'sandbox-secret',
    LOG_LEVEL: 'silent',
    ...environment,
  })
  const start = async () => {
    const app = await createApp(config, logger ?? createLogger(config.logLevel), now)
    app.server.listen(config.port, config.host)
    await once(app.server, 'listening')
    await app.resume()
    return app
  }
  let app = await start()
  const stop = async () => {
    app.server.close()
    await app.stop()
  }
  afterAll(async () => {
    await stop()
    await connector.close()
    await sandbox.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    dataDir,
    sandbox,
    connector,
    chatAs: (speaker, place) =>
      openChat(url, connector, speaker, { conversationId: `chat-${speaker.id}`, kind: 'personal', tenantId, ...place }),
    workspace: () => JSON.parse(readFileSync(join(dataDir, 'workspaces', `${tenantId}.json`), 'utf8')),
    directoryRead: (since = new Date(0)) => untilRead(dataDir, since),
    async restart() {
      await stop()
      app = await start()
    },
  }
}

/** Counted past the product's own code. */
async function untilRead(dataDir: string, since: Date): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const { connection }: Workspace = JSON.parse(readFileSync(join(dataDir, 'workspaces', `${tenantId}.json`), 'utf8'))
    const codes = new Set([connection?.administration, ...(connection?.takingPart ?? [])])
    const db = new DatabaseSync(join(dataDir, 'saldo.db'))
    const read = db
      .prepare("select administration from mirror_state where source = 'account' and complete = 1 and synced_at >= ?")
      .all(since.toISOString())
    db.close()
    for (const { administration } of read) codes.delete(Number(administration))
    if (codes.size === 0) return
    await delay(20)
  }
  throw new Error('the customer directory was not read in time')
}

/** What a person reads on a message. */
export function textOf(message: ChatMessage | undefined): string {
  if (message === undefined) return ''
  const cards = message.attachments.map(({ contentType, content }) =>
    cardAsText({ kind: contentType.endsWith('.oauth') ? 'oauth' : 'adaptive', card: content as object, summary: '' }),
  )
  return [message.text ?? '', ...cards].join('\n').replaceAll('\u00a0', ' ').trim()
}

export function linkOf(messages: readonly ChatMessage[]): string {
  const url = messages.flatMap(actionsOf).find((action) => action.type === 'signin')?.url
  if (url == null) throw new Error('no sign-in button was offered')
  return url
}

/** Connects as the given chat's person, with the first administration. */
export async function connect(chat: Chat): Promise<void> {
  const { code } = await signInAt(linkOf(await chat.say('connect')), 'allow')
  await chat.say(code ?? '')
  await chat.press('Use this administration')
}

/** A saved profile with the suggested mapping. */
export async function saveProfile(chat: Chat, title = 'Customers', inputs: Record<string, string> = {}): Promise<void> {
  await chat.say(`new profile ${title}`)
  await chat.press('Choose fields', inputs)
  await chat.press('Save')
}

/** A saved profile that also maps what the customer directory doesn't hold: its first run reads every account, whatever was read before. */
export async function saveWiderProfile(chat: Chat, title = 'Customers', source = 'DatevDebtorCode'): Promise<void> {
  await chat.say(`new profile ${title}`)
  await chat.press('Choose fields')
  await chat.press('Set field', { target: 'phone', source })
  await chat.press('Save')
}

/** Runs and waits for the result card. */
export async function run(chat: Chat, command: string, withinMs = 20_000): Promise<string> {
  const [progress] = await chat.say(command)
  if (progress === undefined) throw new Error('the run was not answered')
  return textOf(
    await chat.until((message) => message.id === progress.id && message.edits > 0 && !textOf(message).includes('[Cancel]'), withinMs),
  )
}
