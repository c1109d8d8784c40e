import { giveWay } from './give-way.ts'
import type { CrmPort, DecisionPort, FiguresPort, JournalPort, MirrorPort, MirrorScope, RunChange, SourcePort } from './ports.ts'
import type { FieldSpec, Run } from './types.ts'

export type RunPorts = {
  source: SourcePort
  mirror: MirrorPort
  journal: JournalPort
  decisions: DecisionPort
  figures: FiguresPort
  crm: CrmPort
  /** Of the workspace: what belongs to another one of them isn't only in the CRM. */
  administrations?: readonly number[]
  now: () => Date
  /** The process is to stop: the run stays as it is, and goes on when it is worked again. */
  signal?: AbortSignal
  /** Called before a reading: whatever cursors it may not rely on are to be thrown away now. */
  beforeReading?: (signal?: AbortSignal) => Promise<void>
  /** Called after every page that is safe. */
  onProgress?: (run: Run) => Promise<void> | void
}

/** What every phase of a run works with. */
export type Work = RunPorts & {
  scope: MirrorScope
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
  /** Calls spent on the run in all, by earlier processes too. */
  calls: () => number
}

/** Not ended: a parked run counts, since it goes on. */
export const isUnderWay = ({ state }: Run) => state === 'queued' || state === 'running' || state === 'parked'

/** Its plan waits for an admin's yes: nothing else lets it go on. */
export const asksFirst = ({ state, parked }: Run) => state === 'parked' && parked?.why !== undefined

export const mayGoOn = (run: Run, { signal }: Work) => run.state === 'running' && !run.cancelAsked && !signal?.aborted

/** Tells how far the run is, and lets everything else in the process have its turn. */
export async function pageDone(run: Run, { onProgress }: Work): Promise<Run> {
  await onProgress?.(run)
  await giveWay()
  return run
}

export function change({ tenantId, number }: Run, { journal }: Work, changes: RunChange): Promise<Run> {
  return journal.updateRun(tenantId, number, changes)
}
