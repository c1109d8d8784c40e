import type { HistoryRow } from './ports.ts'
import type { CrmRecord, Decision, FieldSpec, PlannedRow, Profile, Run, Source, SourceRecord } from './types.ts'

/** A company or person, as far as either side knows it. */
export type KnownRecord = {
  source: Source
  /** Exact's number; null when the record is tied to nothing there. */
  administration: number | null
  sourceId: string | null
  /** As last read; null when Exact no longer has it, or it was never kept. */
  exact: SourceRecord | null
  crm: CrmRecord | null
  /** What ties the two: a remembered pair, or the same value in the key. */
  tie: 'link' | 'key' | null
  name: string
}

/** A profile's plan for one record; without a row it writes nothing, because of `idle`. */
export type PlanNow = { profile: Profile; row: PlannedRow | null; idle: 'same' | 'mode' | 'filter' | 'apart' }

/** What became of a record, run by run. */
export type Story = {
  record: KnownRecord
  /** The administration's name, and whether it takes part. */
  administration: string | null
  takesPart: boolean
  /** Newest first, previews among them. */
  entries: readonly HistoryRow[]
  /** What somebody decided about it that stands, or waits to be carried out. */
  decision: Decision | null
  /** Runs over such records that wrote nothing to this one, newest first. */
  quiet: readonly Run[]
  /** What each profile would do now. */
  now: readonly PlanNow[]
  specs: readonly FieldSpec[]
}
