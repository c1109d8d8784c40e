import type { Work } from './run-work.ts'
import type { Action, JournalRow, OutcomeKind, PlannedRow, Run } from './types.ts'

const settledAs: Partial<Record<Action, OutcomeKind>> = { ask: 'skipped', leave: 'skipped', fail: 'failed' }

/**
 * Rows that wait for a decision, are left or can't be written have their outcome at once: skipped or failed, with the plan's reason.
 * Without rows, those that lack theirs still, after a kill between a page's plan and its outcomes.
 */
export async function settlePlanned(run: Run, work: Work, rows?: readonly PlannedRow[]): Promise<Run> {
  const { tenantId, number } = run
  const outcomes = (rows ?? (await undecidedRows(run, work))).flatMap(({ sourceId, action, reason, targetId }) => {
    const kind = settledAs[action]
    return kind === undefined ? [] : [{ sourceId, kind, reason, targetId }]
  })
  return outcomes.length > 0 ? work.journal.saveOutcomes(tenantId, number, work.scope, outcomes, []) : run
}

async function undecidedRows({ tenantId, number, planned }: Run, { journal }: Work): Promise<JournalRow[]> {
  const expected = planned.ask + planned.fail + (planned.leave ?? 0)
  if (expected === 0) return []
  const rows = await journal.rows(tenantId, number, { actions: ['ask', 'fail', 'leave'] }, expected)
  return rows.filter(({ outcome }) => outcome === null)
}
