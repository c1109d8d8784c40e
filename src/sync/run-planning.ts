import { addCounts } from './add-counts.ts'
import { filterMatcher } from './filter/filter-matcher.ts'
import { giveWay } from './give-way.ts'
import { gonePlace, nextGonePage } from './gone-pages.ts'
import { gatherMatches } from './match.ts'
import { type PagePlan, planPage } from './plan.ts'
import { planHidden } from './plan-hidden.ts'
import { onlyCrmPages } from './plan-only-crm.ts'
import type { PlannedPage } from './ports.ts'
import { rowsWithFigures } from './rows-with-figures.ts'
import { brakeOf } from './run-brake.ts'
import { settledByPlan } from './run-summary.ts'
import { change, mayGoOn, pageDone, type Work } from './run-work.ts'
import { settlePlanned } from './settle-planned.ts'
import { nextSourceRows } from './source-rows.ts'
import type { Fields, Run } from './types.ts'

const planSize = 250

/**
 * Plans page by page, from the mirror into the journal, from where the run stands. Only a mirror that was read to its end is planned
 * on: while the run was parked, a disconnect may have cleared it, or a new reading of everything may have begun. Then the run reads first.
 */
export async function planRun(begun: Run, work: Work): Promise<Run> {
  let run = begun.preview ? begun : await settlePlanned(begun, work)
  const fits = filterMatcher(run.profile.filter, dayOf(run))
  const nextOnlyCrmPage = onlyCrmPages(work)
  while (mayGoOn(run, work)) {
    const page: Page | null =
      (await nextSourcePage(run, work, fits)) ?? (await nextGonePage(run, work, planSize)) ?? (await nextOnlyCrmPage(run, planSize))
    if (!(await isWhole(work))) return change(run, work, { phase: 'reading' })
    if (!page) return planned(run, work)
    const { adopted = [], carriedOut = [], ...rest } = page
    if (!run.preview && adopted.length > 0) await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, [], adopted)
    if (!run.preview && carriedOut.length > 0) await work.decisions.forget(work.scope, carriedOut)
    run = await work.journal.savePlannedPage(run.tenantId, run.number, rest)
    if (!run.preview) run = await settlePlanned(run, work, page.rows)
    run = await pageDone(run, work)
  }
  return run
}

type Page = PlannedPage & Partial<Pick<PagePlan, 'adopted' | 'carriedOut'>>

/** The plan for the next rows that Exact has. What the filter hides is looked at apart. */
async function nextSourcePage(run: Run, work: Work, fits: (fields: Fields) => boolean): Promise<Page | null> {
  const next = run.planPosition.startsWith(gonePlace) ? null : await nextSourceRows(run, work, planSize)
  if (!next) return null
  const all = await rowsWithFigures(next.rows, run, work)
  const rows = all.filter(({ fields }) => fits(fields))
  const { profile, mode, compare } = run
  const matches = await gatherMatches(work, work.scope, rows, { ...work, profile })
  await giveWay()
  const { crmFields, exactFields } = work
  const page = planPage({ ...matches, profile, mode, compare, rows, crmFields, exactFields })
  await giveWay()
  const hidden = await planHidden(
    all.filter(({ fields }) => !fits(fields)),
    run,
    work,
  )
  return {
    rows: [...page.rows, ...hidden.rows],
    counts: addCounts(page.counts, hidden.counts),
    position: next.position,
    adopted: page.adopted,
    carriedOut: page.carriedOut,
  }
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
