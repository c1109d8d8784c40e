import { type SaidError, SaldoError, saidOf } from '../errors.ts'
import { parkedBy, triesOf } from './run-parking.ts'
import { settledByPlan } from './run-summary.ts'
import type { RunPorts } from './run-work.ts'
import type { Run } from './types.ts'

type Ports = Pick<RunPorts, 'journal' | 'now' | 'signal'>

/**
 * Where an error leaves a run: parked when what stopped it passes or can be put right, otherwise failed; cancelled when that was asked
 * for meanwhile, and as it is when the process stops. `begun` is the run as it stood when it was last taken up.
 */
export async function stopRun(error: unknown, begun: Run, ports: Ports, calls: number): Promise<Run> {
  const { tenantId, number } = begun
  const run = (await ports.journal.run(tenantId, number)) ?? begun
  if (ports.signal?.aborted) return run
  if (run.cancelAsked) return cancelRun(run, ports)
  const parked = parkedBy(error, triesOf(begun, run), ports.now())
  if (!(error instanceof SaldoError) || parked === null) return failRun(error, run, ports, calls)
  return ports.journal.updateRun(tenantId, number, {
    state: 'parked',
    parked,
    problem: parked.for === 'time' ? error.happened : error.person,
    problemOf: saidOf(error),
    calls,
  })
}

function failRun(error: unknown, { tenantId, number }: Run, { journal, now }: Ports, calls: number): Promise<Run> {
  const problemOf = error instanceof SaldoError ? saidOf(error) : unexpected
  return journal.updateRun(tenantId, number, {
    state: 'failed',
    finishedAt: now().toISOString(),
    parked: null,
    calls,
    problem: problemOf.person,
    problemOf,
  })
}

const what = 'Something unexpected stopped this run. What was done so far is kept; run it again to do the rest.'
const unexpected: SaidError = { code: 'run-unexpected', person: what, happened: what, values: {} }

/** Ends a run with what was done so far. */
export function cancelRun({ tenantId, number, phase, preview, planned }: Run, { journal, now }: Ports): Promise<Run> {
  const outcomes = phase === 'planning' && !preview ? { outcomes: settledByPlan(planned) } : {}
  const finishedAt = now().toISOString()
  return journal.updateRun(tenantId, number, { state: 'cancelled', finishedAt, cancelAsked: true, parked: null, ...outcomes })
}
