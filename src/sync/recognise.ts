import { type Claim, claimant } from './claim.ts'
import type { PlanRequest } from './plan.ts'
import { specOf } from './spec-of.ts'
import type { CrmRecord, Link, Reason, SourceRecord } from './types.ts'

/** The record a row stands for (null: not in the CRM) and the link that said so; or why that can't be told, or needn't. */
export type Found =
  | { record: CrmRecord | null; link: Link | null }
  | { action: 'ask' | 'fail' | 'skip'; reason: Reason; candidates?: readonly string[] }

/** People choose among so many. */
const mostCandidates = 10

/**
 * How each row of the page is recognised: by its link, by what a person decided, then by the levels of the profile. What fits several
 * records, or several rows, decides nothing.
 */
export function recogniser(request: PlanRequest): (row: SourceRecord) => Found {
  const { linked, living, claimOf, competing, shared } = claimant(request)
  const decisions = new Map(request.decisions?.map((decision) => [decision.sourceId, decision]))
  const decided = new Map(request.decidedRecords?.map((record) => [record.id, record]))
  const create = (row: SourceRecord): Found => {
    if (claimOf(row).key) return { record: null, link: null }
    const field = specOf(request.crmFields, request.profile.key.target).label
    return { action: 'fail', reason: { code: 'key-missing', field } }
  }
  return (row) => {
    const decision = decisions.get(row.id)
    if (decision?.answer === 'apart') return { action: 'skip', reason: { code: 'apart' } }
    const link = living(row)
    if (link) return { record: linked.get(link.targetId) ?? null, link }
    const claim = claimOf(row)
    if (decision?.answer === 'link') {
      const record = decided.get(decision.targetId ?? '')
      return record && !shared(record) ? { record, link: null } : ask(claim)
    }
    // A create would meet the record that has its key already, and change that one.
    if (decision?.answer === 'create') return claim.byKey ? ask(claim) : create(row)
    if (!claim.certain || claim.candidates.some(competing)) return ask(claim)
    const [record] = claim.candidates
    return record ? { record, link: null } : create(row)
  }
}

function ask({ candidates }: Claim): Found {
  return { action: 'ask', reason: { code: 'ambiguous' }, candidates: candidates.slice(0, mostCandidates).map(({ id }) => id) }
}
