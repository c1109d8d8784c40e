import type {
  CrmRecord,
  Decision,
  FieldSpec,
  Fields,
  Follows,
  JournalRow,
  Link,
  LinkChange,
  MatchLevel,
  NewRun,
  Outcome,
  PastLink,
  PlannedRow,
  Reason,
  Run,
  Source,
  SourceRecord,
  Target,
} from './types.ts'

/** Where records come from: one administration of Exact. */
export type SourcePort = {
  /** Every field of the entity, in the vendor's order. Costs no call. */
  fields(source: Source): readonly FieldSpec[]
  /** Rows changed after a cursor ('' = from the beginning), in pages; each page carries the cursor to keep once it is safe. */
  changed(source: Source, select: readonly string[], after: string, signal?: AbortSignal): AsyncIterable<SourcePage>
  /** Ids deleted after a cursor ('' = from the beginning of the vendor's log). */
  deleted(source: Source, after: string, signal?: AbortSignal): AsyncIterable<DeletedPage>
  /** Calls spent by this port object so far. */
  calls(): number
}
export type SourcePage = { rows: readonly SourceRecord[]; cursor: string }
export type DeletedPage = { rows: readonly { id: string; stamp: string }[]; cursor: string }

/** Where records go. One workspace's CRM. */
export type CrmPort = {
  fields(target: Target): Promise<readonly FieldSpec[]>
  /** Records by id; missing ones are left out. */
  get(target: Target, ids: readonly string[]): Promise<CrmRecord[]>
  /** Records whose `field` (a unique field) holds one of the values; a value may answer with several records in a CRM that allows doubles. */
  findByKey(target: Target, field: string, values: readonly string[]): Promise<CrmRecord[]>
  /** Records whose name resembles the text, best first. */
  search(target: Target, text: string, limit: number): Promise<CrmRecord[]>
  /** Records that have one of these values at a level below the key, in the form that `likenessOf` gives them. */
  findAlike(target: Target, level: Exclude<MatchLevel, 'key'>, values: readonly string[]): Promise<CrmRecord[]>
  /** Records in id order after an id ('' = from the first). */
  page(target: Target, afterId: string, limit: number): Promise<CrmRecord[]>
  count(target: Target): Promise<number>
  /** The people of one company, by name. */
  peopleOf(companyId: string, limit: number): Promise<CrmRecord[]>
  /** Writes in order, each on its own: one refused record never stops the others. Answers in the same order. */
  write(target: Target, writes: readonly CrmWrite[]): Promise<CrmWriteResult[]>
}
export type CrmWrite =
  /** A create whose key value is already there is not repeated: the answer is `existing`. */
  | { kind: 'create'; key: { field: string; value: string }; fields: Fields }
  /** Only the given fields. `version` is the one planned on; when it moved on, the answer is `changed`. */
  | { kind: 'update'; id: string; version: number | null; fields: Fields }
  /** A record that is gone already counts as removed; a company that people are tied to is refused with `has-people`. */
  | { kind: 'remove'; id: string; version: number }
export type CrmWriteResult =
  | { kind: 'written'; id: string }
  | { kind: 'existing'; record: CrmRecord }
  | { kind: 'changed' }
  | { kind: 'refused'; reason: Reason }

/** Exact's rows as last read, one set per workspace, administration and entity. */
export type MirrorPort = {
  state(scope: MirrorScope): Promise<MirrorState>
  /** Begins again from nothing known: called before a full read. Rows stay readable until `finishFullRead`. */
  beginFullRead(scope: MirrorScope, fields: readonly string[]): Promise<MirrorState>
  /** Rows and cursor in one transaction; a row with an older or equal stamp than the stored one is ignored. */
  savePage(scope: MirrorScope, page: SourcePage): Promise<void>
  /** After a full read: rows that were not seen in it are gone from Exact. */
  finishFullRead(scope: MirrorScope): Promise<void>
  /** Ids and cursor in one transaction; a row stamped later than its deletion was created again and stays. */
  saveDeleted(scope: MirrorScope, page: DeletedPage): Promise<void>
  /** The read is complete as of now. */
  markSynced(scope: MirrorScope, at: Date): Promise<void>
  /** Rows in id order after an id ('' = from the first), without those gone from Exact. */
  page(scope: MirrorScope, afterId: string, limit: number): Promise<SourceRecord[]>
  get(scope: MirrorScope, ids: readonly string[]): Promise<SourceRecord[]>
  /** Rows gone from Exact, as they last were, in id order after an id. */
  gone(scope: MirrorScope, afterId: string, limit: number): Promise<SourceRecord[]>
  count(scope: MirrorScope): Promise<number>
  /** Accounts whose name or trade name resembles the text, or that have it as code or number, best first; ranking by `rankCustomers`. */
  search(scope: MirrorScope, text: string, limit: number): Promise<SourceRecord[]>
  /** Accounts directly under a parent account, by id; at most some hundreds. */
  children(scope: MirrorScope, parentId: string): Promise<SourceRecord[]>
  /** Forgets everything of the administration (disconnect). */
  clear(tenantId: string, administration: number): Promise<void>
}
export type MirrorScope = { tenantId: string; administration: number; source: Source }
export type MirrorState = {
  /** Row-version cursor of the last safe page; '' = nothing read. */
  cursor: string
  deletedCursor: string
  /** The fields every mirrored row holds. */
  fields: readonly string[]
  /** False while a full read is under way. */
  complete: boolean
  syncedAt: string | null
}

