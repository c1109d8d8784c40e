import { ruled } from './field-rules/ruled-value.ts'
import type { PlanRequest } from './plan.ts'
import { specOf } from './spec-of.ts'
import type { CrmRecord, Link, Reason, SourceRecord, Value } from './types.ts'

/** The record a row stands for (null: not in the CRM) and the link that said so; or why that can't be told. */
export type Found = { record: CrmRecord | null; link: Link | null } | { action: 'ask' | 'fail'; reason: Reason }

/** How each row of the page is recognised. A key that several rows or several records share decides nothing. */
export function recogniser(request: PlanRequest): (row: SourceRecord) => Found {
  const links = new Map(request.links.map((link) => [link.sourceId, link]))
  const linked = new Map(request.linkedRecords.map((record) => [record.id, record]))
  const keyed = Map.groupBy(distinct(request.keyedRecords), (record) => fold(record.fields[request.profile.key.target] ?? ''))
  const livingLink = (row: SourceRecord) => {
    const link = links.get(row.id)
    return link && linked.has(link.targetId) ? link : null
  }
  const taken = new Set(request.rows.flatMap((row) => livingLink(row)?.targetId ?? []))
  const unlinked = request.rows.filter((row) => !livingLink(row))
  const keys = new Map(unlinked.map((row) => [row.id, fold(keyText(row, request) ?? '')]))
  const sharing = Map.groupBy(unlinked, (row) => keys.get(row.id))
  return (row) => {
    const link = livingLink(row)
    if (link) return { record: linked.get(link.targetId) ?? null, link }
    const key = keys.get(row.id)
    if (!key) return { action: 'fail', reason: { code: 'key-missing', field: specOf(request.crmFields, request.profile.key.target).label } }
    const candidates = keyed.get(key) ?? []
    const several = candidates.length > 1 || (sharing.get(key)?.length ?? 0) > 1
    if (several || candidates.some(({ id }) => taken.has(id))) return { action: 'ask', reason: { code: 'ambiguous' } }
    return { record: candidates[0] ?? null, link: null }
  }
}

/** The text by which a row is looked up in the CRM; null when it has none. */
export function keyText(
  row: SourceRecord,
  { profile, crmFields, exactFields }: Pick<PlanRequest, 'profile' | 'crmFields' | 'exactFields'>,
): string | null {
  const { key, mappings } = profile
  const mapping = mappings.find(({ target, source }) => target === key.target && source === key.source) ?? key
  const converted = ruled(mapping, specOf(exactFields, key.source), specOf(crmFields, key.target))(row.fields)
  return converted.ok && converted.value !== null ? String(converted.value) : null
}

const fold = (key: Value) => String(key).trim().toLowerCase()

const distinct = (records: readonly CrmRecord[]) => [...new Map(records.map((record) => [record.id, record])).values()]
