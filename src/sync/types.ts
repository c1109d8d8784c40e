import type { SaidError } from '../errors.ts'
import type { BrakeFigures, BrakeLimits } from './brake.ts'
import type { FieldRule } from './field-rules/types.ts'
import type { Misfit } from './field-rules/value-text.ts'
import type { Filter } from './filter/types.ts'

/**
 * The words of the sync core, as the product uses them in chat, in code and in its tables.
 *
 * account, contact   records in Exact            company, person   records in the CRM
 * profile            a saved import              key               the pair of fields that says two records are the same
 * link               a remembered pair           mirror            Exact's rows as last read, kept so that a run costs only what changed
 * plan               what a run will do, as data, before the first write
 * run                a plan being carried out    outcome           what became of one record
 */

export type Target = 'company' | 'person'
export type Source = 'account' | 'contact'
export type Mode = 'import' | 'update' | 'import-update'

/**
 * One field's value, in the same form on both sides:
 * text and ids as text; `date` as YYYY-MM-DD; `instant` as ISO 8601 UTC; `money` as a decimal string ("1234.50"); null for empty.
 */
export type Value = string | number | boolean | null
export type Fields = Readonly<Record<string, Value>>

export type FieldType =
  | 'text'
  | 'multiline'
  | 'email'
  | 'phone'
  | 'url'
  | 'id'
  | 'number'
  | 'money'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'choice'

export type FieldSpec = {
  /** The system's own name, never shown alone. */
  name: string
  /** What people read. */
  label: string
  type: FieldType
  maxLength?: number
  required?: boolean
  readOnly?: boolean
  /** May serve as the CRM side of a key: at most one record holds a value. */
  unique?: boolean
  /** For `choice`: the only values taken. */
  choices?: readonly string[]
}

/** CRM field ← Exact field, by name, and what happens to the value on its way. */
export type Mapping = { target: string; source: string; rule?: FieldRule }

/** What a profile says, without its identity: the part a form edits. */
export type ProfileContent = {
  title: string
  target: Target
  source: Source
  mappings: readonly Mapping[]
  /** Which CRM field holds which Exact field's value to recognise a record by (default: Customer ID ← ID). */
  key: Mapping
  /** What `run` does when no mode is said. */
  mode: Mode
  /** Exact's number for the administration it reads; without it, the connection's own. */
  administration?: number | null
  /** Which of Exact's records it is about; without it, all of them. What was imported and doesn't fit any more is left as it is. */
  filter?: Filter
  /** How much of the CRM a run may change before it asks; without it, the usual measure. */
  brake?: BrakeLimits
  /** By what a record without a link may be recognised in the CRM, besides the key; without it, by all of them. */
  matching?: readonly MatchLevel[]
  /** What becomes of a CRM record whose record in Exact is gone; without it, it is kept as it is. */
  gone?: GoneRule
}

/**
 * How a record without a link is recognised in the CRM, in this order; the first certain hit wins. code: the number that people know it by;
 * number: VAT or chamber-of-commerce number; email: an account's e-mail domain, a contact's whole address; name: an account's name and
 * postcode, a contact's name within its company. The link comes before all of them.
 */
export type MatchLevel = 'key' | 'code' | 'number' | 'email' | 'name'

/** mark: the CRM field gets the value (Status: Inactive). ask: a person decides between that and keeping it. */
export type GoneRule = { how: 'keep' } | { how: 'mark' | 'ask'; field: string; value: string }

export type Profile = ProfileContent & {
  id: string
  version: number
  updatedAt: string
  /** Person id of who saved it. */
  updatedBy: string
}

/** One row of Exact as the core sees it. `stamp` is Exact's row version as decimal text: it grows, and says nothing about time. */
export type SourceRecord = { id: string; stamp: string; fields: Fields }

/** One record of the CRM. `version` grows by one with every write. */
export type CrmRecord = { id: string; version: number; fields: Fields }

/** Exact id ↔ CRM id, with the values last written to the CRM. */
export type Link = { sourceId: string; targetId: string; written: Fields }
/** A link to remember, or one to forget. */
export type LinkChange = Link | { sourceId: string; targetId: null }
/**
 * What a person decided about a record of Exact. link: it is this CRM record; create: it is none of them; apart: the two systems leave each
 * other alone here, until somebody links them; exact, crm: whose values win, for the values as they stand; keep, mark: of a record gone from Exact.
 */
export type Decision = {
  sourceId: string
  answer: 'link' | 'create' | 'apart' | 'exact' | 'crm' | 'keep' | 'mark'
  /** The CRM record of a `link`, otherwise null. */
  targetId: string | null
  /** Person id. */
  by: string
  at: string
}
/** What a link was before a run touched it (null: there was none). `latest`: no later run touched it. */
export type PastLink = { sourceId: string; link: Link | null; latest: boolean }

export type ReasonCode =
  | 'exists' // import never changes what is there
  | 'not-in-crm' // update never creates
  | 'company-missing' // a contact whose company isn't in the CRM
  | 'ambiguous' // several CRM records may be meant, or several Exact records mean the same one
  | 'apart' // a person decided that the two systems leave each other alone here
  | 'gone' // gone from Exact, and a person decides what becomes of it
  | 'key-missing' // the Exact record has no value for the key
  | 'required'
  | 'too-long'
  | 'wrong-type'
  | 'not-a-choice'
  | 'transform' // a step of the field's rule can't be done; `detail` is its sentence
  | 'not-in-list' // the field's value list has no such value; `detail` is the value
  | 'conflict' // people changed it in the CRM while it changed in Exact; `detail` tells both values
  | 'changed-meanwhile' // planned on values that are no longer there
  | 'refused' // the CRM said no; `detail` is its sentence
  | 'changed-since' // an undo leaves what people or later runs changed after the run
  | 'has-people' // an undo leaves a company that people are tied to

