import { standingOf } from './field-rules/standing.ts'
import type { CrmPort, CrmWrite, CrmWriteResult } from './ports.ts'
import { sameValue } from './same-value.ts'
import type {
  CrmRecord,
  FieldSpec,
  Fields,
  FieldType,
  JournalRow,
  Link,
  LinkChange,
  Mapping,
  Mode,
  Outcome,
  OutcomeKind,
  PastLink,
  Reason,
  ReasonCode,
  Value,
} from './types.ts'
import { putBackLink } from './undo-link.ts'
import { changedField } from './undo-plan.ts'

export type ApplySetting = {
  crm: CrmPort
  target: 'company' | 'person'
  mode: Mode
  /** The CRM side of the key. */
  keyField: string
  crmFields: readonly FieldSpec[]
  /** With their rules: they count too when a record turns out to be there already. */
  mappings: readonly Mapping[]
  /** The rows' links as they stand. */
  links: readonly Link[]
  /** Of an undo: what the links were before the run that it takes back. */
  pastLinks?: readonly PastLink[]
}
export type Applied = { outcomes: Outcome[]; links: LinkChange[] }

type Settled = { row: JournalRow; outcome: Outcome }
/** `before`: what the write replaces, where the plan couldn't know it. */
type Pending = { row: JournalRow; write: CrmWrite; kind: OutcomeKind; reason: Reason | null; before?: Fields }
type Step = Settled | Pending

/**
 * Writes planned rows to the CRM and tells what became of each. Safe to repeat after an answer was lost: what already
 * stands there as planned counts as written. An update is written only onto the values it was planned on, so that the
 * journal's before and after stay true; a record that moves while it is written gets one more try.
 */
export async function applyRows(rows: readonly JournalRow[], setting: ApplySetting): Promise<Applied> {
  const first = await prepare(rows, setting)
  const second = await carryOut(first, setting)
  const last = await carryOut(second, setting)
  const settled = last.map((step) => ('outcome' in step ? step : movedOn(step.row)))
  const links = new Map(setting.links.map((link) => [link.sourceId, link]))
  const past = new Map(setting.pastLinks?.map((link) => [link.sourceId, link]))
  return {
    outcomes: settled.map(({ outcome }) => outcome),
    links: settled.flatMap((one) => linkOf(one, links.get(one.row.sourceId), past.get(one.row.sourceId))),
  }
}

/** Creates as planned; updates checked against the records as they are now. */
async function prepare(rows: readonly JournalRow[], setting: ApplySetting): Promise<Step[]> {
  const records = await readRecords(
    rows.filter(({ action }) => action !== 'create'),
    setting,
  )
  return rows.map((row) => stepOf(row, records.get(row.targetId ?? ''), setting))
}

function stepOf(row: JournalRow, record: CrmRecord | undefined, setting: ApplySetting): Step {
  switch (row.action) {
    case 'create':
      return createStep(row, setting)
    case 'restore':
      return restoreStep(row, record, setting)
    case 'remove':
      return removeStep(row, record, setting)
    default:
      return updateStep(row, record, setting)
  }
}

/** Writes what is pending in one go; what has to be tried again comes back as pending. */
async function carryOut(steps: readonly Step[], setting: ApplySetting): Promise<Step[]> {
  const pending = steps.filter((step) => 'write' in step)
  if (pending.length === 0) return [...steps]
  const results = await setting.crm.write(
    setting.target,
    pending.map(({ write }) => write),
  )
  const answers = new Map(pending.map((step, i) => [step.row.sourceId, { step, result: results[i] }]))
  const moved = [...answers.values()].filter(({ result }) => result?.kind === 'changed').map(({ step }) => step.row)
  const records = await readRecords(moved, setting)
  return steps.map((step) => {
    const answer = answers.get(step.row.sourceId)
    return answer?.result ? nextStep(answer.step, answer.result, records, setting) : step
  })
}

function nextStep(step: Pending, result: CrmWriteResult, records: ReadonlyMap<string, CrmRecord>, setting: ApplySetting): Step {
  const { row } = step
  switch (result.kind) {
    case 'written':
      return settle(row, step.kind, step.reason, result.id, step.before)
    case 'refused':
      return settle(row, row.action === 'remove' ? 'skipped' : 'failed', result.reason, row.targetId)
    case 'existing':
      return existingStep(row, result.record, setting)
    case 'changed':
      return stepOf(row, records.get(row.targetId ?? ''), setting)
  }
}

/** The record is there already: our own create whose answer was lost, or somebody else's, which the mode decides about. */
function existingStep(row: JournalRow, record: CrmRecord, setting: ApplySetting): Step {
  const differing = without(row.after, (name, value) => sameValue(value, record.fields[name] ?? null, typeOf(setting.crmFields, name)))
  if (Object.keys(differing).length === 0) return settle(row, 'created', row.reason, record.id)
  if (setting.mode === 'import') return settle(row, 'skipped', { code: 'exists' }, record.id)
  const standings = new Map(Object.entries(differing).map(([name, wanted]) => [name, firstStanding(name, wanted, record, setting)]))
  const [conflict] = [...standings].find(([, standing]) => standing === 'conflict') ?? []
  if (conflict !== undefined) return settle(row, 'skipped', reasonFor('conflict', conflict, setting), record.id)
  const fields = without(differing, (name) => standings.get(name) === 'leave')
  if (Object.keys(fields).length === 0) return settle(row, 'skipped', { code: 'exists' }, record.id)
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, record.fields[name] ?? null]))
  return { ...pendingUpdate(row, 'updated', row.reason, record, fields), before }
}

