import { setTimeout as delay } from 'node:timers/promises'
import { type Connector, startConnector } from '../src/local/connector.ts'
import { type BotChild, startEchoBot, startSaldo } from './bots.ts'
import { connectExact, runCustomers, saveProfile } from './customers.ts'
import { type ExactChild, startExact, untilQuiet } from './exact.ts'
import { median, milliseconds, number, percentile, rate, spread, times } from './figures.ts'
import { type Load, speak, speakUntil } from './load.ts'
import type { Options, Sizes } from './options.ts'
import type { Section, Table } from './report.ts'

const pauseMs = 20
const idleMs = 5_000
const directoryMs = 120_000

type Contender = { name: string; url: string; text: string; loads: Load[] }

/** Messages a second and their latencies, beside a bot that only echoes, and whether an import leaves room for chat. */
export async function measureChat({ sizes }: Options): Promise<Section> {
  const exact = await startExact(sizes.chatAccounts)
  const [saldo, echo, connector] = await Promise.all([startSaldo(exact.url), startEchoBot(), startConnector()])
  const room = await measureRoom(exact, saldo, connector)
  const speed = await measureSpeed(saldo, echo, connector, sizes)
  await Promise.all([saldo.stop(), echo.stop(), exact.stop()])
  await connector.close()
  return {
    title: 'Chat: through the adapter, over HTTP',
    tables: [speed, room],
    notes: [
      `${number(sizes.chatClients)} people at once, ${number(sizes.chatMessages)} messages a repetition, ${number(sizes.chatAccounts)} customers known; latency from posting to the end of the turn.`,
      'The people and the chat service they write through are simulated on the same two cores. The echo bot is restify and CloudAdapter alone.',
      `The second table: one person says help every ${pauseMs} ms, first alone, then while ${number(sizes.chatAccounts)} accounts are imported (server, sandbox and simulation share the cores).`,
    ],
  }
}

/** Contenders take turns, so that whatever else the machine does hits all alike. */
async function measureSpeed(saldo: BotChild, echo: BotChild, connector: Connector, sizes: Sizes): Promise<Table> {
  const contenders: Contender[] = [
    { name: 'baseline: echo bot', url: echo.url, text: 'help', loads: [] },
    { name: 'help', url: saldo.url, text: 'help', loads: [] },
    { name: 'balance for a customer, figures known', url: saldo.url, text: 'balance for Acme', loads: [] },
  ]
  const clients = sizes.chatClients
  for (const { url, text } of contenders) await speak({ url, connector, text, clients }, sizes.chatMessages)
  for (let repetition = 0; repetition < sizes.chatRepetitions; repetition += 1) {
    for (const { url, text, loads } of contenders) {
      connector.messages.length = 0
      loads.push(await speak({ url, connector, text, clients }, sizes.chatMessages))
    }
  }
  const echoed = median(perSecond(contenders[0]?.loads ?? []))
  return {
    columns: ['what', 'messages a second', 'of the echo bot’s', 'p50', 'p95', 'p99'],
    rows: contenders.map(({ name, loads }) => [
      name,
      spread(perSecond(loads), rate),
      times(median(perSecond(loads)) / echoed),
      ...latencies(loads),
    ]),
  }
}

async function measureRoom(exact: ExactChild, saldo: BotChild, connector: Connector): Promise<Table> {
  const chat = await saveProfile(await connectExact(saldo.url, connector))
  await untilQuiet(exact, directoryMs)
  const speaking = { url: saldo.url, connector, text: 'help' }
  await speak({ ...speaking, clients: 1 }, 100)
  const idle = await speakUntil(speaking, delay(idleMs), pauseMs)
  const busy = await speakUntil(speaking, runCustomers(chat), pauseMs)
  const row = (name: string, load: Load) => [name, number(load.messages), ...latencies([load]), milliseconds(Math.max(...load.latencies))]
  return {
    columns: ['help', 'messages', 'p50', 'p95', 'p99', 'longest'],
    rows: [row('nothing else going on', idle), row('during an import', busy)],
  }
}

export const perSecond = (loads: readonly Load[]) => loads.map(({ messages, ms }) => (messages / ms) * 1000)

/** p50, p95 and p99. */
export function latencies(loads: readonly Load[]): string[] {
  const all = loads.flatMap((load) => load.latencies)
  return [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(all, share)))
}
