import type { LaterWrite } from './ports.ts'
import { sameValue } from './same-value.ts'
import type { CrmRecord, FieldSpec, Fields, JournalRow, PlannedRow, Reason, Value } from './types.ts'

export type UndoRequest = {
  /** Rows of the run to take back that were written. */
  rows: readonly JournalRow[]
  /** Their CRM records as they are now; one that is missing is gone. */
  records: readonly CrmRecord[]
  /** By Exact id: the fields that later runs wrote, and that nobody took back since. */
  touched: ReadonlyMap<string, ReadonlySet<string>>
  /** Companies that people are tied to. */
  peopled: ReadonlySet<string>
  crmFields: readonly FieldSpec[]
}

export type UndoCounts = { restore: number; remove: number; leave: number; unchanged: number }

/**
 * What taking back some rows of a run would do, as data: created records are removed, changed fields get the values they had. What
 * people or later runs changed after the run stays, and so does a company with people; a row says so. What is back already only counts.
 * Deterministic: the same request gives the same plan.
 */
export function planUndo(request: UndoRequest): { rows: PlannedRow[]; counts: UndoCounts } {
  const records = new Map(request.records.map((record) => [record.id, record]))
  const planned = request.rows.map((row) => planRow(row, records.get(row.outcome?.targetId ?? ''), request))
  const rows = planned.flatMap((row) => row ?? [])
  const number = (action: PlannedRow['action']) => rows.filter((row) => row.action === action).length
  return {
    rows,
    counts: { restore: number('restore'), remove: number('remove'), leave: number('leave'), unchanged: planned.length - rows.length },
  }
}

function planRow(row: JournalRow, record: CrmRecord | undefined, request: UndoRequest): PlannedRow | null {
  const created = row.outcome?.kind === 'created'
  if (!record) return created ? null : left(row, { code: 'changed-since' })
  return created ? planRemove(row, record, request) : planRestore(row, record, request)
}

/** Only a record that is still what the run made of it. */
function planRemove(row: JournalRow, record: CrmRecord, { touched, peopled, crmFields }: UndoRequest): PlannedRow | null {
  const later = touched.get(row.sourceId)
  const changed = changedField(record, row.after, crmFields) ?? crmFields.find(({ name }) => later?.has(name))
  if (changed) return left(row, { code: 'changed-since', field: changed.label })
  if (peopled.has(record.id)) return left(row, { code: 'has-people' })
  const nothing = Object.fromEntries(Object.keys(row.after).map((name) => [name, null]))
  return { ...rowFor(row), action: 'remove', reason: null, before: row.after, after: nothing }
}

function planRestore(row: JournalRow, record: CrmRecord, { touched, crmFields }: UndoRequest): PlannedRow | null {
  const was = row.outcome?.before ?? row.before ?? {}
  const before: Record<string, Value> = {}
  const after: Record<string, Value> = {}
  let reason: Reason | null = null
  for (const [name, old] of Object.entries(was)) {
    const spec = crmFields.find((field) => field.name === name)
    const type = spec?.type ?? 'text'
    const current = record.fields[name] ?? null
    if (sameValue(current, old, type)) continue
    const ours = sameValue(current, row.after[name] ?? null, type) && !touched.get(row.sourceId)?.has(name)
    if (!ours) reason ??= { code: 'changed-since', field: spec?.label ?? name }
    else {
      before[name] = current
      after[name] = old
    }
  }
  if (Object.keys(after).length > 0) return { ...rowFor(row), action: 'restore', reason, before, after }
  return reason === null ? null : left(row, reason)
}

/** The first field in which a record differs from what was written when it was created. */
export function changedField(record: CrmRecord, written: Fields, crmFields: readonly FieldSpec[]): FieldSpec | undefined {
  return crmFields.find(({ name, type, readOnly }) => !readOnly && !sameValue(record.fields[name] ?? null, written[name] ?? null, type))
}

/** Fields that runs after it wrote, without those that were taken back: by Exact id. */
export function touchedBy(later: readonly LaterWrite[]): Map<string, Set<string>> {
  const nameOf = (sourceId: string, number: number, field: string) => `${sourceId} ${number} ${field}`
  const undone = new Set(
    later.flatMap(({ sourceId, follows, fields }) =>
      follows?.how === 'undo' ? fields.map((field) => nameOf(sourceId, follows.number, field)) : [],
    ),
  )
  const touched = new Map<string, Set<string>>()
  for (const { sourceId, number, follows, fields } of later) {
    if (follows?.how === 'undo') continue
    const standing = fields.filter((field) => !undone.has(nameOf(sourceId, number, field)))
    touched.set(sourceId, new Set([...(touched.get(sourceId) ?? []), ...standing]))
  }
  return touched
}

function left(row: JournalRow, reason: Reason): PlannedRow {
  return { ...rowFor(row), action: 'leave', reason, before: null, after: {} }
}

function rowFor({ sourceId, label, outcome }: JournalRow): Pick<PlannedRow, 'sourceId' | 'label' | 'targetId'> {
  return { sourceId, label, targetId: outcome?.targetId ?? null }
}
