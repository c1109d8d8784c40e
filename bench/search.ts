import { carryOut } from './child.ts'
import { milliseconds, number, percentile } from './figures.ts'
import type { Options } from './options.ts'
import type { Section } from './report.ts'
import type { Asked, Searched, SearchJob } from './search-worker.ts'
import { makeFolder } from './temporary-folder.ts'

/** Finding a customer by name in one warm process, beside a scan of all names, on SQLite. */
export async function measureSearch({ sizes }: Options): Promise<Section> {
  const job: SearchJob = {
    dataDir: makeFolder(),
    databaseUrl: null,
    sizes: sizes.searchNames,
    searches: sizes.searches,
    scans: sizes.scans,
  }
  const results = await carryOut<Searched[]>('bench/search-worker.ts', job)
  return {
    title: 'Search: a customer by name, p50 / p95',
    tables: [
      {
        columns: ['names · question', 'mirror', 'embedded CRM', 'baseline: scan', 'not found'],
        rows: results.flatMap(({ size, asked }) => asked.map((each) => rowOf(size, each))),
      },
    ],
    notes: ['Not found: searches of the mirror that did not have the name meant among the first twelve.'],
  }
}

function rowOf(size: number, { kind, mirror, crm, scan, missed }: Asked): string[] {
  const show = (times: readonly number[]) => `${milliseconds(percentile(times, 0.5))} / ${milliseconds(percentile(times, 0.95))}`
  return [`${number(size)} · ${kind}`, show(mirror), show(crm), show(scan), `${missed} of ${mirror.length}`]
}
