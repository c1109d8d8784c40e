import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'
import { type Chat, openChat } from '../src/local/chat.ts'
import { type Connector, startConnector } from '../src/local/connector.ts'
import { createLogger } from '../src/logger.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts'
import { freePort } from '../test/support/free-port.ts'
import { connectExact, saveProfile, tenantId } from './customers.ts'
import { questionsAbout } from './search-questions.ts'
import { makeFolder } from './temporary-folder.ts'

export type AskedQuestions = {
  people: number
  calls: number
  least: number
  plain: number
  busiestMinute: number
  unanswered: number
}

const accounts = 20_000
const people = 50
const customersAskedAbout = 200
const hourMs = 3_600_000
const minuteMs = 60_000
/** Beyond that, the answer on screen is older than the minute that Saldo keeps figures. */
const knownForMs = 60_000

type Question = { text: string; customer: string | null; asked: string }

/**
 * An hour in a sales office: people ask for balances, overdue amounts and invoices, by name, with slips of the finger and in parts,
 * and for help and status in between. The hour is simulated: Saldo and the sandbox share a clock that is moved on with each question.
 */
export async function askQuestions(questions: number): Promise<AskedQuestions> {
  let at = Date.now()
  const now = () => new Date(at)
  const sandbox = await startSandbox({ accounts, now })
  const connector = await startConnector()
  const saldo = await startHere(sandbox, now)
  await saveProfile(await connectExact(saldo.url, connector))
  await directoryRead(sandbox, () => {
    at += minuteMs
  })
  const chats = Array.from({ length: people }, (_, index) => chatOf(index, saldo.url, connector))
  const names = customerNames(sandbox)
  sandbox.calls.length = 0

  const knownSince = new Map<string, number>()
  const figures = { least: 0, plain: 0, unanswered: 0 }
  for (let number = 0; number < questions; number += 1) {
    at += hourMs / questions
    const question = questionOf(number, names)
    const answers = await (chats[dice(number, 1) % people] as Chat).say(question.text)
    const text = JSON.stringify(answers.map(({ attachments }) => attachments))
    if (!text.includes(question.asked)) figures.unanswered += 1
    if (question.customer === null) continue
    figures.plain += 2
    // A misspelt name that fits several customers is answered by choices, which cost nothing.
    if (!text.includes(', as of ')) continue
    if (at - (knownSince.get(question.customer) ?? 0) <= knownForMs) continue
    figures.least += 1
    knownSince.set(question.customer, at)
  }
  const data = sandbox.calls.filter(({ path }) => path.startsWith('/api/v1/'))
  const minutes = Map.groupBy(data, (call) => Math.floor(call.at.getTime() / minuteMs))
  const busiestMinute = Math.max(...[...minutes.values()].map((calls) => calls.length))
  await saldo.stop()
  await connector.close()
  await sandbox.close()
  return { people, calls: data.length, busiestMinute, ...figures }
}

async function startHere(sandbox: Sandbox, now: () => Date): Promise<{ url: string; stop(): Promise<void> }> {
  const config = loadConfig({
    PORT: String(await freePort()),
    DATA_DIR: makeFolder(),
    EXACT_URL: sandbox.url,
    EXACT_CLIENT_ID: 'sandbox',
    EXACT_CLIENT_SECRET: 'sandbox-secret',
  })
  const app = await createApp(config, createLogger('silent'), now)
  app.server.listen(config.port, config.host)
  await once(app.server, 'listening')
  await app.resume()
  const stop = async () => {
    app.server.close()
    await app.stop()
  }
  return { url: `http://127.0.0.1:${config.port}`, stop }
}

/** Read in the background, a minute's calls at a time; the clock moves on whenever it waits for the next minute. */
async function directoryRead({ calls }: Sandbox, nextMinute: () => void): Promise<void> {
  for (let before = -1; before !== calls.length; ) {
    before = calls.length
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    nextMinute()
  }
}

function chatOf(index: number, url: string, connector: Connector): Chat {
  const place = { conversationId: `chat-${index}`, kind: 'personal', tenantId } as const
  return openChat(url, connector, { id: randomUUID(), name: `Person ${index}`, locale: 'en-GB' }, place)
}

function customerNames({ administrations: [administration] }: Sandbox): string[] {
  const wanted = Array.from({ length: customersAskedAbout }, (_, index) => administration.accountName(20 + index * 97))
  return [...new Set(wanted)]
}

/** Repeatable chance: a whole number from the question's place and what it is for. */
function dice(place: number, purpose: number): number {
  const mixed = Math.imul(place * 31 + purpose * 7_919 + 1, 2_654_435_761)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 1_000_003
}

/** Few customers are asked about often, most now and then. */
function customerOf(place: number, names: readonly string[]): string {
  const share = (dice(place, 2) % 10_000) / 10_000
  return names[Math.floor(share ** 2 * names.length)] ?? ''
}

function questionOf(place: number, names: readonly string[]): Question {
  const kind = dice(place, 3) % 20
  if (kind === 0) return { text: 'help', customer: null, asked: 'balance for' }
  if (kind === 1) return { text: 'status', customer: null, asked: 'Calls left' }
  if (kind === 2) return { text: 'balance for Qwxyz Vbnmkl', customer: null, asked: 'Qwxyz' }
  const name = customerOf(place, names)
  const command = kind < 12 ? 'balance' : kind < 16 ? 'overdue' : 'invoices'
  const misspelt = questionsAbout(name).find((question) => question.kind === 'one typing error')?.text ?? name
  return { text: `${command} for ${kind % 5 === 4 ? misspelt : name}`, customer: name, asked: name.slice(0, 5) }
}
