import { alikeFinder } from './alike-candidates.ts'
import { keyText } from './key-text.ts'
import type { PlanRequest } from './plan.ts'
import type { CrmRecord, Link, SourceRecord, Value } from './types.ts'

/**
 * What a row without a link may be, at the first level that shows anything: nothing, or candidates, best first. `certain`: at most one, and
 * nothing speaks against it. `byKey`: the key says so, or other rows have the same. `key`: the row's own, '' for none.
 */
export type Claim = { candidates: CrmRecord[]; certain: boolean; byKey: boolean; key: string }

/** What the rows of a page have to do with each other and with the CRM. */
export type Claimant = {
  /** The records that links lead to. */
  linked: ReadonlyMap<string, CrmRecord>
  /** The row's link, when it leads to a record. */
  living: (row: SourceRecord) => Link | null
  claimOf: (row: SourceRecord) => Claim
  /** Whether several rows may be this record. */
  competing: (record: CrmRecord) => boolean
  /** Whether the record is another row's already, or was given to several. */
  shared: (record: CrmRecord) => boolean
}

export function claimant(request: PlanRequest): Claimant {
  const links = new Map(request.links.map((link) => [link.sourceId, link]))
  const linked = new Map(request.linkedRecords.map((record) => [record.id, record]))
  const living = (row: SourceRecord) => {
    const link = links.get(row.id)
    return link && linked.has(link.targetId) ? link : null
  }
  const taken = new Set([...request.rows.flatMap((row) => living(row)?.targetId ?? []), ...(request.linkedElsewhere ?? [])])
  const answers = new Map(request.decisions?.map(({ sourceId, answer }) => [sourceId, answer]))
  const unlinked = request.rows.filter((row) => !living(row) && answers.get(row.id) !== 'apart')
  const given = tally(request.decisions?.flatMap(({ answer, targetId }) => (answer === 'link' && targetId ? [targetId] : [])) ?? [])
  const claims = claimsOf(request, unlinked, taken, given)
  const none: Claim = { candidates: [], certain: true, byKey: false, key: '' }
  const claimOf = (row: SourceRecord) => claims.get(row.id) ?? none
  const open = unlinked.filter(({ id }) => !['link', 'create'].includes(answers.get(id) ?? ''))
  const wanted = tally(open.flatMap((row) => claimOf(row).candidates.map(({ id }) => id)))
  return {
    ...{ linked, living, claimOf },
    competing: ({ id }) => (wanted.get(id) ?? 0) > 1 || given.has(id),
    shared: ({ id }) => taken.has(id) || (given.get(id) ?? 0) > 1,
  }
}

function claimsOf(
  request: PlanRequest,
  rows: readonly SourceRecord[],
  taken: ReadonlySet<string>,
  given: ReadonlyMap<string, number>,
): Map<string, Claim> {
  const keyed = Map.groupBy(distinct(request.keyedRecords), (record) => fold(record.fields[request.profile.key.target] ?? ''))
  const keys = new Map(rows.map((row) => [row.id, fold(keyText(row, request) ?? '')]))
  const sharing = tally([...keys.values()])
  const free = (record: CrmRecord) => !taken.has(record.id)
  const spoken = new Set([...keys.values()].flatMap((key) => (keyed.get(key) ?? []).map(({ id }) => id)))
  const levels = (request.alike ?? []).map(({ level, records }) =>
    alikeFinder(
      level,
      records.filter((record) => free(record) && !spoken.has(record.id) && !given.has(record.id)),
      request,
    ),
  )
  return new Map<string, Claim>(
    rows.map((row): [string, Claim] => {
      const key = keys.get(row.id) ?? ''
      const held = key === '' ? [] : (keyed.get(key) ?? [])
      const isTwin = key !== '' && (sharing.get(key) ?? 0) > 1
      if (held.length > 0 || isTwin) {
        const certain = held.length === 1 && !isTwin && held.every(free)
        return [row.id, { candidates: held.filter(free), certain, byKey: true, key }]
      }
      for (const find of levels) {
        const hit = find(row)
        if (hit) return [row.id, { ...hit, certain: hit.certain && hit.candidates.length === 1, byKey: false, key }]
      }
      return [row.id, { candidates: [], certain: true, byKey: false, key }]
    }),
  )
}

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

const fold = (key: Value) => String(key).trim().toLowerCase()

const distinct = (records: readonly CrmRecord[]) => [...new Map(records.map((record) => [record.id, record])).values()]
