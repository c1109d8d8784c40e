import type { Workspace } from '../store/settings.ts'
import type { Run } from '../sync/types.ts'
import type { RunLine } from '../views/run-line.ts'

/** Runs as lists show them. */
export function runLines(runs: readonly Run[], workspace: Workspace): RunLine[] {
  return runs.map((run) => ({
    number: run.number,
    title: run.profile.title,
    mode: run.mode,
    follows: run.follows,
    state: run.state,
    parked: run.parked,
    preview: run.preview,
    compare: run.compare,
    counts: run.outcomes,
    askedBy: workspace.people[run.askedBy]?.name ?? '',
    at: new Date(run.queuedAt),
  }))
}