/** What people decided about records that a run couldn't, until it is carried out; `apart` and `keep` stand until the opposite is said. */
export type DecisionPort = {
  /** A later decision about a record takes the place of the earlier one. */
  save(scope: MirrorScope, decisions: readonly Decision[]): Promise<void>
  of(scope: MirrorScope, sourceIds: readonly string[]): Promise<Decision[]>
  forget(scope: MirrorScope, sourceIds: readonly string[]): Promise<void>
}

/** Figures that Saldo computes of each customer, as last read: what computed fields are filled from. One set per administration. */
export type FiguresPort = {
  /** Reads anew what these computed fields take, in bulk; answers the number of calls it took. */
  refresh(tenantId: string, administration: number, fields: readonly string[], signal?: AbortSignal): Promise<number>
  /** By Exact account id; a customer without any figures has none. */
  of(tenantId: string, administration: number, accountIds: readonly string[]): Promise<ReadonlyMap<string, Fields>>
}

/** Runs, their journal rows and the links, written so that nothing is lost or doubled when the process dies. */
export type JournalPort = {
  createRun(run: NewRun, at: Date): Promise<Run>
  run(tenantId: string, number: number): Promise<Run | undefined>
  /** Newest first. */
  runs(tenantId: string, limit: number): Promise<Run[]>
  /** Queued, running and parked ones of every workspace, and ended ones that nobody was told of; oldest first. */
  unfinishedRuns(): Promise<Run[]>
  /** Changes some columns of a run; answers with the run as it then stands. */
  updateRun(tenantId: string, number: number, change: RunChange): Promise<Run>
  /** Plan rows, counts and position in one transaction. */
  savePlannedPage(tenantId: string, number: number, page: PlannedPage): Promise<Run>
  /** Rows to apply (create, update, restore, remove) without an outcome, in plan order. */
  pendingRows(tenantId: string, number: number, limit: number): Promise<JournalRow[]>
  /**
   * Outcomes, links and counts in one transaction. An outcome already there is kept; what a link was before the run first touched it is kept
   * too.
   */
  saveOutcomes(
    tenantId: string,
    number: number,
    scope: MirrorScope,
    outcomes: readonly Outcome[],
    links: readonly LinkChange[],
  ): Promise<Run>
  /** Rows of a run for people: by action or outcome, in plan order. */
  rows(tenantId: string, number: number, filter: RowFilter, limit: number): Promise<JournalRow[]>
  links(scope: MirrorScope, sourceIds: readonly string[]): Promise<Link[]>
  /** The links that point at these CRM records. */
  linksTo(scope: MirrorScope, targetIds: readonly string[]): Promise<Link[]>
  /** What these links were before the run touched them; those it didn't touch are left out. */
  pastLinks(scope: MirrorScope, number: number, sourceIds: readonly string[]): Promise<PastLink[]>
  /** What a run touched without a row in `undo`, in the order of their ids after one: pairs that were only remembered. */
  linksWithoutRow(scope: MirrorScope, number: number, undo: number, after: string, limit: number): Promise<PastLink[]>
  /** Rows by which later runs wrote or took back fields of these records. */
  laterWrites(tenantId: string, number: number, sourceIds: readonly string[]): Promise<LaterWrite[]>
  /** Runs that go back to this one, newest first. */
  followers(tenantId: string, number: number): Promise<Run[]>
  /** Whether a run of the profile over all of its source, no preview, was carried out to its end. */
  hasFinished(tenantId: string, profileId: string): Promise<boolean>
  /** A page of a run's rows in plan order, after or before a position. */
  rowsPage(tenantId: string, number: number, kind: RowKind, from: PageFrom, limit: number): Promise<JournalRow[]>
  /** What runs and previews had to do with these records of Exact, newest run first. */
  historyOf(tenantId: string, sourceIds: readonly string[], limit: number): Promise<HistoryRow[]>
  /** Exact ids of records that weren't written under this very name, whatever its case. */
  idsNamed(tenantId: string, name: string, limit: number): Promise<string[]>
  /** Removes some rows of runs that ended and were told of before an instant, and a run once its rows are gone; false when none was left. */
  removeOldRuns(before: Date, limit: number): Promise<boolean>
}
export type HistoryRow = { run: Run; row: JournalRow }
export type LaterWrite = { number: number; follows: Follows | null; sourceId: string; fields: readonly string[] }
/** What became of records, or would. */
export type RowKind = 'all' | 'created' | 'updated' | 'to-decide' | 'failed' | 'waiting' | 'only-crm'
export type PageFrom = { after: number } | { before: number }
export type RunChange = Partial<
  Pick<
    Run,
    | 'state'
    | 'phase'
    | 'read'
    | 'calls'
    | 'startedAt'
    | 'finishedAt'
    | 'toldAt'
    | 'cancelAsked'
    | 'problem'
    | 'problemOf'
    | 'parked'
    | 'card'
    | 'planPosition'
    | 'planned'
    | 'outcomes'
  >
>
export type PlannedPage = { rows: readonly PlannedRow[]; counts: Run['planned']; position: string }
/** Rows with one of the actions or one of the outcomes. `reasoned`: of these only the ones with a reason. */
export type RowFilter = { actions?: readonly PlannedRow['action'][]; outcomes?: readonly Outcome['kind'][]; reasoned?: boolean }