/** By the field's rule, where nothing is known of an earlier write. */
function firstStanding(name: string, wanted: Value, record: CrmRecord, { mappings, crmFields }: ApplySetting) {
  const rule = mappings.find(({ target }) => target === name)?.rule ?? {}
  return standingOf(rule, { wanted, current: record.fields[name] ?? null, written: undefined, type: typeOf(crmFields, name) })
}

function reasonFor(code: ReasonCode, name: string, { crmFields }: Pick<ApplySetting, 'crmFields'>): Reason {
  const label = crmFields.find((field) => field.name === name)?.label
  return label === undefined ? { code } : { code, field: label }
}

function createStep(row: JournalRow, { keyField }: ApplySetting): Step {
  return {
    row,
    kind: 'created',
    reason: row.reason,
    write: { kind: 'create', key: { field: keyField, value: String(row.after[keyField] ?? '') }, fields: row.after },
  }
}

function updateStep(row: JournalRow, record: CrmRecord | undefined, { crmFields }: ApplySetting): Step {
  if (!record) return fail(row, 'changed-meanwhile')
  const is = (name: string, value: Value) => sameValue(value, record.fields[name] ?? null, typeOf(crmFields, name))
  const rest = without(row.after, is)
  const moved = Object.keys(rest).find((name) => !is(name, row.before?.[name] ?? null))
  if (moved !== undefined) return fail(row, 'changed-meanwhile', crmFields.find(({ name }) => name === moved)?.label)
  if (Object.keys(rest).length === 0) return settle(row, 'updated', row.reason, record.id)
  return pendingUpdate(row, 'updated', row.reason, record, rest)
}

/** Puts back what is still as the plan saw it; a field that moved since is left. */
function restoreStep(row: JournalRow, record: CrmRecord | undefined, { crmFields }: ApplySetting): Step {
  if (!record) return movedOn(row)
  const is = (name: string, value: Value) => sameValue(value, record.fields[name] ?? null, typeOf(crmFields, name))
  const rest = without(row.after, is)
  const fields = without(rest, (name) => !is(name, row.before?.[name] ?? null))
  const moved = Object.keys(rest).find((name) => !(name in fields))
  const reason = row.reason ?? (moved === undefined ? null : reasonFor('changed-since', moved, { crmFields }))
  if (Object.keys(fields).length > 0) return pendingUpdate(row, 'restored', reason, record, fields)
  return moved === undefined ? settle(row, 'restored', reason, record.id) : settle(row, 'skipped', reason, record.id)
}

/** Only a record that is still what its run made of it. One that is gone was removed already. */
function removeStep(row: JournalRow, record: CrmRecord | undefined, { crmFields }: ApplySetting): Step {
  if (!record) return settle(row, 'removed', null, row.targetId)
  const changed = changedField(record, row.before ?? {}, crmFields)
  if (changed) return settle(row, 'skipped', { code: 'changed-since', field: changed.label }, record.id)
  return { row, kind: 'removed', reason: null, write: { kind: 'remove', id: record.id, version: record.version } }
}

function pendingUpdate(row: JournalRow, kind: OutcomeKind, reason: Reason | null, { id, version }: CrmRecord, fields: Fields): Pending {
  return { row, kind, reason, write: { kind: 'update', id, version, fields } }
}

async function readRecords(rows: readonly JournalRow[], { crm, target }: ApplySetting): Promise<Map<string, CrmRecord>> {
  const ids = [...new Set(rows.flatMap(({ targetId }) => targetId ?? []))]
  const records = ids.length > 0 ? await crm.get(target, ids) : []
  return new Map(records.map((record) => [record.id, record]))
}

function linkOf({ row, outcome }: Settled, link: Link | undefined, past: PastLink | undefined): LinkChange[] {
  if (outcome.kind === 'restored' || outcome.kind === 'removed') return putBackLink(row, outcome, link, past)
  if (outcome.targetId === null || (outcome.kind !== 'created' && outcome.kind !== 'updated')) return []
  const known = link?.targetId === outcome.targetId ? link.written : {}
  return [{ sourceId: row.sourceId, targetId: outcome.targetId, written: { ...known, ...row.after } }]
}

function settle(row: JournalRow, kind: OutcomeKind, reason: Reason | null, targetId: string | null, before?: Fields): Settled {
  return { row, outcome: { sourceId: row.sourceId, kind, reason, targetId, ...(before && { before }) } }
}

/** What an undo can't take back is left as it is; anything else has failed. */
function movedOn(row: JournalRow): Settled {
  const undone = row.action === 'restore' || row.action === 'remove'
  return undone ? settle(row, 'skipped', { code: 'changed-since' }, row.targetId) : fail(row, 'changed-meanwhile')
}

function fail(row: JournalRow, code: ReasonCode, field?: string): Settled {
  return settle(row, 'failed', field === undefined ? { code } : { code, field }, row.targetId)
}

function without(fields: Fields, drop: (name: string, value: Value) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !drop(name, value)))
}

const typeOf = (fields: readonly FieldSpec[], name: string): FieldType => fields.find((field) => field.name === name)?.type ?? 'text'
