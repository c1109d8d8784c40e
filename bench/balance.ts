import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Connector, startConnector } from '../src/local/connector.ts'
import { type BotChild, startEchoBot, startSaldo } from './bots.ts'
import { latencies, perSecond } from './chat.ts'
import { connectExact, runCustomers, saveProfile } from './customers.ts'
import { type ExactChild, signIn, startExact } from './exact.ts'
import { median, milliseconds, number, rate, spread, times } from './figures.ts'
import { type Load, speak, speakUntil } from './load.ts'
import type { Options, Sizes } from './options.ts'
import type { Section, Table } from './report.ts'
import { makeFolder } from './temporary-folder.ts'

const pauseMs = 20
const idleMs = 5_000
const known = 'balance for Acme'
/** A customer is asked for once only, and a page of Exact's names so many. */
const mostCold = 240

type Contender = { name: string; url: string; text: string | (() => string); messages: number; loads: Load[] }

/** `balance for` answered a second, beside a bot that sends the same card and does nothing for it. */
export async function measureBalance({ sizes }: Options): Promise<Section> {
  const exact = await startExact(sizes.chatAccounts)
  const [saldo, connector] = await Promise.all([startSaldo(exact.url), startConnector()])
  const chat = await saveProfile(await connectExact(saldo.url, connector))
  const busy = await measureRoom(saldo, connector, () => runCustomers(chat))
  const echo = await startEchoBot(await cardOf(saldo, connector))
  const codes = await codesOf(exact)
  const speed = await measureSpeed({ saldo, echo, codes }, connector, sizes)
  await Promise.all([saldo.stop(), echo.stop(), exact.stop()])
  await connector.close()
  return {
    title: 'Balance: a customer card through the adapter, over HTTP',
    tables: [speed, busy],
    notes: [
      `${number(sizes.chatClients)} people at once, ${number(sizes.chatAccounts)} customers known; latency from posting to the end of the turn. The echo bot sends the very card that Saldo answered with.`,
      'Cold: every question is about another customer, whose items and invoices are asked of the sandbox on the same cores.',
      `The second table: one person asks every ${pauseMs} ms, first alone, then while ${number(sizes.chatAccounts)} accounts are imported.`,
    ],
  }
}

/** The file with the card that Saldo answers with. */
async function cardOf(saldo: BotChild, connector: Connector): Promise<string> {
  await speak({ url: saldo.url, connector, text: known, clients: 1 }, 1)
  const card = connector.messages.findLast(({ conversationId }) => conversationId.startsWith('load-'))?.attachments[0]?.content
  const file = join(makeFolder(), 'card.json')
  writeFileSync(file, JSON.stringify(card))
  return file
}

/** Codes of customers, the first of whom are known from other questions. */
async function codesOf({ url }: ExactChild): Promise<string[]> {
  const { token, administration } = await signIn(url)
  const query = new URLSearchParams({ $select: 'Code', $filter: "Status eq 'C'" })
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const answer = await fetch(`${url}/api/v1/${administration}/bulk/CRM/Accounts?${query}`, { headers })
  const { d } = (await answer.json()) as { d: { results: { Code: string }[] } }
  return d.results.slice(20).map(({ Code }) => Code.trim())
}

/** Contenders take turns, so that whatever else the machine does hits all alike. */
async function measureSpeed(
  { saldo, echo, codes }: { saldo: BotChild; echo: BotChild; codes: string[] },
  connector: Connector,
  sizes: Sizes,
): Promise<Table> {
  const cold = Math.min(mostCold, sizes.chatMessages)
  const another = () => `balance for ${codes.shift() ?? ''}`
  const contenders: Contender[] = [
    { name: 'baseline: echo bot with the same card', url: echo.url, text: known, messages: sizes.chatMessages, loads: [] },
    { name: 'warm: figures known', url: saldo.url, text: known, messages: sizes.chatMessages, loads: [] },
    { name: 'cold: customer known, figures asked of Exact', url: saldo.url, text: another, messages: cold, loads: [] },
  ]
  const clients = sizes.chatClients
  for (const { url } of contenders.slice(0, 2)) await speak({ url, connector, text: known, clients }, sizes.chatMessages)
  for (let repetition = 0; repetition < sizes.chatRepetitions; repetition += 1) {
    for (const { url, text, messages, loads } of contenders) {
      connector.messages.length = 0
      loads.push(await speak({ url, connector, text, clients }, messages))
    }
  }
  const echoed = median(perSecond(contenders[0]?.loads ?? []))
  return {
    columns: ['balance for a customer', 'answers a second', 'of the echo bot’s', 'p50', 'p95', 'p99'],
    rows: contenders.map(({ name, loads }) => [
      name,
      spread(perSecond(loads), rate),
      times(median(perSecond(loads)) / echoed),
      ...latencies(loads),
    ]),
  }
}

async function measureRoom(saldo: BotChild, connector: Connector, importAll: () => Promise<unknown>): Promise<Table> {
  const asking = { url: saldo.url, connector, text: known }
  await speak({ ...asking, clients: 1 }, 100)
  const idle = await speakUntil(asking, delay(idleMs), pauseMs)
  const busy = await speakUntil(asking, importAll(), pauseMs)
  const row = (name: string, load: Load) => [name, number(load.messages), ...latencies([load]), milliseconds(Math.max(...load.latencies))]
  return {
    columns: [known, 'messages', 'p50', 'p95', 'p99', 'longest'],
    rows: [row('nothing else going on', idle), row('during an import', busy)],
  }
}
