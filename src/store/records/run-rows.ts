import { type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import { addCounts } from '../../sync/add-counts.ts'
import type { MirrorScope, PlannedPage, RowFilter } from '../../sync/ports.ts'
import type { Fields, JournalRow, LinkChange, Outcome, OutcomeCounts, PlannedRow, Run } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './codec.ts'
import { saveLinks } from './links.ts'
import { keepPastLinks } from './past-links.ts'
import { rowStatement } from './row-statement.ts'
import { changeRun } from './runs.ts'

type RunKey = { tenantId: string; number: number }

/** Adds a page's rows and counts, once: a page at or before the run's position was saved already. */
export async function savePlannedPage(tx: Transaction<Schema>, tenantId: string, number: number, page: PlannedPage): Promise<Run> {
  const run = await changeRun(tx, tenantId, number, {})
  if (page.position <= run.planPosition) return run
  const first = await nextPosition(tx, { tenantId, number })
  const rows = page.rows.map((row, index) => toColumns({ tenantId, number }, first + index, row))
  await insertRows(tx, rows)
  return changeRun(tx, tenantId, number, { planPosition: page.position, planned: addCounts(run.planned, page.counts) })
}

const insertRows = rowStatement((db: Kysely<Schema>, rows: readonly ReturnType<typeof toColumns>[]) =>
  db.insertInto('run_row').values(rows).compile(),
)

async function nextPosition(tx: Transaction<Schema>, { tenantId, number }: RunKey): Promise<number> {
  const last = await tx
    .selectFrom('run_row')
    .select('position')
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.position ?? 0) + 1
}

export async function pendingRows(db: Kysely<Schema>, tenantId: string, number: number, limit: number): Promise<JournalRow[]> {
  const rows = await db
    .selectFrom('run_row')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    // In the very words of the index over these rows.
    .where(sql<SqlBool>`outcome is null and action in ('create', 'update', 'restore', 'remove')`)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(toJournalRow)
}

/** Only rows without an outcome take one, and only those are counted: saying the same twice changes nothing. */
export async function saveOutcomes(
  tx: Transaction<Schema>,
  run: RunKey,
  scope: MirrorScope,
  outcomes: readonly Outcome[],
  links: readonly LinkChange[],
): Promise<Run> {
  const { outcomes: counts } = await changeRun(tx, run.tenantId, run.number, {})
  const total = { ...counts }
  for (const { outcome } of await setOutcomes(
    tx,
    outcomes.map((each) => toGiven(run, each)),
  ))
    total[outcome] = (total[outcome] ?? 0) + 1
  await keepPastLinks(
    tx,
    scope,
    run.number,
    links.map(({ sourceId }) => sourceId),
  )
  await saveLinks(tx, scope, links)
  return changeRun(tx, run.tenantId, run.number, { outcomes: total })
}

function toGiven({ tenantId, number }: RunKey, { sourceId, kind, reason, targetId, before }: Outcome) {
  return { tenantId, number: String(number), sourceId, kind, reason: toJsonOrNull(reason), targetId, before: toJsonOrNull(before ?? null) }
}

/**
 * Answers with the kinds of the outcomes that were new. The run's key travels with every outcome, so that SQLite looks each
 * row up by its whole key; given as constants, it walks over all rows of the run for every outcome.
 */
const setOutcomes = rowStatement((db: Kysely<Schema>, given: readonly ReturnType<typeof toGiven>[]) => {
  const values = given.map((each) => sql`(${sql.join(Object.values(each))})`)
  return sql<{ outcome: Outcome['kind'] }>`
    update run_row
    set outcome = given.column4, outcome_reason = given.column5, outcome_target_id = given.column6, outcome_before = given.column7
    from (values ${sql.join(values)}) as given
    where run_row.tenant_id = given.column1 and run_row.number = cast(given.column2 as integer)
      and run_row.source_id = given.column3 and run_row.outcome is null
    returning run_row.outcome`.compile(db)
})

/** Rows with one of the actions or one of the outcomes; all rows when neither is asked. */
export async function rowsOfRun(
  db: Kysely<Schema>,
  tenantId: string,
  number: number,
  filter: RowFilter,
  limit: number,
): Promise<JournalRow[]> {
  const { actions, outcomes } = filter
  const rows = await db
    .selectFrom('run_row')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .$if(actions !== undefined || outcomes !== undefined, (query) =>
      query.where(({ eb, or }) =>
        or([...(actions?.length ? [eb('action', 'in', actions)] : []), ...(outcomes?.length ? [eb('outcome', 'in', outcomes)] : [])]),
      ),
    )
    .$if(filter.reasoned === true, (query) => query.where('reason', 'is not', null))
    .$if(asksForFew(filter), (query) => query.where(sql<SqlBool>`(action in ('ask', 'fail') or outcome in ('skipped', 'failed'))`))
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(toJournalRow)
}

/** What needs attention is rare, and has an index of its own. */
function asksForFew({ actions = [], outcomes = [] }: RowFilter): boolean {
  const rareAction = (action: PlannedRow['action']) => action === 'ask' || action === 'fail'
  const rareOutcome = (kind: Outcome['kind']) => kind === 'skipped' || kind === 'failed'
  return actions.length + outcomes.length > 0 && actions.every(rareAction) && outcomes.every(rareOutcome)
}

function toColumns({ tenantId, number }: RunKey, position: number, row: PlannedRow) {
  return {
    tenant_id: tenantId,
    number,
    position,
    source_id: row.sourceId,
    label: row.label,
    action: row.action,
    reason: toJsonOrNull(row.reason),
    target_id: row.targetId,
    before: toJsonOrNull(row.before),
    after: toJson(row.after),
    candidates: row.candidates === undefined ? null : toJson(row.candidates),
  }
}

export function toJournalRow(row: Schema['run_row']): JournalRow {
  return {
    position: row.position,
    sourceId: row.source_id,
    label: row.label,
    action: row.action as PlannedRow['action'],
    reason: fromJsonOrNull(row.reason),
    targetId: row.target_id,
    before: fromJsonOrNull(row.before),
    after: fromJson(row.after),
    ...(row.candidates === null ? {} : { candidates: fromJson<string[]>(row.candidates) }),
    outcome: row.outcome === null ? null : toOutcome(row, row.outcome as keyof OutcomeCounts & Outcome['kind']),
  }
}

function toOutcome(row: Schema['run_row'], kind: Outcome['kind']): Outcome {
  const before = row.outcome_before === null ? {} : { before: fromJson<Fields>(row.outcome_before) }
  return { sourceId: row.source_id, kind, reason: fromJsonOrNull(row.outcome_reason), targetId: row.outcome_target_id, ...before }
}
