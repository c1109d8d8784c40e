import { setTimeout as delay } from 'node:timers/promises'
import type { Chat } from '../src/local/chat.ts'
import { startConnector } from '../src/local/connector.ts'
import { startSaldo } from './bots.ts'
import { latencies } from './chat.ts'
import { carryOut } from './child.ts'
import { connectExact, previewCustomers, runCustomers, saveProfile } from './customers.ts'
import { startExact, untilQuiet } from './exact.ts'
import { megabytes, milliseconds, number, percentile, seconds, times } from './figures.ts'
import type { ImportedRun, ImportResult, RunKind } from './import-worker.ts'
import { type Load, speak, speakUntil } from './load.ts'
import type { Options } from './options.ts'
import type { Section, Table } from './report.ts'
import { makeFolder } from './temporary-folder.ts'

type Measured = { accounts: number; rssAtStart: number; runs: readonly ImportedRun[] }

const pauseMs = 20
const idleMs = 10_000
const startingMs = 60_000
const perAccountMs = 4

/** Whether memory and chat depend on the number of accounts: a process each that previews, or imports and then runs again with nothing new. */
export async function measureMemory({ sizes }: Options): Promise<Section> {
  const [small, large] = sizes.memory
  const table = async (name: string, runs: readonly RunKind[]) => tableOf(name, await runIn(small, runs), await runIn(large, runs))
  const tables = [
    await table('preview', ['preview']),
    await table('import, then unchanged run', ['import', 'import']),
    await measureRoom(large),
  ]
  return {
    title: 'Memory: peak of a process that previews, and of one that imports and then runs again unchanged',
    tables,
    notes: [
      `${number(large / small)} times the accounts: a ratio near 1 means that memory does not depend on them.`,
      'Live heap is what is left after a collection, peak heap includes garbage that was not worth collecting yet.',
      `The last table: one person says help every ${pauseMs} ms to the whole server, first alone, then while all accounts are previewed and imported.`,
    ],
  }
}

async function runIn(accounts: number, runs: readonly RunKind[]): Promise<Measured> {
  const exact = await startExact(accounts)
  const job = { exactUrl: exact.url, dataDir: makeFolder(), runs }
  const result = await carryOut<ImportResult>('bench/import-worker.ts', job)
  await exact.stop()
  return { accounts, ...result }
}

function tableOf(name: string, small: Measured, large: Measured): Table {
  const [before, after] = [peaks(small), peaks(large)]
  const ratios = after.map((bytes, index) => times(bytes / (before[index] ?? 0)))
  const row = (measured: Measured) => [
    number(measured.accounts),
    ...peaks(measured).map(megabytes),
    measured.runs.map(({ ms }) => seconds(ms)).join(' · '),
  ]
  return {
    columns: [`${name}: accounts`, 'at start', 'peak RSS', 'peak heap', 'live heap', 'time'],
    rows: [row(small), row(large), ['ratio', ...ratios, '']],
  }
}

/** What is compared, in the order of the columns. */
function peaks({ rssAtStart, runs }: Measured): number[] {
  const most = (of: 'peakRss' | 'peakHeap' | 'liveHeap') => Math.max(...runs.map((run) => run[of]))
  return [rssAtStart, most('peakRss'), most('peakHeap'), most('liveHeap')]
}

/** What a person's `help` takes while a preview, then an import, of all accounts is going on. */
async function measureRoom(accounts: number): Promise<Table> {
  const exact = await startExact(accounts)
  const [saldo, connector] = await Promise.all([startSaldo(exact.url), startConnector()])
  const chat = await saveProfile(await connectExact(saldo.url, connector))
  const withinMs = startingMs + accounts * perAccountMs
  await untilQuiet(exact, withinMs)
  const speaking = { url: saldo.url, connector, text: 'help' }
  await speak({ ...speaking, clients: 1 }, 100)
  const during = (act: (chat: Chat, withinMs: number) => Promise<unknown>) => speakUntil(speaking, act(chat, withinMs), pauseMs)
  const idle = await speakUntil(speaking, delay(idleMs), pauseMs)
  const [preview, run] = [await during(previewCustomers), await during(runCustomers)]
  await Promise.all([saldo.stop(), exact.stop()])
  await connector.close()

  const p95 = ({ latencies: each }: Load) => percentile(each, 0.95)
  const row = (name: string, load: Load) => [
    name,
    number(load.messages),
    ...latencies([load]),
    milliseconds(Math.max(...load.latencies)),
    times(p95(load) / p95(idle)),
  ]
  return {
    columns: [`help, ${number(accounts)} accounts`, 'messages', 'p50', 'p95', 'p99', 'longest', 'p95 of idle'],
    rows: [row('nothing else going on', idle), row('during a preview', preview), row('during an import', run)],
  }
}
