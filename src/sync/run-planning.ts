import { giveWay } from './give-way.ts'
import { gatherMatches } from './match.ts'
import { planPage } from './plan.ts'
import { settledByPlan } from './run-summary.ts'
import { change, mayGoOn, pageDone, type Work } from './run-work.ts'
import type { JournalRow, PlannedRow, Run } from './types.ts'

const planSize = 1_000

/**
 * Plans page by page, from the mirror into the journal, from where the run stands. Only a mirror that was read to its end is planned
 * on: while the run was parked, a disconnect may have cleared it, or a new reading of everything may have begun. Then the run reads first.
 */
export async function planRun(begun: Run, work: Work): Promise<Run> {
  if (!(await isWhole(work))) return change(begun, work, { phase: 'reading' })
  let run = begun.preview ? begun : await settlePlanned(begun, work, await undecidedRows(begun, work))
  while (mayGoOn(run, work)) {
    const rows = await work.mirror.page(work.scope, run.planPosition, planSize)
    const last = rows.at(-1)
    if (!last) return (await isWhole(work)) ? planned(run, work) : change(run, work, { phase: 'reading' })
    const matches = await gatherMatches(work, work.scope, rows, { ...work, profile: run.profile })
    await giveWay()
    const page = planPage({
      ...matches,
      profile: run.profile,
      mode: run.mode,
      rows,
      crmFields: work.crmFields,
      exactFields: work.exactFields,
    })
    await giveWay()
    if (!run.preview && page.adopted.length > 0) await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, [], page.adopted)
    run = await work.journal.savePlannedPage(run.tenantId, run.number, { rows: page.rows, counts: page.counts, position: last.id })
    if (!run.preview) run = await settlePlanned(run, work, page.rows)
    run = await pageDone(run, work)
  }
  return run
}

async function isWhole({ mirror, scope }: Work): Promise<boolean> {
  const { complete, syncedAt } = await mirror.state(scope)
  return complete && syncedAt !== null
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
