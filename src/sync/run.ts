import { SaldoError } from '../errors.ts'
import { applyRows } from './apply.ts'
import { checkProfile } from './check-profile.ts'
import { gatherMatches } from './match.ts'
import { planPage } from './plan.ts'
import type { CrmPort, JournalPort, MirrorPort, MirrorScope, RunChange, SourcePort } from './ports.ts'
import { refreshMirror } from './refresh-mirror.ts'
import { settledByPlan } from './run-summary.ts'
import type { FieldSpec, JournalRow, PlannedRow, Run } from './types.ts'

export type RunPorts = {
  source: SourcePort
  mirror: MirrorPort
  journal: JournalPort
  crm: CrmPort
  now: () => Date
  /** The process is to stop: the run stays as it is, and goes on when it is worked again. */
  signal?: AbortSignal
  /** Called after every page that is safe. */
  onProgress?: (run: Run) => Promise<void> | void
}

type Work = RunPorts & {
  scope: MirrorScope
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
  /** Calls spent on the run in all, by earlier processes too. */
  calls: () => number
}

const planSize = 1_000
const writeSize = 500

/**
 * Carries a run to its end: reading Exact, planning, applying. Every page is safe before the next begins, so calling this
 * again with the same run goes on where a killed process left off. A cancelled run keeps what was done. Errors that say
 * what a person can do end the run as failed; unexpected ones do so too, and are thrown on for the log.
 */
export async function workRun(run: Run, ports: RunPorts): Promise<Run> {
  const stored = (await ports.journal.run(run.tenantId, run.number)) ?? run
  if (stored.state !== 'queued' && stored.state !== 'running') return stored
  const begun = ports.source.calls()
  const calls = () => stored.calls + ports.source.calls() - begun
  try {
    return await work(stored, await prepare(stored, ports, calls))
  } catch (error) {
    return await endWith(error, stored, ports, calls())
  }
}

async function prepare(run: Run, ports: RunPorts, calls: () => number): Promise<Work> {
  const { tenantId, administration, profile } = run
  const crmFields = await ports.crm.fields(profile.target)
  const exactFields = ports.source.fields(profile.source)
  if (checkProfile(profile, crmFields, exactFields).length > 0) throw profileProblem()
  return { ...ports, scope: { tenantId, administration, source: profile.source }, crmFields, exactFields, calls }
}

async function work(stored: Run, work: Work): Promise<Run> {
  let run = await change(stored, work, { state: 'running', startedAt: stored.startedAt ?? work.now().toISOString() })
  if (mayGoOn(run, work) && run.phase === 'reading') run = await read(run, work)
  if (mayGoOn(run, work) && run.phase === 'planning') run = await plan(run, work)
  if (mayGoOn(run, work) && run.phase === 'applying') run = await apply(run, work)
  return run.state === 'running' && run.cancelAsked ? cancel(run, work) : run
}

const mayGoOn = (run: Run, { signal }: Work) => run.state === 'running' && !run.cancelAsked && !signal?.aborted

async function read(begun: Run, work: Work): Promise<Run> {
  let run = begun
  const { mappings, key } = run.profile
  const upToDate = await refreshMirror(work, work.scope, {
    fields: [...mappings.map(({ source }) => source), key.source],
    now: work.now,
    ...(work.signal ? { signal: work.signal } : {}),
    onPage: async (rows) => {
      run = await pageDone(await change(run, work, { read: run.read + rows, calls: work.calls() }), work)
      return mayGoOn(run, work)
    },
  })
  return change(run, work, { calls: work.calls(), ...(upToDate ? { phase: 'planning' as const } : {}) })
}

async function plan(begun: Run, work: Work): Promise<Run> {
  let run = begun.preview ? begun : await settlePlanned(begun, work, await undecidedRows(begun, work))
  while (mayGoOn(run, work)) {
    const rows = await work.mirror.page(work.scope, run.planPosition, planSize)
    const last = rows.at(-1)
    if (!last) return planned(run, work)
    const matches = await gatherMatches(work, work.scope, rows, { ...work, profile: run.profile })
    const page = planPage({
      ...matches,
      profile: run.profile,
      mode: run.mode,
      rows,
      crmFields: work.crmFields,
      exactFields: work.exactFields,
    })
    if (!run.preview && page.adopted.length > 0) await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, [], page.adopted)
    run = await work.journal.savePlannedPage(run.tenantId, run.number, { rows: page.rows, counts: page.counts, position: last.id })
    if (!run.preview) run = await settlePlanned(run, work, page.rows)
    run = await pageDone(run, work)
  }
  return run
}

