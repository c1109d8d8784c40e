import { SaldoError } from '../errors.ts'
import { type ApplySetting, applyRows } from './apply.ts'
import { forgetCarriedOut } from './carried-out.ts'
import { checkProfile } from './check-profile.ts'
import { computedFields } from './computed-fields.ts'
import { sourceFieldsOf } from './field-rules/source-fields.ts'
import { findWritten } from './find-written.ts'
import { giveWay } from './give-way.ts'
import type { FiguresPort } from './ports.ts'
import { refreshMirror } from './refresh-mirror.ts'
import { figuresOf } from './rows-with-figures.ts'
import { planRun } from './run-planning.ts'
import { cancelRun, stopRun } from './run-stopping.ts'
import { planUndoRun, putBackLinks } from './run-undo.ts'
import { asksFirst, change, isUnderWay, mayGoOn, pageDone, type RunPorts, type Work } from './run-work.ts'
import { mostWrites, sliceSize } from './slice-size.ts'
import type { JournalRow, Run } from './types.ts'

/**
 * Carries a run to its end: reading Exact, planning, applying. Every page is safe before the next begins, so calling this
 * again with the same run goes on where a killed process, or a park, left off. A cancelled run keeps what was done. Errors that
 * pass or can be put right park the run, the others end it as failed; unexpected ones are thrown on for the log.
 */
export async function workRun(run: Run, ports: RunPorts): Promise<Run> {
  const stored = (await ports.journal.run(run.tenantId, run.number)) ?? run
  if (!isUnderWay(stored)) return stored
  const begun = ports.source.calls()
  const figures = countedFigures(ports.figures)
  const calls = () => stored.calls + ports.source.calls() - begun + figures.calls()
  try {
    return await work(stored, await prepare(stored, { ...ports, figures }, calls))
  } catch (error) {
    const stopped = stopRun(error, stored, ports, calls())
    if (error instanceof SaldoError || ports.signal?.aborted) return await stopped
    await stopped.catch(() => undefined)
    throw error
  }
}

function countedFigures(figures: FiguresPort): FiguresPort & { calls(): number } {
  let spent = 0
  return {
    of: figures.of,
    async refresh(...asked) {
      const calls = await figures.refresh(...asked)
      spent += calls
      return calls
    },
    calls: () => spent,
  }
}

async function prepare(run: Run, ports: RunPorts, calls: () => number): Promise<Work> {
  const { tenantId, administration, profile } = run
  const crmFields = await ports.crm.fields(profile.target)
  const exactFields = [...ports.source.fields(profile.source), ...computedFields(profile.source)]
  // What is put back was there before: it needs no profile that is fit to run.
  if (run.follows?.how !== 'undo' && checkProfile(profile, crmFields, exactFields).length > 0) throw profileProblem()
  return { ...ports, scope: { tenantId, administration, source: profile.source }, crmFields, exactFields, calls }
}

async function work(stored: Run, work: Work): Promise<Run> {
  let run = await change(stored, work, { state: 'running', parked: null, startedAt: stored.startedAt ?? work.now().toISOString() })
  // Planning goes back to reading when the mirror isn't whole any more.
  while (mayGoOn(run, work) && run.phase !== 'applying') run = await prepareWrites(run, work)
  if (mayGoOn(run, work)) run = await apply(run, work)
  if ((run.state !== 'running' && run.state !== 'parked') || !run.cancelAsked) return run
  return cancelRun(run.phase === 'applying' && !asksFirst(stored) ? await settleWritten(run, work) : run, work)
}

/** The page that a killed process may have been at: nothing comes back to it once the run is cancelled. */
async function settleWritten(run: Run, work: Work): Promise<Run> {
  const rows = await work.journal.pendingRows(run.tenantId, run.number, mostWrites)
  if (rows.length === 0) return run
  const { outcomes, links } = await findWritten(rows, await settingFor(rows, run, work))
  return work.journal.saveOutcomes(run.tenantId, run.number, work.scope, outcomes, links)
}

async function settingFor(rows: readonly JournalRow[], { profile, mode, follows }: Run, work: Work): Promise<ApplySetting> {
  const ids = rows.map(({ sourceId }) => sourceId)
  const links = await work.journal.links(work.scope, ids)
  const pastLinks = follows?.how === 'undo' ? await work.journal.pastLinks(work.scope, follows.number, ids) : []
  return {
    ...{ crm: work.crm, crmFields: work.crmFields, mode, links, pastLinks },
    ...{ target: profile.target, keyField: profile.key.target, mappings: profile.mappings },
  }
}

/** An undo reads nothing: what it puts back stands in the journal. */
function prepareWrites(run: Run, work: Work): Promise<Run> {
  const { phase, follows } = run
  if (follows?.how === 'undo') return planUndoRun(run, follows, work)
  return phase === 'reading' ? read(run, work) : planRun(run, work)
}

async function read(begun: Run, work: Work): Promise<Run> {
  let run = begun
  await work.beforeReading?.(work.signal)
  const upToDate = await refreshMirror(work, work.scope, {
    fields: sourceFieldsOf(run.profile),
    now: work.now,
    ...(work.signal ? { signal: work.signal } : {}),
    onPage: async (rows) => {
      run = await pageDone(await change(run, work, { read: run.read + rows, calls: work.calls() }), work)
      return mayGoOn(run, work)
    },
  })
  if (upToDate) await readFigures(run, work)
  return change(run, work, { calls: work.calls(), ...(upToDate ? { phase: 'planning' as const } : {}) })
}

/** What Saldo computes of customers is read in bulk, once the run knows that it goes on. */
async function readFigures(run: Run, { figures, signal }: Work): Promise<void> {
  const fields = figuresOf(run.profile)
  if (fields.length > 0) await figures.refresh(run.tenantId, run.administration, fields, signal)
}

async function apply(begun: Run, work: Work): Promise<Run> {
  let run = begun
  const undone = run.follows?.how === 'undo' ? run.follows : null
  const slice = sliceSize()
  while (!work.signal?.aborted) {
    const rows = await work.journal.pendingRows(run.tenantId, run.number, slice.rows())
    if (rows.length === 0) return finish(run, work)
    if (run.cancelAsked) return run
    const setting = await settingFor(rows, run, work)
    await giveWay()
    const from = performance.now()
    const applied = await applyRows(rows, setting)
    slice.took(rows.length, performance.now() - from)
    await giveWay()
    // First: the plan needs no decision any more, and one that outlived its outcome would speak of a later difference.
    if (undone === null) await forgetCarriedOut(applied.outcomes, work)
    run = await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, applied.outcomes, applied.links)
    run = await pageDone(run, work)
  }
  return run
}

async function finish(begun: Run, work: Work): Promise<Run> {
  const undone = begun.follows?.how === 'undo' ? begun.follows : null
  const run = undone ? await putBackLinks(begun, undone, work) : begun
  return undone && !mayGoOn(run, work) ? run : change(run, work, { state: 'done', finishedAt: work.now().toISOString() })
}

const profileProblem = () =>
  new SaldoError('profile-problem', {
    message: 'the profile does not pass its checks',
    person: 'This profile needs attention before it can run: open it with "edit" to see what is wrong.',
    recovery: 'fix-input',
  })
