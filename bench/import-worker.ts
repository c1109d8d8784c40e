import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createEmbeddedCrm } from '../src/crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../src/crm/embedded/schema.ts'
import { createExactSource } from '../src/exact/source.ts'
import { createLogger } from '../src/logger.ts'
import { openDatabase } from '../src/store/database.ts'
import { createJournal } from '../src/store/records/journal.ts'
import { createMirror } from '../src/store/records/mirror.ts'
import type { Schema } from '../src/store/schema.ts'
import type { JournalPort } from '../src/sync/ports.ts'
import { workRun } from '../src/sync/run.ts'
import { suggestProfile } from '../src/sync/suggest.ts'
import type { OutcomeCounts, Profile, RunPhase } from '../src/sync/types.ts'
import { signIn } from './exact.ts'

export type ImportJob = { exactUrl: string; dataDir: string; runs: number }
/** Times in milliseconds, memory in bytes. */
export type ImportedRun = {
  ms: number
  phases: Record<RunPhase, number>
  /** How long nothing else in the process had its turn: the longest time, and what 99 of 100 samples stayed below. */
  stall: { longest: number; p99: number }
  outcomes: OutcomeCounts
  calls: number
  peakHeap: number
  /** Peak of the process so far. */
  peakRss: number
}
export type ImportResult = { rssAtStart: number; runs: ImportedRun[] }

const tenantId = 'bench'
const resolutionMs = 1

/** Notes when each phase begins, by what is written to the journal. */
function watchPhases(journal: JournalPort): { journal: JournalPort; phases(endedAt: number): Record<RunPhase, number> } {
  const marks: { phase: RunPhase; at: number }[] = [{ phase: 'reading', at: performance.now() }]
  const updateRun: JournalPort['updateRun'] = async (tenant, number, change) => {
    const run = await journal.updateRun(tenant, number, change)
    if (change.phase !== undefined) marks.push({ phase: change.phase, at: performance.now() })
    return run
  }
  const phases = (endedAt: number) => {
    const spent: Record<RunPhase, number> = { reading: 0, planning: 0, applying: 0 }
    for (const [index, { phase, at }] of marks.entries()) spent[phase] += (marks[index + 1]?.at ?? endedAt) - at
    return spent
  }
  return { journal: { ...journal, updateRun }, phases }
}

async function carryOut({ exactUrl, dataDir, runs }: ImportJob): Promise<ImportResult> {
  const { db, close } = await openDatabase<Schema & CrmSchema>({ databaseUrl: null, dataDir, migrations: crmMigrations })
  const mirror = createMirror(db)
  const plainJournal = createJournal(db)
  const crm = createEmbeddedCrm(db, tenantId)
  const logger = createLogger('warn')
  const results: ImportedRun[] = []
  const rssAtStart = process.memoryUsage.rss()
  for (let count = 0; count < runs; count += 1) {
    const { client, administration } = await signIn(exactUrl)
    const source = createExactSource(client, logger)
    const content = suggestProfile('company', 'account', 'Customers', await crm.fields('company'), source.fields('account'))
    const profile: Profile = { ...content, id: 'customers', version: 1, updatedAt: new Date().toISOString(), updatedBy: 'bench' }
    const begun = { tenantId, profile, mode: 'import', preview: false, administration, askedBy: 'bench' } as const
    const run = await plainJournal.createRun(begun, new Date())
    const turns = monitorEventLoopDelay({ resolution: resolutionMs })
    turns.enable()
    let peakHeap = 0
    const from = performance.now()
    const { journal, phases } = watchPhases(plainJournal)
    const onProgress = () => {
      peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed)
    }
    const done = await workRun(run, { source, mirror, journal, crm, now: () => new Date(), onProgress })
    const to = performance.now()
    turns.disable()
    if (done.state !== 'done') throw new Error(`the run ended as ${done.state}: ${done.problem}`)
    results.push({
      ms: to - from,
      phases: phases(to),
      stall: { longest: turns.max / 1e6, p99: turns.percentile(99) / 1e6 },
      outcomes: done.outcomes,
      calls: done.calls,
      peakHeap,
      peakRss: process.resourceUsage().maxRSS * 1024,
    })
  }
  await close()
  return { rssAtStart, runs: results }
}

process.once('message', async (job: ImportJob) => {
  process.send?.(await carryOut(job))
})
