import { SaldoError } from '../errors.ts'
import { applyRows } from './apply.ts'
import { checkProfile } from './check-profile.ts'
import { giveWay } from './give-way.ts'
import { refreshMirror } from './refresh-mirror.ts'
import { planRun } from './run-planning.ts'
import { settledByPlan } from './run-summary.ts'
import { change, mayGoOn, pageDone, type RunPorts, type Work } from './run-work.ts'
import type { Run } from './types.ts'

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
  if (mayGoOn(run, work) && run.phase === 'planning') run = await planRun(run, work)
  if (mayGoOn(run, work) && run.phase === 'applying') run = await apply(run, work)
  return run.state === 'running' && run.cancelAsked ? cancel(run, work) : run
}

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
    await giveWay()
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

const profileProblem = () =>
  new SaldoError('profile-problem', {
    message: 'the profile does not pass its checks',
    person: 'This profile needs attention before it can run: open it with "edit" to see what is wrong.',
    recovery: 'fix-input',
  })
