import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createEmbeddedCrm } from '../src/crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../src/crm/embedded/schema.ts'
import { createExactSource } from '../src/exact/source.ts'
import { keepHeapSmall } from '../src/heap.ts'
import { createLogger } from '../src/logger.ts'
import { openDatabase } from '../src/store/database.ts'
import { createDecisionRecords } from '../src/store/records/decisions.ts'
import { createJournal } from '../src/store/records/journal.ts'
import { createMirror } from '../src/store/records/mirror.ts'
import type { Schema } from '../src/store/schema.ts'
import type { CrmPort, DecisionPort, FiguresPort, JournalPort, MirrorPort } from '../src/sync/ports.ts'
import { workRun } from '../src/sync/run.ts'
import { suggestProfile } from '../src/sync/suggest.ts'
import type { OutcomeCounts, Profile, Run, RunPhase } from '../src/sync/types.ts'
import { signIn } from './exact.ts'

export type RunKind = 'preview' | 'import'
export type ImportJob = { exactUrl: string; dataDir: string; runs: readonly RunKind[] }
/** `stall`: the longest stretch in which nothing else in the process had its turn. All in milliseconds. */
export type PhaseFigures = { ms: number; stall: number }
/**
 * Memory in bytes. `peakHeap` counts garbage that wasn't collected yet; `liveHeap` is the most that was left right after a
 * collection, as each phase begins and at the end; `peakRss` is the process's so far.
 */
export type ImportedRun = {
  ms: number
  phases: Record<RunPhase, PhaseFigures>
  outcomes: OutcomeCounts
  calls: number
  peakHeap: number
  liveHeap: number
  peakRss: number
}
export type ImportResult = { rssAtStart: number; runs: ImportedRun[] }

const tenantId = 'bench'
const resolutionMs = 1
const now = () => new Date()

keepHeapSmall()
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Times a run's phases, which begin with what is written to the journal. */
function watchPhases(journal: JournalPort): { journal: JournalPort; end(): Record<RunPhase, PhaseFigures> } {
  const none = { ms: 0, stall: 0 }
  const phases: Record<RunPhase, PhaseFigures> = { reading: none, planning: none, applying: none }
  const turns = monitorEventLoopDelay({ resolution: resolutionMs })
  let [current, from]: [RunPhase, number] = ['reading', performance.now()]
  turns.enable()
  const close = () => {
    const now = performance.now()
    phases[current] = { ms: now - from, stall: turns.max / 1e6 }
    turns.reset()
    from = now
  }
  const updateRun: JournalPort['updateRun'] = async (tenant, number, change) => {
    const run = await journal.updateRun(tenant, number, change)
    if (change.phase === undefined) return run
    close()
    current = change.phase
    return run
  }
  const end = () => {
    close()
    turns.disable()
    return phases
  }
  return { journal: { ...journal, updateRun }, end }
}

function watchMemory() {
  let [peakHeap, liveHeap] = [0, 0]
  let phase: RunPhase | null = null
  const collected = () => {
    collectGarbage()
    liveHeap = Math.max(liveHeap, process.memoryUsage().heapUsed)
  }
  const note = (run: Run) => {
    peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed)
    if (run.phase !== phase) collected()
    phase = run.phase
  }
  const end = () => {
    collected()
    return { peakHeap, liveHeap, peakRss: process.resourceUsage().maxRSS * 1024 }
  }
  return { note, end }
}

async function importAll({ exactUrl, dataDir, runs }: ImportJob): Promise<ImportResult> {
  const { db, close } = await openDatabase<Schema & CrmSchema>({ databaseUrl: null, dataDir, migrations: crmMigrations })
  const crm = createEmbeddedCrm(db, tenantId)
  const kept = { mirror: createMirror(db), journal: createJournal(db), decisions: createDecisionRecords(db), crm }
  const rssAtStart = process.memoryUsage.rss()
  const results: ImportedRun[] = []
  for (const kind of runs) results.push(await importOnce(exactUrl, kept, kind === 'preview'))
  await close()
  return { rssAtStart, runs: results }
}

type Kept = { mirror: MirrorPort; journal: JournalPort; decisions: DecisionPort; crm: CrmPort }

/** The profile takes nothing that is computed. */
const noFigures: FiguresPort = { refresh: async () => 0, of: async () => new Map() }

async function importOnce(exactUrl: string, { mirror, journal, decisions, crm }: Kept, preview: boolean): Promise<ImportedRun> {
  const { client, administration } = await signIn(exactUrl)
  const source = createExactSource(client, createLogger('warn'))
  const content = suggestProfile('company', 'account', 'Customers', await crm.fields('company'), source.fields('account'))
  const profile: Profile = { ...content, id: 'customers', version: 1, updatedAt: now().toISOString(), updatedBy: 'bench' }
  const run = await journal.createRun({ tenantId, profile, mode: 'import', preview, administration, askedBy: 'bench' }, now())
  const memory = watchMemory()
  const from = performance.now()
  const watched = watchPhases(journal)
  const done = await workRun(run, {
    source,
    mirror,
    journal: watched.journal,
    decisions,
    figures: noFigures,
    crm,
    now,
    onProgress: memory.note,
  })
  const phases = watched.end()
  const ms = performance.now() - from
  if (done.state !== 'done') throw new Error(`the run ended as ${done.state}: ${done.problem}`)
  return { ms, phases, outcomes: done.outcomes, calls: done.calls, ...memory.end() }
}

process.once('message', async (job: ImportJob) => {
  process.send?.(await importAll(job), () => process.disconnect())
})