/** Why a record wasn't written. `field` is a CRM field's label. Worded for people by the views; `misfit` is what the detail of a failed step is made of. */
export type Reason = { code: ReasonCode; field?: string; detail?: string; misfit?: { is: Misfit; shown: string; by: string } }

/**
 * wait: a contact whose company isn't in the CRM yet. only-crm: nothing in Exact belongs to it; only in a comparison. The last three are an
 * undo's: fields put back, a created record removed, a record left as it is because of the reason.
 */
export type Action = 'create' | 'update' | 'ask' | 'fail' | 'wait' | 'only-crm' | 'restore' | 'remove' | 'leave'

/** One journal row: a record that would change, or that needs attention. Unchanged and skipped records only count. */
export type PlannedRow = {
  sourceId: string
  /** The record's name, for people. */
  label: string
  action: Action
  /** Of a create or update: the field that had to be left out. Otherwise why nothing is written. */
  reason: Reason | null
  /** The CRM record, when it is known. */
  targetId: string | null
  /** The changing fields as they stood; null for a create, all the record's for a remove. */
  before: Fields | null
  /** create: every field to write; update, restore: only those that change; remove: nothing in any of them; otherwise empty. */
  after: Fields
  /** Of an ambiguous record: the CRM records that may be meant, best first, ten at most. */
  candidates?: readonly string[]
}

/** `filtered`: left out by the profile's filter. All together are the records looked at. The last three only in an undo. */
export type PlanCounts = {
  create: number
  update: number
  unchanged: number
  skip: number
  ask: number
  fail: number
  filtered: number
  /** Contacts that wait for their company. */
  wait?: number
  /** Only in a comparison. */
  onlyCrm?: number
  restore?: number
  remove?: number
  leave?: number
}

export type OutcomeKind = 'created' | 'updated' | 'skipped' | 'failed' | 'restored' | 'removed'
/** `before`: what a write really replaced, where the plan couldn't know it: the record turned out to be there already. */
export type Outcome = { sourceId: string; kind: OutcomeKind; reason: Reason | null; targetId: string | null; before?: Fields }
export type JournalRow = PlannedRow & { position: number; outcome: Outcome | null }

/** created + updated + unchanged + skipped + failed + filtered + waiting = records looked at. `ask` rows end as skipped until someone decides. */
export type OutcomeCounts = {
  created: number
  updated: number
  unchanged: number
  skipped: number
  failed: number
  filtered: number
  /** Contacts whose company isn't in the CRM yet. */
  waiting?: number
  /** Only in an undo. */
  restored?: number
  removed?: number
}

/** reading: Exact → mirror; planning: mirror → journal; applying: journal → CRM. */
export type RunPhase = 'reading' | 'planning' | 'applying'
export type RunState = 'queued' | 'running' | 'parked' | 'done' | 'failed' | 'cancelled'

/**
 * What a parked run waits for: a moment (`until`, ISO 8601 UTC), the connection to be made again, or an admin who put something
 * right and says so. `tries` counts the times it was parked in a row without getting on. `why`: its plan waits for an admin's yes,
 * because it changes so much (`figures`), or because it takes back what a run did.
 */
export type Parked = {
  for: 'time' | 'connection' | 'admin'
  until: string | null
  tries: number
  why?: 'brake' | 'undo'
  figures?: BrakeFigures
}

/**
 * An earlier run that a run goes back to. retry: for the records that failed in it; decide: for those a person has decided about since;
 * tie: for contacts that waited in it for their company; undo: to take it back, whole or one record of it.
 */
export type Follows = { how: 'retry' | 'decide' | 'tie' | 'undo'; number: number; sourceId: string | null }

export type Run = {
  tenantId: string
  /** What people type: "run 12". Counts up within the workspace. */
  number: number
  /** The profile as it stood when the run was asked for; version 0 is a form that wasn't saved. */
  profile: Profile
  mode: Mode
  /** Stop after the plan. */
  preview: boolean
  /** A preview over both sides: what is only here, only there, or differs. */
  compare: boolean
  /** Null for a run over all of its source. */
  follows: Follows | null
  /** Exact's number for the administration. */
  administration: number
  askedBy: string
  state: RunState
  phase: RunPhase
  /** Exact rows read so far. */
  read: number
  planned: PlanCounts
  outcomes: OutcomeCounts
  /** Where planning stands: the last mirror id planned, '' before the first. */
  planPosition: string
  /** Exact calls spent. */
  calls: number
  queuedAt: string
  startedAt: string | null
  finishedAt: string | null
  /** When everybody who should know was told of the outcome. */
  toldAt: string | null
  /** Set by `cancel`; the run stops at its next page. */
  cancelAsked: boolean
  /** A sentence for people when the run failed, waits or is parked. */
  problem: string | null
  /** The error that sentence is of, for readers of other languages; not known of older runs, nor while it only waits. */
  problemOf?: SaidError | null
  /** Null unless the state is `parked`. */
  parked: Parked | null
  /** The chat message that shows this run and is edited in place. */
  card: { conversationId: string; messageId: string } | null
}

export type NewRun = Pick<Run, 'tenantId' | 'profile' | 'mode' | 'preview' | 'administration' | 'askedBy'> & {
  follows?: Follows | null
  compare?: boolean
}
