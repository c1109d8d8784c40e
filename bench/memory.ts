import { carryOut } from './child.ts'
import { startExact } from './exact.ts'
import { megabytes, number, seconds, times } from './figures.ts'
import type { ImportResult } from './import-worker.ts'
import type { Options } from './options.ts'
import type { Section } from './report.ts'
import { makeFolder } from './temporary-folder.ts'

type Measured = { accounts: number; result: ImportResult }

/** Whether memory grows with the number of accounts: one process each, which imports and then runs again with nothing new. */
export async function measureMemory({ sizes }: Options): Promise<Section> {
  const [small, large] = [await importIn(sizes.memory[0]), await importIn(sizes.memory[1])]
  return {
    title: 'Memory: peak of a process that imports, then runs again unchanged',
    tables: [
      {
        columns: ['accounts', 'at start', 'peak RSS, import', 'peak RSS, both runs', 'peak heap', 'import', 'unchanged run'],
        rows: [...[small, large].map(rowOf), ['ratio', ...ratios(small, large)]],
      },
    ],
    notes: [`${number(large.accounts / small.accounts)} times the accounts; a ratio near 1 means that memory does not depend on them.`],
  }
}

async function importIn(accounts: number): Promise<Measured> {
  const exact = await startExact(accounts)
  const job = { exactUrl: exact.url, dataDir: makeFolder(), runs: 2 }
  const result = await carryOut<ImportResult>('bench/import-worker.ts', job)
  await exact.stop()
  return { accounts, result }
}

function peaks({ rssAtStart, runs: [first, second] }: ImportResult) {
  if (first === undefined || second === undefined) throw new Error('the import has no figures')
  return {
    rssAtStart,
    first: first.peakRss,
    both: second.peakRss,
    heap: Math.max(first.peakHeap, second.peakHeap),
    ms: [first.ms, second.ms],
  }
}

function rowOf({ accounts, result }: Measured): string[] {
  const { rssAtStart, first, both, heap, ms } = peaks(result)
  return [number(accounts), ...[rssAtStart, first, both, heap].map(megabytes), ...ms.map(seconds)]
}

function ratios(small: Measured, large: Measured): string[] {
  const [one, other] = [peaks(small.result), peaks(large.result)]
  return [other.rssAtStart / one.rssAtStart, other.first / one.first, other.both / one.both, other.heap / one.heap].map(times)
}
