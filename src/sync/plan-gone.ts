import { convertValue } from './convert.ts'
import { labelOf, noCounts, type PagePlan } from './plan.ts'
import { sameValue } from './same-value.ts'
import { specOf } from './spec-of.ts'
import type { CrmRecord, Decision, FieldSpec, GoneRule, Link, PlannedRow, SourceRecord, Value } from './types.ts'

export type GoneRequest = {
  rule: Exclude<GoneRule, { how: 'keep' }>
  /** Gone from Exact, as they last were. */
  rows: readonly SourceRecord[]
  links: readonly Link[]
  /** The CRM records that the links point at. */
  records: readonly CrmRecord[]
  decisions: readonly Decision[]
  crmFields: readonly FieldSpec[]
}

/**
 * What becomes of CRM records whose record in Exact is gone: the rule's field gets its value, or a person is asked. A record that says so
 * already, that people decided to keep, or that isn't in the CRM any more, needs nothing and isn't counted.
 */
export function planGone({ rule, rows, links, records, decisions, crmFields }: GoneRequest): Pick<PagePlan, 'rows' | 'counts'> {
  const spec = specOf(crmFields, rule.field)
  const wanted = convertValue(rule.value, { name: '', label: '', type: 'text' }, spec)
  const found = new Map(records.map((record) => [record.id, record]))
  const targets = new Map(links.map(({ sourceId, targetId }) => [sourceId, targetId]))
  const answers = new Map(decisions.map(({ sourceId, answer }) => [sourceId, answer]))
  const planned = rows.flatMap((row): PlannedRow[] => {
    const record = found.get(targets.get(row.id) ?? '')
    const answer = answers.get(row.id)
    if (record === undefined || answer === 'keep') return []
    const base = { sourceId: row.id, label: labelOf(row), targetId: record.id, before: null, after: {} }
    if (!wanted.ok) return [{ ...base, action: 'fail', reason: wanted.reason }]
    const current: Value = record.fields[spec.name] ?? null
    if (sameValue(wanted.value, current, spec.type)) return []
    if (rule.how === 'ask' && answer !== 'mark') return [{ ...base, action: 'ask', reason: { code: 'gone', field: spec.label } }]
    return [{ ...base, action: 'update', reason: null, before: { [spec.name]: current }, after: { [spec.name]: wanted.value } }]
  })
  const counted = (action: PlannedRow['action']) => planned.filter((row) => row.action === action).length
  return { rows: planned, counts: { ...noCounts, update: counted('update'), ask: counted('ask'), fail: counted('fail') } }
}
