import { remembers, standingOf } from './field-rules/standing.ts'
import type { FieldRule } from './field-rules/types.ts'
import { isEmpty, sameValue } from './same-value.ts'
import { specOf } from './spec-of.ts'
import type { CrmRecord, FieldSpec, Fields, Link, ProfileContent, Reason, Value } from './types.ts'

/**
 * `agreed`: what both sides hold already and is still to be remembered: everything for a pair without a link, otherwise the fields whose
 * rule goes by what was last written. `reason`: why the whole can't be written. `conflict`: the first field that a person decides about.
 */
export type Difference = {
  before: Record<string, Value>
  after: Record<string, Value>
  agreed: Record<string, Value>
  reason: Reason | null
  conflict: Reason | null
}

export type Rules = ReadonlyMap<string, FieldRule>

/** A profile's rules by CRM field. */
export function rulesOf({ mappings }: Pick<ProfileContent, 'mappings'>): Rules {
  return new Map(mappings.flatMap(({ target, rule }) => (rule ? [[target, rule]] : [])))
}

/**
 * What a write would change, each field by its rule; where the wish is insisted on, whatever the rule says. `settle`: who wins where a
 * person would have to decide, once one has.
 */
export function differenceOf(
  rules: Rules,
  crmFields: readonly FieldSpec[],
  record: CrmRecord,
  link: Link | null,
  wanted: Fields,
  isInsisted: (name: string, value: Value) => boolean,
  settle?: 'exact' | 'crm',
): Difference {
  const found: Difference = { before: {}, after: {}, agreed: {}, reason: null, conflict: null }
  for (const [name, value] of Object.entries(wanted)) {
    const { type, label, required } = specOf(crmFields, name)
    const rule = rules.get(name)
    const current = record.fields[name] ?? null
    const written = link?.written[name]
    if (sameValue(value, current, type)) {
      const isNews = link ? remembers(rule) && !sameValue(value, written ?? null, type) : !isEmpty(value)
      if (isNews) found.agreed[name] = value
      continue
    }
    const standing = isInsisted(name, value) ? 'write' : standingOf(rule ?? {}, { wanted: value, current, written, type })
    if (standing === 'conflict' && settle === 'crm') found.agreed[name] = value
    if (standing === 'conflict' && !settle) found.conflict ??= { code: 'conflict', field: label, detail: bothValues(value, current) }
    if (standing !== 'write' && !(standing === 'conflict' && settle === 'exact')) continue
    if (isEmpty(value) && required) found.reason ??= { code: 'required', field: label }
    found.before[name] = current
    found.after[name] = value
  }
  return found
}

const bothValues = (exact: Value, crm: Value) => `${quoted(exact)} in Exact, ${quoted(crm)} in the CRM`

const quoted = (value: Value) => (isEmpty(value) ? 'nothing' : `“${String(value).slice(0, 60)}”`)
