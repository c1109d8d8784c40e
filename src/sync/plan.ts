import { differenceOf, type Rules, rulesOf } from './difference.ts'
import { ruled } from './field-rules/ruled-value.ts'
import { recogniser } from './recognise.ts'
import { isEmpty } from './same-value.ts'
import { specOf } from './spec-of.ts'
import type {
  Action,
  CrmRecord,
  FieldSpec,
  Fields,
  Link,
  Mode,
  PlanCounts,
  PlannedRow,
  ProfileContent,
  Reason,
  SourceRecord,
  Value,
} from './types.ts'

/** The field of a CRM person that holds the CRM id of the company; filled from the contact's account, whatever the profile maps. */
export const companyField = 'company'

export type PlanRequest = {
  profile: ProfileContent
  mode: Mode
  rows: readonly SourceRecord[]
  links: readonly Link[]
  /** The CRM records the links point at; one that is missing is gone from the CRM. */
  linkedRecords: readonly CrmRecord[]
  /** The CRM records that hold the key value of a row without a living link. */
  keyedRecords: readonly CrmRecord[]
  /** For contacts: Exact account id → CRM company id. */
  companies?: ReadonlyMap<string, string>
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
}

/** `adopted`: pairs to be remembered with the values both sides already share: those the key has just shown, and those whose rules need to know. */
export type PagePlan = { rows: PlannedRow[]; counts: PlanCounts; adopted: Link[] }

type Decision = 'create' | 'update' | 'unchanged' | 'skip'
type Situation = 'missing' | 'differs' | 'same'

/** What each mode does: with a record the CRM doesn't have, with one that differs, and with one that is the same. */
const decisions: Record<Mode, Record<Situation, Decision>> = {
  import: { missing: 'create', differs: 'skip', same: 'unchanged' },
  update: { missing: 'skip', differs: 'update', same: 'unchanged' },
  'import-update': { missing: 'create', differs: 'update', same: 'unchanged' },
}

export const noCounts: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

/**
 * What a run would do with one page of Exact's rows, as data. Records are recognised by their link, then by the key;
 * a key that fits several records, or several rows, is left for a person, and so is a record whose rule asks where both
 * sides changed. Rows are fails when a value cannot be written as it is. Deterministic: the same request gives the same plan.
 */
export function planPage(request: PlanRequest): PagePlan {
  const recognise = recogniser(request)
  const wish = wisher(request)
  const setting = { ...request, rules: rulesOf(request.profile) }
  const plan: PagePlan = { rows: [], counts: { ...noCounts }, adopted: [] }
  for (const row of request.rows) {
    const found = recognise(row)
    const planned = 'reason' in found ? unplanned(row, found.action, found.reason) : decide(setting, row, found, wish(row))
    plan.counts[planned.decision] += 1
    if (planned.decision !== 'unchanged' && planned.decision !== 'skip') plan.rows.push(planned.row(planned.decision))
    if (planned.adopted) plan.adopted.push(planned.adopted)
  }
  return plan
}

/** `reason`: why the record can't be written at all. `leftOut`: the first field that can't be, while the rest can. */
type Wish = { fields: Record<string, Value>; reason: Reason | null; leftOut: Reason | null }

/**
 * What the CRM should hold for a row. A value that doesn't fit costs the whole record only where the CRM needs it or it
 * is the key; otherwise that one field is left as it is, since a customer matters more than a misspelt fax number.
 */
function wisher(request: PlanRequest): (row: SourceRecord) => Wish {
  const { profile, crmFields, exactFields, companies } = request
  const tied = profile.target === 'person' && crmFields.some(({ name }) => name === companyField)
  const mappings = [...profile.mappings, ...(profile.mappings.some(({ target }) => target === profile.key.target) ? [] : [profile.key])]
    .filter(({ target }) => !(tied && target === companyField))
    .map((mapping) => {
      const to = specOf(crmFields, mapping.target)
      return { to, read: ruled(mapping, specOf(exactFields, mapping.source), to) }
    })
  return (row) => {
    const wish: Wish = { fields: {}, reason: null, leftOut: null }
    for (const { to, read } of mappings) {
      const converted = read(row.fields)
      if (converted.ok) wish.fields[to.name] = converted.value
      else if (to.required || to.name === profile.key.target) wish.reason ??= converted.reason
      else wish.leftOut ??= converted.reason
    }
    if (!tied) return wish
    const company = companies?.get(String(row.fields.Account ?? ''))
    if (company) wish.fields[companyField] = company
    else wish.reason ??= { code: 'company-missing' }
    return wish
  }
}

type Planned = { decision: Decision | 'ask' | 'fail'; row: (action: Action) => PlannedRow; adopted?: Link }

type Setting = PlanRequest & { rules: Rules }
type Known = { record: CrmRecord | null; link: Link | null }

function decide({ mode, crmFields, rules }: Setting, source: SourceRecord, { record, link }: Known, wish: Wish): Planned {
  const to = decisions[mode]
  if (!record) {
    const reason = wish.reason ?? missingRequired(crmFields, wish.fields)
    if (to.missing !== 'create' || !reason)
      return { decision: to.missing, row: rowFor(source, null, null, withoutEmpty(wish.fields), wish.leftOut) }
    return unplanned(source, 'fail', reason)
  }
  const { before, after, agreed, conflict, ...difference } = differenceOf(rules, crmFields, record, link, wish.fields)
  const reason = wish.reason ?? difference.reason
  const decision = to[reason || conflict || Object.keys(after).length > 0 ? 'differs' : 'same']
  if (reason && decision === 'update') return unplanned(source, 'fail', reason, record.id)
  if (conflict && decision === 'update') return unplanned(source, 'ask', conflict, record.id)
  const row = rowFor(source, record.id, before, after, wish.leftOut)
  if (reason || (link && Object.keys(agreed).length === 0)) return { decision, row }
  return { decision, row, adopted: { sourceId: source.id, targetId: record.id, written: { ...link?.written, ...agreed } } }
}

function unplanned(source: SourceRecord, action: 'ask' | 'fail', reason: Reason, targetId: string | null = null): Planned {
  return {
    decision: action,
    row: () => ({ sourceId: source.id, label: labelOf(source), action, reason, targetId, before: null, after: {} }),
  }
}

function rowFor(source: SourceRecord, targetId: string | null, before: Fields | null, after: Fields, reason: Reason | null) {
  return (action: Action): PlannedRow => ({ sourceId: source.id, label: labelOf(source), action, reason, targetId, before, after })
}

function missingRequired(crmFields: readonly FieldSpec[], fields: Fields): Reason | null {
  const missing = crmFields.find(({ name, required, readOnly }) => required && !readOnly && isEmpty(fields[name]))
  return missing ? { code: 'required', field: missing.label } : null
}

const withoutEmpty = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))

/** The record's name, for people: a contact's full name, an account's name. */
const labelOf = ({ id, fields }: SourceRecord) => String(fields.FullName || fields.Name || id)
