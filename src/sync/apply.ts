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
  Mapping,
  Mode,
  Outcome,
  OutcomeKind,
  Reason,
  ReasonCode,
  Value,
} from './types.ts'

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
}
export type Applied = { outcomes: Outcome[]; links: Link[] }

type Settled = { row: JournalRow; outcome: Outcome }
type Pending = { row: JournalRow; write: CrmWrite; kind: OutcomeKind }
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
  const settled = last.map((step) => ('outcome' in step ? step : fail(step.row, 'changed-meanwhile')))
  const links = new Map(setting.links.map((link) => [link.sourceId, link]))
  return { outcomes: settled.map(({ outcome }) => outcome), links: settled.flatMap((one) => linkOf(one, links.get(one.row.sourceId))) }
}

/** Creates as planned; updates checked against the records as they are now. */
async function prepare(rows: readonly JournalRow[], setting: ApplySetting): Promise<Step[]> {
  const records = await readRecords(
    rows.filter(({ action }) => action === 'update'),
    setting,
  )
  return rows.map((row) => (row.action === 'create' ? createStep(row, setting) : updateStep(row, records.get(row.targetId ?? ''), setting)))
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

function nextStep({ row, kind }: Pending, result: CrmWriteResult, records: ReadonlyMap<string, CrmRecord>, setting: ApplySetting): Step {
  switch (result.kind) {
    case 'written':
      return settle(row, kind, row.reason, result.id)
    case 'refused':
      return settle(row, 'failed', result.reason, row.targetId)
    case 'existing':
      return existingStep(row, result.record, setting)
    case 'changed':
      return updateStep(row, records.get(row.targetId ?? ''), setting)
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
  return { row, kind: 'updated', write: { kind: 'update', id: record.id, version: record.version, fields } }
}

/** By the field's rule, where nothing is known of an earlier write. */
function firstStanding(name: string, wanted: Value, record: CrmRecord, { mappings, crmFields }: ApplySetting) {
  const rule = mappings.find(({ target }) => target === name)?.rule ?? {}
  return standingOf(rule, { wanted, current: record.fields[name] ?? null, written: undefined, type: typeOf(crmFields, name) })
}

function reasonFor(code: ReasonCode, name: string, { crmFields }: ApplySetting): Reason {
  const label = crmFields.find((field) => field.name === name)?.label
  return label === undefined ? { code } : { code, field: label }
}

function createStep(row: JournalRow, { keyField }: ApplySetting): Step {
  return {
    row,
    kind: 'created',
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
  return { row, kind: 'updated', write: { kind: 'update', id: record.id, version: record.version, fields: rest } }
}

async function readRecords(rows: readonly JournalRow[], { crm, target }: ApplySetting): Promise<Map<string, CrmRecord>> {
  const ids = [...new Set(rows.flatMap(({ targetId }) => targetId ?? []))]
  const records = ids.length > 0 ? await crm.get(target, ids) : []
  return new Map(records.map((record) => [record.id, record]))
}

function linkOf({ row, outcome }: Settled, link: Link | undefined): Link[] {
  if (outcome.targetId === null || (outcome.kind !== 'created' && outcome.kind !== 'updated')) return []
  const known = link?.targetId === outcome.targetId ? link.written : {}
  return [{ sourceId: row.sourceId, targetId: outcome.targetId, written: { ...known, ...row.after } }]
}

function settle(row: JournalRow, kind: OutcomeKind, reason: Reason | null, targetId: string | null): Settled {
  return { row, outcome: { sourceId: row.sourceId, kind, reason, targetId } }
}

function fail(row: JournalRow, code: ReasonCode, field?: string): Settled {
  return settle(row, 'failed', field === undefined ? { code } : { code, field }, row.targetId)
}

function without(fields: Fields, drop: (name: string, value: Value) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !drop(name, value)))
}

const typeOf = (fields: readonly FieldSpec[], name: string): FieldType => fields.find((field) => field.name === name)?.type ?? 'text'
