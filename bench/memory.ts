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
        columns: ['accounts', 'at start', 'peak RSS, import', 'peak RSS, both runs', 'peak heap', 'live heap', 'import', 'unchanged run'],
        rows: [...[small, large].map(rowOf), ['ratio', ...ratios(small, large)]],
      },
    ],
    notes: [
      `${number(large.accounts / small.accounts)} times the accounts: a ratio near 1 means that memory does not depend on them.`,
      'Live heap is what is left after a collection, peak heap includes garbage that was not worth collecting yet.',
    ],
  }
}

async function importIn(accounts: number): Promise<Measured> {
  const exact = await startExact(accounts)
  const job = { exactUrl: exact.url, dataDir: makeFolder(), runs: 2 }
  const result = await carryOut<ImportResult>('bench/import-worker.ts', job)
  await exact.stop()
  return { accounts, result }
}

/** What is compared, in the order of the columns. */
function peaks({ rssAtStart, runs: [first, second] }: ImportResult) {
  if (first === undefined || second === undefined) throw new Error('the import has no figures')
  const most = (of: 'peakHeap' | 'liveHeap') => Math.max(first[of], second[of])
  return { bytes: [rssAtStart, first.peakRss, second.peakRss, most('peakHeap'), most('liveHeap')], ms: [first.ms, second.ms] }
}

function rowOf({ accounts, result }: Measured): string[] {
  const { bytes, ms } = peaks(result)
  return [number(accounts), ...bytes.map(megabytes), ...ms.map(seconds)]
}

function ratios(small: Measured, large: Measured): string[] {
  const before = peaks(small.result).bytes
  return peaks(large.result).bytes.map((bytes, index) => times(bytes / (before[index] ?? 0)))
}
