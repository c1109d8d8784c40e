import { filterMatcher } from './filter/filter-matcher.ts'
import { giveWay } from './give-way.ts'
import { gatherMatches } from './match.ts'
import { planPage } from './plan.ts'
import { brakeOf } from './run-brake.ts'
import { settledByPlan } from './run-summary.ts'
import { change, mayGoOn, pageDone, type Work } from './run-work.ts'
import { settlePlanned } from './settle-planned.ts'
import { nextSourceRows } from './source-rows.ts'
import type { Run } from './types.ts'

const planSize = 1_000

/**
 * Plans page by page, from the mirror into the journal, from where the run stands. Only a mirror that was read to its end is planned
 * on: while the run was parked, a disconnect may have cleared it, or a new reading of everything may have begun. Then the run reads first.
 */
export async function planRun(begun: Run, work: Work): Promise<Run> {
  if (!(await isWhole(work))) return change(begun, work, { phase: 'reading' })
  let run = begun.preview ? begun : await settlePlanned(begun, work)
  const fits = filterMatcher(run.profile.filter, dayOf(run))
  while (mayGoOn(run, work)) {
    const next = await nextSourceRows(run, work, planSize)
    if (!next) return (await isWhole(work)) ? planned(run, work) : change(run, work, { phase: 'reading' })
    const { rows: all, position } = next
    const rows = all.filter(({ fields }) => fits(fields))
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
    const counts = { ...page.counts, filtered: all.length - rows.length }
    run = await work.journal.savePlannedPage(run.tenantId, run.number, { rows: page.rows, counts, position })
    if (!run.preview) run = await settlePlanned(run, work, page.rows)
    run = await pageDone(run, work)
  }
  return run
}

/** The day that the filter counts from: the same for the whole run, however long it takes. */
const dayOf = ({ startedAt, queuedAt }: Run) => (startedAt ?? queuedAt).slice(0, 10)

async function isWhole({ mirror, scope }: Work): Promise<boolean> {
  const { complete, syncedAt } = await mirror.state(scope)
  return complete && syncedAt !== null
}

/** A preview is done with its plan; otherwise what needs no write is counted, and applying begins, or waits for a yes to so much change. */
async function planned(run: Run, work: Work): Promise<Run> {
  if (run.preview) return change(run, work, { state: 'done', finishedAt: work.now().toISOString() })
  const applying = { phase: 'applying' as const, outcomes: settledByPlan(run.planned) }
  const figures = await brakeOf(run, work)
  if (figures === null) return change(run, work, applying)
  const parked = { for: 'admin' as const, until: null, tries: 1, why: 'brake' as const, figures }
  return change(run, work, { ...applying, state: 'parked', parked, problem: null })
}