/** A preview is done with its plan; otherwise what needs no write is counted, and applying begins. */
function planned(run: Run, work: Work): Promise<Run> {
  if (run.preview) return change(run, work, { state: 'done', finishedAt: work.now().toISOString() })
  return change(run, work, { phase: 'applying', outcomes: settledByPlan(run.planned) })
}

/** Rows that wait for a decision or can't be written have their outcome at once: skipped or failed, with the plan's reason. */
async function settlePlanned(run: Run, { journal, scope }: Work, rows: readonly PlannedRow[]): Promise<Run> {
  const outcomes = rows
    .filter(({ action }) => action === 'ask' || action === 'fail')
    .map(({ sourceId, action, reason, targetId }) => ({
      sourceId,
      kind: action === 'ask' ? ('skipped' as const) : ('failed' as const),
      reason,
      targetId,
    }))
  return outcomes.length > 0 ? journal.saveOutcomes(run.tenantId, run.number, scope, outcomes, []) : run
}

/** After a kill between a page's plan and its outcomes, some rows still lack theirs. */
async function undecidedRows({ tenantId, number, planned }: Run, { journal }: Work): Promise<JournalRow[]> {
  if (planned.ask + planned.fail === 0) return []
  const rows = await journal.rows(tenantId, number, { actions: ['ask', 'fail'] }, planned.ask + planned.fail)
  return rows.filter(({ outcome }) => outcome === null)
}

async function apply(begun: Run, work: Work): Promise<Run> {
  let run = begun
  const { profile, mode } = run
  while (!work.signal?.aborted) {
    const rows = await work.journal.pendingRows(run.tenantId, run.number, writeSize)
    if (rows.length === 0) return change(run, work, { state: 'done', finishedAt: work.now().toISOString() })
    if (run.cancelAsked) return run
    const links = await work.journal.links(
      work.scope,
      rows.map(({ sourceId }) => sourceId),
    )
    const setting = { crm: work.crm, target: profile.target, mode, keyField: profile.key.target, crmFields: work.crmFields, links }
    const applied = await applyRows(rows, setting)
    run = await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, applied.outcomes, applied.links)
    run = await pageDone(run, work)
  }
  return run
}

function cancel(run: Run, work: Work): Promise<Run> {
  const outcomes = run.phase === 'planning' && !run.preview ? { outcomes: settledByPlan(run.planned) } : {}
  return change(run, work, { state: 'cancelled', finishedAt: work.now().toISOString(), ...outcomes })
}

async function endWith(error: unknown, run: Run, { journal, signal, now }: RunPorts, calls: number): Promise<Run> {
  const known = error instanceof SaldoError
  if (signal?.aborted) return (await journal.run(run.tenantId, run.number)) ?? run
  const problem = known ? error.person : 'Something unexpected stopped this run. What was done so far is kept; run it again to do the rest.'
  const ended = journal.updateRun(run.tenantId, run.number, { state: 'failed', finishedAt: now().toISOString(), calls, problem })
  if (known) return ended
  await ended.catch(() => undefined)
  throw error
}

/** Tells how far the run is, and lets everything else in the process have its turn. */
async function pageDone(run: Run, { onProgress }: Work): Promise<Run> {
  await onProgress?.(run)
  await new Promise((resolve) => setImmediate(resolve))
  return run
}

function change({ tenantId, number }: Run, { journal }: Work, changes: RunChange): Promise<Run> {
  return journal.updateRun(tenantId, number, changes)
}

const profileProblem = () =>
  new SaldoError('profile-problem', {
    message: 'the profile does not pass its checks',
    person: 'This profile needs attention before it can run: open it with "edit" to see what is wrong.',
    recovery: 'fix-input',
  })
