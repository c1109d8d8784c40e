import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { createEmbeddedCrm } from '../src/crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../src/crm/embedded/schema.ts'
import { nameOf } from '../src/sandbox/world/company.ts'
import { openDatabase } from '../src/store/database.ts'
import { createMirror } from '../src/store/records/mirror.ts'
import type { Schema } from '../src/store/schema.ts'
import type { CrmPort, MirrorPort, MirrorScope } from '../src/sync/ports.ts'
import { scanNames } from './name-scan.ts'
import { type Question, questionsAbout } from './search-questions.ts'

/** `databaseUrl` null: SQLite in `dataDir`. Ascending sizes: each one's names join those of the one before. */
export type SearchJob = { dataDir: string; databaseUrl: string | null; sizes: readonly number[]; searches: number; scans: number }
/** Milliseconds a search. `missed`: how many did not have the name that was meant among the first twelve. */
export type Asked = { kind: Question['kind']; mirror: number[]; crm: number[]; scan: number[]; missed: number }
export type Searched = { size: number; asked: Asked[] }

type Kept = { db: Kysely<Schema & CrmSchema>; mirror: MirrorPort; crm: CrmPort }

const scope: MirrorScope = { tenantId: '2b0a2c6e-1c9b-4f8a-9d6f-6f2f5a3c1d11', administration: 350_101, source: 'account' }
const world = { seed: 7, division: scope.administration, home: 'NL', currency: 'EUR', firstMonth: 0, hasScenes: false } as const
const shown = 12
const rowsAtOnce = 500
const syllables = 'ba,den,kor,lim,mes,nar,pol,ris,sul,tav,ver,wyn,zeg,hof,gra,dri'.split(',')

/** The sandbox's names, every fifth with a word of its own: as many distinct words as real directories have. */
function accountAt(position: number): { id: string; name: string } {
  const digest = createHash('sha256').update(String(position))
  const hex = digest.digest('hex')
  const own = [...hex.slice(40, 44)].map((digit) => syllables[Number.parseInt(digit, 16)]).join('')
  return { id: hex.slice(0, 36), name: position % 5 === 0 ? `${own} ${nameOf(world, position)}` : nameOf(world, position) }
}

async function fill({ mirror, crm }: Kept, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += rowsAtOnce) {
    const accounts = Array.from({ length: Math.min(rowsAtOnce, to - at) }, (_, offset) => accountAt(at + offset))
    const rows = accounts.map(({ id, name }, offset) => ({
      id,
      stamp: String(at + offset + 1),
      fields: { Name: name, Code: String(at + offset) },
    }))
    await mirror.savePage(scope, { rows, cursor: String(at) })
    await crm.write(
      'company',
      accounts.map(({ id, name }) => ({ kind: 'create', key: { field: 'customerId', value: id }, fields: { title: name } })),
    )
  }
}

async function ask(kept: Kept, size: number, { searches, scans }: SearchJob): Promise<Asked[]> {
  const byKind = new Map<string, Asked>()
  for (let count = 0; count < searches; count += 1) {
    const { name } = accountAt((count * 7_919 + 13) % size)
    for (const { kind, text, meant } of questionsAbout(name)) {
      const asked = byKind.get(kind) ?? { kind, mirror: [], crm: [], scan: [], missed: 0 }
      byKind.set(kind, asked)
      const found = await timed(asked.mirror, () => kept.mirror.search(scope, text, shown))
      await timed(asked.crm, () => kept.crm.search('company', text, shown))
      if (count < scans) await timed(asked.scan, () => scanNames(kept.db, scope, text))
      if (meant && !found.some(({ fields }) => fields.Name === name)) asked.missed += 1
    }
  }
  return [...byKind.values()]
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await work()
  times.push(performance.now() - from)
  return result
}

async function search(job: SearchJob): Promise<Searched[]> {
  const { db, dialect, close } = await openDatabase<Schema & CrmSchema>({ ...job, migrations: crmMigrations })
  const kept = { db, mirror: createMirror(db), crm: createEmbeddedCrm(db, scope.tenantId) }
  const results: Searched[] = []
  let filled = 0
  for (const size of job.sizes) {
    await fill(kept, filled, size)
    filled = size
    if (dialect === 'postgres') await sql`analyze`.execute(db)
    await ask(kept, size, { ...job, searches: 5, scans: 1 })
    results.push({ size, asked: await ask(kept, size, job) })
  }
  await close()
  return results
}

process.once('message', async (job: SearchJob) => {
  process.send?.(await search(job), () => process.disconnect())
})
