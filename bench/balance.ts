import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Connector, startConnector } from '../src/local/connector.ts'
import { normaliseName } from '../src/sync/customer-name.ts'
import { type BotChild, startEchoBot, startSaldo } from './bots.ts'
import { latencies, perSecond } from './chat.ts'
import { connectExact, runCustomers, saveProfile } from './customers.ts'
import { type ExactChild, signIn, startExact, untilQuiet } from './exact.ts'
import { median, milliseconds, number, rate, spread, times } from './figures.ts'
import { type Load, speak, speakUntil } from './load.ts'
import type { Options, Sizes } from './options.ts'
import type { Section, Table } from './report.ts'
import { makeFolder } from './temporary-folder.ts'

const pauseMs = 20
const idleMs = 5_000
const known = 'balance for Acme'
const directoryMs = 120_000
/** Questions of one load that Exact has to be asked for; each is about a customer that nobody asked about. */
const mostCold = 240
/** The customer directory isn't read while that lasts. */
const noDirectory = 'kind=slow,match=sync/CRM/Accounts,times=always,milliseconds=900000'

type Contender = { name: string; url: string; text: string | (() => string); messages: number; loads: Load[] }

/** `balance for` answered a second, beside a bot that sends the same card and does nothing for it. */
export async function measureBalance({ sizes }: Options): Promise<Section> {
  const [exact, slow] = await Promise.all([startExact(sizes.chatAccounts), startExact(sizes.chatAccounts, [noDirectory])])
  const [saldo, cold, connector] = await Promise.all([startSaldo(exact.url), startSaldo(slow.url), startConnector()])
  const chat = await saveProfile(await connectExact(saldo.url, connector))
  await untilQuiet(exact, directoryMs)
  const busy = await measureRoom(saldo, connector, () => runCustomers(chat))
  const echo = await startEchoBot(await cardOf(saldo, connector))
  const names = await namesOf(exact)
  await connectExact(cold.url, connector)
  const speed = await measureSpeed({ saldo, cold, echo, names }, connector, sizes)
  await Promise.all([saldo, cold, echo, exact, slow].map((child) => child.stop()))
  await connector.close()
  return {
    title: 'Balance: a customer card through the adapter, over HTTP',
    tables: [speed, busy],
    notes: [
      `${number(sizes.chatClients)} people at once, ${number(sizes.chatAccounts)} customers known; latency from posting to the end of the turn. The echo bot sends the very card that Saldo answered with.`,
      'Cold: every question is about another customer, whose items and invoices are asked of the sandbox on the same cores; without a directory, its name first.',
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

/** Names that one customer has alone, without the first ones, which other questions are about. */
async function namesOf({ url }: ExactChild): Promise<string[]> {
  const { client } = await signIn(url)
  const names: string[] = []
  const query = { $select: 'Name,Status,Timestamp', $filter: 'Timestamp gt 1' }
  const bearers = new Map<string, number>()
  for await (const page of client.pages('sync/CRM/Accounts', query, { lane: 'run' }))
    for (const { Name, Status } of page) {
      const name = normaliseName(String(Name))
      bearers.set(name, (bearers.get(name) ?? 0) + 1)
      if (Status === 'C') names.push(String(Name))
    }
  return names.slice(20).filter((name) => bearers.get(normaliseName(name)) === 1)
}

/** Contenders take turns, so that whatever else the machine does hits all alike. */
async function measureSpeed(
  { saldo, cold, echo, names }: { saldo: BotChild; cold: BotChild; echo: BotChild; names: string[] },
  connector: Connector,
  sizes: Sizes,
): Promise<Table> {
  const few = Math.min(mostCold, sizes.chatMessages)
  const another = () => `balance for ${names.shift() ?? ''}`
  const contenders: Contender[] = [
    { name: 'baseline: echo bot with the same card', url: echo.url, text: known, messages: sizes.chatMessages, loads: [] },
    { name: 'warm: figures known', url: saldo.url, text: known, messages: sizes.chatMessages, loads: [] },
    { name: 'cold: customer known, figures asked of Exact', url: saldo.url, text: another, messages: few, loads: [] },
    { name: 'cold: the directory isn’t read either', url: cold.url, text: another, messages: few, loads: [] },
  ]
  const clients = sizes.chatClients
  for (const { url } of contenders.slice(0, 2)) await speak({ url, connector, text: known, clients }, sizes.chatMessages)
  for (let repetition = 0; repetition < sizes.chatRepetitions; repetition += 1) {
    for (const { url, text, messages, loads } of contenders) {
      connector.messages.length = 0
      loads.push(await speak({ url, connector, text, clients }, messages))
      expectBalances(connector)
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

/** A question that was answered by anything else is no speed. */
function expectBalances({ messages }: Connector): void {
  const others = messages.filter(({ attachments }) => !JSON.stringify(attachments).includes(', as of '))
  if (others.length > 0) throw new Error(`${others.length} of ${messages.length} questions were not answered with a balance`)
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
