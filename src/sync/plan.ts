import type { AlikeLevel } from './alike.ts'
import { anonymisedWish, isAnonymised } from './anonymised.ts'
import { companyField } from './company-field.ts'
import { differenceOf, type Rules, rulesOf } from './difference.ts'
import { ruled } from './field-rules/ruled-value.ts'
import { recogniser } from './recognise.ts'
import { isEmpty } from './same-value.ts'
import { specOf } from './spec-of.ts'
import type {
  Action,
  CrmRecord,
  Decision,
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

/** CRM records that rows may be at a level below the key, without those that are another record's of Exact already. */
export type Alike = { level: AlikeLevel; records: readonly CrmRecord[] }

export type PlanRequest = {
  profile: ProfileContent
  mode: Mode
  /** Every difference counts, whoever would win. */
  compare?: boolean
  rows: readonly SourceRecord[]
  links: readonly Link[]
  /** The CRM records the links point at; one that is missing is gone from the CRM. */
  linkedRecords: readonly CrmRecord[]
  /** The CRM records that hold the key value of a row without a living link. */
  keyedRecords: readonly CrmRecord[]
  /** What people decided about these rows, and the CRM records that they chose. */
  decisions?: readonly Decision[]
  decidedRecords?: readonly CrmRecord[]
  /** In the order of the levels, for the rows that nothing was found for before. */
  alike?: readonly Alike[]
  /** Of the keyed and the decided records those that are another record's of Exact. */
  linkedElsewhere?: readonly string[]
  /** For contacts: Exact account id → CRM company id. */
  companies?: ReadonlyMap<string, string>
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
}

/**
 * `adopted`: pairs to be remembered with the values both sides already share: those just recognised, and those whose rules need to know.
 * `carriedOut`: rows whose decision needs nothing more, once the adopted pairs are kept.
 */
export type PagePlan = { rows: PlannedRow[]; counts: PlanCounts; adopted: Link[]; carriedOut: string[] }

type Verdict = 'create' | 'update' | 'unchanged' | 'skip'
type Situation = 'missing' | 'differs' | 'same'

/** What each mode does: with a record the CRM doesn't have, with one that differs, and with one that is the same. */
const verdicts: Record<Mode, Record<Situation, Verdict>> = {
  import: { missing: 'create', differs: 'skip', same: 'unchanged' },
  update: { missing: 'skip', differs: 'update', same: 'unchanged' },
  'import-update': { missing: 'create', differs: 'update', same: 'unchanged' },
}

export const noCounts: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

/**
 * What a run would do with one page of Exact's rows, as data. Records are recognised by their link, by what a person decided, then by
 * the levels of the profile; what fits several records, or several rows, is left for a person, and so is a record whose rule asks where
 * both sides changed. A contact whose company isn't there waits. Rows are fails when a value cannot be written as it is. Deterministic:
 * the same request gives the same plan.
 */
export function planPage(request: PlanRequest): PagePlan {
  const recognise = recogniser(request)
  const wish = wisher(request)
  const wishOf = (row: SourceRecord) =>
    isAnonymised(row.fields) ? anonymisedWish(request.profile, request.crmFields, wish(row)) : wish(row)
  const setting = { ...request, rules: rulesOf(request.profile) }
  const answers = new Map(request.decisions?.map(({ sourceId, answer }) => [sourceId, answer]))
  const plan: PagePlan = { rows: [], counts: { ...noCounts }, adopted: [], carriedOut: [] }
  for (const row of request.rows) {
    const found = recognise(row)
    const answer = answers.get(row.id)
    const planned = 'reason' in found ? unplanned(row, found) : decide(setting, row, { ...found, answer }, wishOf(row))
    plan.counts[planned.verdict] = (plan.counts[planned.verdict] ?? 0) + 1
    if (planned.verdict !== 'unchanged' && planned.verdict !== 'skip') plan.rows.push(planned.row(planned.verdict))
    if (planned.adopted) plan.adopted.push(planned.adopted)
    if (answer && !('reason' in found) && isCarriedOut(answer, found, planned)) plan.carriedOut.push(row.id)
  }
  return plan
}

/** A link or a choice that is remembered needs no write; and what has come true by itself needs nothing. */
function isCarriedOut(answer: Decision['answer'], { link }: Known, { verdict, adopted }: Planned): boolean {
  if (answer === 'link' || answer === 'create') return link !== null || (answer === 'link' && adopted !== undefined)
  return (answer === 'exact' || answer === 'crm') && (verdict === 'unchanged' || (answer === 'crm' && adopted !== undefined))
}

/**
 * `reason`: why the record can't be written at all. `leftOut`: the first field that can't be, while the rest can. `insisted`: fields that
 * are written whatever their rules say.
 */
export type Wish = { fields: Record<string, Value>; reason: Reason | null; leftOut: Reason | null; insisted?: ReadonlySet<string> }

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

type Planned = { verdict: Verdict | 'ask' | 'fail' | 'wait'; row: (action: Action) => PlannedRow; adopted?: Link }

type Setting = PlanRequest & { rules: Rules }
type Known = { record: CrmRecord | null; link: Link | null; answer?: Decision['answer'] | undefined }

function decide(setting: Setting, source: SourceRecord, { record, link, answer }: Known, wish: Wish): Planned {
  const { mode, crmFields, rules, compare = false } = setting
  const to = verdicts[mode]
  if (!record) {
    const reason = wish.reason ?? missingRequired(crmFields, wish.fields)
    if (to.missing !== 'create' || !reason || compare)
      return { verdict: to.missing, row: rowFor(source, null, null, withoutEmpty(wish.fields), reason ?? wish.leftOut) }
    return unplanned(source, { action: stopFor(reason), reason })
  }
  const isInsisted = (name: string, value: Value) =>
    wish.insisted?.has(name) === true || (compare && !(isEmpty(value) && rules.get(name)?.whenEmpty === 'skip'))
  const settle = answer === 'exact' || answer === 'crm' ? answer : undefined
  const { before, after, agreed, conflict, ...difference } = differenceOf(rules, crmFields, record, link, wish.fields, isInsisted, settle)
  // Somebody that Exact forgot is forgotten here too, company or not.
  const stands = wish.insisted && wish.reason?.code === 'company-missing' ? null : wish.reason
  const reason = stands ?? (compare ? null : difference.reason)
  const verdict = to[reason || conflict || Object.keys(after).length > 0 ? 'differs' : 'same']
  if (reason && verdict === 'update') return unplanned(source, { action: stopFor(reason), reason, targetId: record.id })
  const isNews = !reason && (link === null || Object.keys(agreed).length > 0)
  const adopted = isNews && { adopted: { sourceId: source.id, targetId: record.id, written: { ...link?.written, ...agreed } } }
  if (conflict && verdict === 'update')
    return { ...unplanned(source, { action: 'ask', reason: conflict, targetId: record.id }), ...(link === null && adopted) }
  return { verdict, row: rowFor(source, record.id, before, after, wish.leftOut), ...adopted }
}

/** A contact without its company comes along when that is there. */
const stopFor = ({ code }: Reason) => (code === 'company-missing' ? 'wait' : 'fail')

type Stop = { action: 'ask' | 'fail' | 'wait' | 'skip'; reason: Reason; targetId?: string; candidates?: readonly string[] }

function unplanned(source: SourceRecord, { action: verdict, reason, targetId, candidates = [] }: Stop): Planned {
  const stands = { sourceId: source.id, label: labelOf(source), reason, targetId: targetId ?? null, before: null, after: {} }
  return { verdict, row: (action) => ({ ...stands, action, ...(candidates.length > 0 && { candidates }) }) }
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
export const labelOf = ({ id, fields }: SourceRecord) => String(fields.FullName || fields.Name || id)
