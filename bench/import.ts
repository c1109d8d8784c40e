import { crmFields } from '../src/crm/embedded/fields.ts'
import { mappableFields } from '../src/exact/catalogue/fields.ts'
import { baseFields } from '../src/sync/refresh-mirror.ts'
import { suggestProfile } from '../src/sync/suggest.ts'
import type { RunPhase } from '../src/sync/types.ts'
import { carryOut } from './child.ts'
import { type ExactChild, signIn, startExact } from './exact.ts'
import { milliseconds, number, rate, spread } from './figures.ts'
import type { ImportedRun, ImportResult } from './import-worker.ts'
import type { Options } from './options.ts'
import { upsertAlone } from './raw-driver.ts'
import type { Section } from './report.ts'
import { makeFolder } from './temporary-folder.ts'

const crmTables = ['crm_record', 'crm_alike']
/** Everything an import keeps of an account: Exact's row, the plan's, the CRM's, and the link between them. */
const fourTables = ['mirror_row', 'run_row', ...crmTables, 'link']
/** And what it keeps besides: what links were before the run, and the words by which names are found in both places. */
const allTables = [...fourTables, 'link_past', 'name_word', 'name_part']
const phases: readonly RunPhase[] = ['reading', 'planning', 'applying']

type Imported = { run: ImportedRun; dataDir: string }

/** A whole run, from Exact's first page to the last outcome, beside the database driver and the sandbox on their own. */
export async function measureImport({ sizes }: Options): Promise<Section> {
  const { accounts, importRepetitions } = sizes
  const exact = await startExact(accounts)
  const imported: Imported[] = []
  for (let count = 0; count < importRepetitions; count += 1) imported.push(await importOnce(exact))
  const reading = await readAlone(exact, importRepetitions)
  await exact.stop()

  const [{ dataDir } = { dataDir: '' }] = imported
  const repetitions = Math.max(3, importRepetitions)
  const row = (name: string, ms: readonly number[], stalls: readonly number[] = []) => [
    name,
    spread(ms, milliseconds),
    perSecond(accounts, ms),
    spread(stalls, milliseconds),
  ]
  const ofPhase = (phase: RunPhase) => imported.map(({ run }) => run.phases[phase])
  return {
    title: `Import: ${number(accounts)} accounts into the embedded CRM`,
    tables: [
      {
        columns: ['what', 'time', 'accounts a second', 'longest stall'],
        rows: [
          row(
            'whole run',
            imported.map(({ run }) => run.ms),
          ),
          ...phases.map((phase) =>
            row(
              `  ${phase}`,
              ofPhase(phase).map(({ ms }) => ms),
              ofPhase(phase).map(({ stall }) => stall),
            ),
          ),
          row('baseline: driver alone, the CRM rows', upsertAlone(dataDir, crmTables, repetitions)),
          row('baseline: driver alone, all four rows', upsertAlone(dataDir, fourTables, repetitions)),
          row('baseline: driver alone, whatever is kept', upsertAlone(dataDir, allTables, repetitions)),
          row('baseline: the sandbox’s pages fetched and dropped', reading),
        ],
      },
    ],
    notes: [
      'min / median / max. A stall is a stretch in which nothing else in the process has its turn.',
      'The run keeps four rows an account (mirror, plan, CRM, link) in many safe steps, and what undo and searching by name need; the driver writes in one transaction.',
    ],
  }
}

function perSecond(accounts: number, ms: readonly number[]): string {
  return spread(
    ms.map((each) => (accounts / each) * 1000),
    rate,
  )
}

async function importOnce(exact: ExactChild): Promise<Imported> {
  const dataDir = makeFolder()
  const { runs } = await carryOut<ImportResult>('bench/import-worker.ts', { exactUrl: exact.url, dataDir, runs: ['import'] })
  const [run] = runs
  if (run === undefined) throw new Error('the import has no figures')
  return { run, dataDir }
}

/** The same pages over the same HTTP, not even parsed beyond the link to the next one. */
async function readAlone(exact: ExactChild, repetitions: number): Promise<number[]> {
  const { token, administration } = await signIn(exact.url)
  const times: number[] = []
  for (let count = 0; count < repetitions; count += 1) {
    const from = performance.now()
    let url: string | null = `${exact.url}/api/v1/${administration}/sync/CRM/Accounts?$select=${selected()}&$filter=Timestamp gt 1`
    while (url !== null) {
      const page = await fetch(url, { headers: { accept: 'application/json', authorization: `Bearer ${token}` } })
      url = /"__next":"([^"]+)"/.exec((await page.text()).slice(-5_000))?.[1] ?? null
    }
    times.push(performance.now() - from)
  }
  return times
}

/** The columns a run with the suggested mapping asks for. */
function selected(): string {
  const { mappings } = suggestProfile('company', 'account', 'Customers', crmFields.company, mappableFields('account'))
  return [...new Set(['ID', 'Timestamp', ...baseFields.account, ...mappings.map(({ source }) => source)])].join(',')
}
