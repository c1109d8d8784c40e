import { planGone } from './plan-gone.ts'
import type { PlannedPage } from './ports.ts'
import type { Work } from './run-work.ts'
import { linksOfLiving } from './taken.ts'
import type { GoneRule, Link, Run, SourceRecord } from './types.ts'

/** Sorts after every id of Exact, so that what is gone is planned after all that is there. */
export const gonePlace = '~'
const rowsAtOnce = 1_000

/** The next records to plan whose record in Exact is gone; null when there are none left, or the run isn't about them. */
export async function nextGonePage(run: Run, work: Work, limit: number): Promise<PlannedPage | null> {
  const rule = ruleOf(run)
  if (rule === null) return null
  const after = run.planPosition.startsWith(gonePlace) ? run.planPosition.slice(gonePlace.length) : ''
  const gone = await work.mirror.gone(work.scope, after, limit)
  const last = gone.at(-1)
  if (last === undefined) return null
  const links = await ownLinks(gone, work)
  const ids = links.map(({ sourceId }) => sourceId)
  const decisions = ids.length > 0 ? await work.decisions.of(work.scope, ids) : []
  const decided = new Set(decisions.flatMap(({ sourceId, answer }) => (answer === 'mark' ? [sourceId] : [])))
  const meant = run.follows?.how === 'decide' ? decided : await failedIn(run, work, ids)
  const rows = gone.filter(({ id }) => meant === null || meant.has(id))
  const targets = links.map(({ targetId }) => targetId)
  const records = targets.length > 0 ? await work.crm.get(run.profile.target, [...new Set(targets)]) : []
  const planned = planGone({ rule, rows, links, records, decisions, crmFields: work.crmFields })
  return { ...planned, position: `${gonePlace}${last.id}` }
}

/** Import never changes what is there, a comparison shows it as only in the CRM, and contacts that wait are there. */
function ruleOf({ profile, mode, compare, follows }: Run): Exclude<GoneRule, { how: 'keep' }> | null {
  const { gone } = profile
  const isAbout = mode !== 'import' && !compare && follows?.how !== 'tie'
  return isAbout && gone !== undefined && gone.how !== 'keep' ? gone : null
}

/** Links of what is gone, without those whose CRM record belongs to another record that Exact still has. */
async function ownLinks(gone: readonly SourceRecord[], work: Work): Promise<Link[]> {
  const links = await work.journal.links(
    work.scope,
    gone.map(({ id }) => id),
  )
  const theirs = await linksOfLiving(
    work,
    work.scope,
    links.map(({ targetId }) => targetId),
  )
  const taken = new Set(theirs.map(({ targetId }) => targetId))
  return links.filter(({ targetId }) => !taken.has(targetId))
}

/** Of a retry: which of these failed in the run it goes back to; null where all are meant. */
async function failedIn({ tenantId, follows }: Run, { journal }: Work, ids: readonly string[]): Promise<Set<string> | null> {
  if (follows === null) return null
  const [asked, failed] = [new Set(ids), new Set<string>()]
  for (let after = 0; asked.size > 0; ) {
    const rows = await journal.rowsPage(tenantId, follows.number, 'failed', { after }, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) break
    for (const { sourceId } of rows) if (asked.has(sourceId)) failed.add(sourceId)
    after = last.position
  }
  return failed
}
