import { giveWay } from './give-way.ts'
import { settledByPlan } from './run-summary.ts'
import { change, mayGoOn, pageDone, type Work } from './run-work.ts'
import { settlePlanned } from './settle-planned.ts'
import type { Follows, JournalRow, LinkChange, Run } from './types.ts'
import { planUndo, touchedBy } from './undo-plan.ts'

const planSize = 250
const linksAtOnce = 250
/** Questions to the CRM that wait for their answers at once. */
const asked = 25

/** Plans page by page over the rows of the run to take back, then waits for a yes, unless there is nothing to take back. */
export async function planUndoRun(begun: Run, follows: Follows, work: Work): Promise<Run> {
  let run = await settlePlanned(begun, work)
  while (mayGoOn(run, work)) {
    const rows = await work.journal.rowsPage(run.tenantId, follows.number, 'all', { after: Number(run.planPosition) }, planSize)
    const last = rows.at(-1)
    if (!last) return askFirst(run, work)
    const page = await planPageOf(
      rows.filter((row) => isTakenBack(row, follows)),
      run,
      follows,
      work,
    )
    run = await work.journal.savePlannedPage(run.tenantId, run.number, { ...page, position: placeText(last.position) })
    run = await pageDone(await settlePlanned(run, work, page.rows), work)
  }
  return run
}

function isTakenBack({ outcome, sourceId }: JournalRow, follows: Follows): boolean {
  const written = outcome?.kind === 'created' || outcome?.kind === 'updated'
  return written && (follows.sourceId === null || follows.sourceId === sourceId)
}

async function planPageOf(rows: readonly JournalRow[], { tenantId, profile }: Run, { number }: Follows, work: Work) {
  const ids = rows.flatMap(({ outcome }) => outcome?.targetId ?? [])
  const records = ids.length > 0 ? await work.crm.get(profile.target, ids) : []
  const later = await work.journal.laterWrites(
    tenantId,
    number,
    rows.map(({ sourceId }) => sourceId),
  )
  const created = new Set(rows.flatMap(({ outcome }) => (outcome?.kind === 'created' ? (outcome.targetId ?? []) : [])))
  const companies = profile.target === 'company' ? records.flatMap(({ id }) => (created.has(id) ? [id] : [])) : []
  const peopled = await peopledOf(companies, work)
  await giveWay()
  const { rows: planned, counts } = planUndo({ rows, records, touched: touchedBy(later), peopled, crmFields: work.crmFields })
  return { rows: planned, counts: { ...nothing, ...counts } }
}

const nothing = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

async function peopledOf(companies: readonly string[], { crm }: Work): Promise<Set<string>> {
  const peopled = new Set<string>()
  for (let from = 0; from < companies.length; from += asked) {
    const some = companies.slice(from, from + asked)
    const people = await Promise.all(some.map((id) => crm.peopleOf(id, 1)))
    for (const [index, id] of some.entries()) if (people[index]?.length) peopled.add(id)
    await giveWay()
  }
  return peopled
}

function askFirst(run: Run, work: Work): Promise<Run> {
  const { restore = 0, remove = 0 } = run.planned
  const applying = { phase: 'applying' as const, outcomes: settledByPlan(run.planned) }
  if (restore + remove === 0) return change(run, work, applying)
  const parked = { for: 'admin' as const, until: null, tries: 1, why: 'undo' as const }
  return change(run, work, { ...applying, state: 'parked', parked, problem: null })
}

/**
 * Puts back the links of records that needed no write: pairs that the run only remembered, and what was back already. A record that was
 * left keeps its link, and so does one that a later run remembered anew.
 */
export async function putBackLinks(run: Run, follows: Follows, work: Work): Promise<Run> {
  let [after, stands] = ['', run]
  while (mayGoOn(stands, work)) {
    const past = await work.journal.linksWithoutRow(work.scope, follows.number, run.number, after, linksAtOnce)
    const last = past.at(-1)
    if (!last) break
    const changes = past
      .filter(({ latest, sourceId }) => latest && (follows.sourceId === null || follows.sourceId === sourceId))
      .map(({ sourceId, link }): LinkChange => link ?? { sourceId, targetId: null })
    if (changes.length > 0) stands = await work.journal.saveOutcomes(run.tenantId, run.number, work.scope, [], changes)
    after = last.sourceId
    await giveWay()
  }
  return stands
}

/** Positions are compared as text. */
export const placeText = (position: number) => String(position).padStart(10, '0')
