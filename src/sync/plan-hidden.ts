import { isAnonymised, personalMappings } from './anonymised.ts'
import { gatherMatches } from './match.ts'
import { noCounts, type PagePlan, planPage } from './plan.ts'
import type { Work } from './run-work.ts'
import type { Run, SourceRecord } from './types.ts'

/**
 * What is to be done about rows that the filter leaves out: of those that Exact anonymised, what is personal leaves the CRM too, and nothing
 * else of them changes. All others count as left out.
 */
export async function planHidden(rows: readonly SourceRecord[], run: Run, work: Work): Promise<Pick<PagePlan, 'rows' | 'counts'>> {
  const profile = { ...run.profile, mappings: personalMappings(run.profile) }
  const anonymised = run.mode === 'import' || run.compare ? [] : rows.filter(({ fields }) => isAnonymised(fields))
  if (anonymised.length === 0 || profile.mappings.length === 0) return { rows: [], counts: { ...noCounts, filtered: rows.length } }
  const matches = await gatherMatches(work, work.scope, anonymised, { ...work, profile })
  const linked = new Set(matches.links.map(({ sourceId }) => sourceId))
  const { crmFields, exactFields } = work
  const known = anonymised.filter(({ id }) => linked.has(id))
  const planned = planPage({ ...matches, profile, mode: 'update', rows: known, crmFields, exactFields })
  const changes = planned.rows.filter(({ action }) => action === 'update' || action === 'fail')
  const counted = (action: 'update' | 'fail') => changes.filter((row) => row.action === action).length
  const counts = { ...noCounts, update: counted('update'), fail: counted('fail'), filtered: rows.length - changes.length }
  return { rows: changes, counts }
}
