import type { FieldType, Reason, ReasonCode, Value } from './types.ts'

/** A field and one side's value of it. */
export type ComparedField = { label: string; type: FieldType; value: Value }
/** A value, and whether the other side's says the same; null where either has none. */
export type ComparedValue = { value: Value; agrees: boolean | null }
/** A CRM record that may be meant; its values in the order of the fields compared. */
export type Candidate = { id: string; name: string; values: readonly ComparedValue[] }
/** A field that both sides changed. */
export type Contested = { label: string; type: FieldType; exact: Value; crm: Value }

/** What a run couldn't decide about one record, with both sides as they stand now. */
export type Question = { position: number; sourceId: string; label: string; reason: Reason } & (
  | { kind: 'which'; fields: readonly ComparedField[]; candidates: readonly Candidate[]; mayCreate: boolean }
  | { kind: 'whose'; crmName: string; contested: readonly Contested[] }
  | { kind: 'gone'; crmName: string; field: ComparedField; current: Value }
)

/** The answers that fit each kind of question; `link` needs one of the candidates. */
export const answersTo = {
  which: ['link', 'create', 'apart'],
  whose: ['exact', 'crm'],
  gone: ['keep', 'mark'],
} as const

export const questionKinds: Readonly<Partial<Record<ReasonCode, Question['kind']>>> = {
  ambiguous: 'which',
  conflict: 'whose',
  gone: 'gone',
}
