import { type Kysely, type SqlBool, sql } from 'kysely'
import type { HistoryRow, MirrorScope, PageFrom, RowKind } from '../../sync/ports.ts'
import type { JournalRow, Link } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson } from './codec.ts'
import { columnsOf } from './mirror-scope.ts'
import { inPortions } from './portions.ts'
import { toJournalRow } from './run-rows.ts'
import { readRun } from './runs.ts'

const mostFailures = 1_000

/** The words of the indexes over what is rare among many rows stand in the last four. */
const kinds: Readonly<Record<RowKind, ReturnType<typeof sql<SqlBool>>>> = {
  all: sql<SqlBool>`true`,
  created: sql<SqlBool>`coalesce(outcome, action) in ('created', 'create')`,
  updated: sql<SqlBool>`coalesce(outcome, action) in ('updated', 'update')`,
  'to-decide': sql<SqlBool>`(action in ('ask', 'fail') or outcome in ('skipped', 'failed')) and action = 'ask'`,
  failed: sql<SqlBool>`(action in ('ask', 'fail') or outcome in ('skipped', 'failed')) and coalesce(outcome, action) in ('failed', 'fail')`,
  waiting: sql<SqlBool>`action in ('wait', 'only-crm') and action = 'wait'`,
  'only-crm': sql<SqlBool>`action in ('wait', 'only-crm') and action = 'only-crm'`,
}

/** One page of a run's rows in plan order, after or before a position. */
export async function rowsPage(
  db: Kysely<Schema>,
  tenantId: string,
  number: number,
  kind: RowKind,
  from: PageFrom,
  limit: number,
): Promise<JournalRow[]> {
  const back = 'before' in from
  const rows = await db
    .selectFrom('run_row')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .where('position', back ? '<' : '>', back ? from.before : from.after)
    .where(kinds[kind])
    .orderBy('position', back ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  const page = rows.map(toJournalRow)
  return back ? page.reverse() : page
}

/** The rows that runs and previews have for these records, newest first. */
export async function historyOf(db: Kysely<Schema>, tenantId: string, sourceIds: readonly string[], limit: number): Promise<HistoryRow[]> {
  if (sourceIds.length === 0) return []
  const rows = await db
    .selectFrom('run_row')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('source_id', 'in', sourceIds)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  const history: HistoryRow[] = []
  for (const row of rows) {
    const run = await readRun(db, tenantId, row.number)
    if (run !== undefined) history.push({ run, row: toJournalRow(row) })
  }
  return history
}

/** Exact ids of records that needed attention under this very name, whatever its case. */
export async function idsNamed(db: Kysely<Schema>, tenantId: string, name: string, limit: number): Promise<string[]> {
  // Each in the very words of an index of its own.
  const unwritten = [sql<SqlBool>`(action in ('ask', 'fail') or outcome in ('skipped', 'failed'))`, sql<SqlBool>`action = 'wait'`]
  const ids: string[] = []
  for (const which of unwritten) {
    const rows = await db
      .selectFrom('run_row')
      .select('source_id')
      .where('tenant_id', '=', tenantId)
      .where(sql<SqlBool>`lower(label) = lower(${name})`)
      .where(which)
      // The same record may have failed in every run for a year; asking for distinct ones would cost SQLite its index of names.
      .limit(mostFailures)
      .execute()
    ids.push(...rows.map(({ source_id }) => source_id))
  }
  return [...new Set(ids)].slice(0, limit)
}

/** The links that point at these CRM records. */
export async function linksTo(db: Kysely<Schema>, scope: MirrorScope, targetIds: readonly string[]): Promise<Link[]> {
  const found: Link[] = []
  await inPortions(targetIds, async (some) => {
    const { tenant_id, administration, source } = columnsOf(scope)
    const rows = await db
      .selectFrom('link')
      .select(['source_id', 'target_id', 'written'])
      .where('tenant_id', '=', tenant_id)
      .where('administration', '=', administration)
      .where('source', '=', source)
      .where('target_id', 'in', some)
      .execute()
    for (const row of rows) found.push({ sourceId: row.source_id, targetId: row.target_id, written: fromJson(row.written) })
  })
  return found
}

/**
 * Removes up to `limit` rows of a run that ended and was told of before an instant, and the run once its rows are gone.
 * Answers false when nothing was left to remove.
 */
export async function removeOldRuns(db: Kysely<Schema>, before: Date, limit: number): Promise<boolean> {
  const oldest = await db
    .selectFrom('run')
    .select(['tenant_id', 'number'])
    .where('finished_at', '<', before.toISOString())
    .where('told_at', 'is not', null)
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .orderBy('finished_at')
    .limit(1)
    .executeTakeFirst()
  if (oldest === undefined) return false
  const { tenant_id, number } = oldest
  if (await removeRows(db, tenant_id, number, limit)) return true
  if (await removePastLinks(db, tenant_id, number, limit)) return true
  await db.deleteFrom('run').where('tenant_id', '=', tenant_id).where('number', '=', number).execute()
  return true
}

async function removeRows(db: Kysely<Schema>, tenantId: string, number: number, limit: number): Promise<boolean> {
  const ofRun = db.selectFrom('run_row').where('tenant_id', '=', tenantId).where('number', '=', number)
  const last = (await ofRun.select('position').orderBy('position').limit(limit).execute()).at(-1)
  if (last === undefined) return false
  const some = db.deleteFrom('run_row').where('tenant_id', '=', tenantId).where('number', '=', number)
  await some.where('position', '<=', last.position).execute()
  return true
}

/** What the run's undo would have put back. */
async function removePastLinks(db: Kysely<Schema>, tenantId: string, number: number, limit: number): Promise<boolean> {
  const ofRun = db.selectFrom('link_past').where('tenant_id', '=', tenantId).where('number', '=', number)
  const last = (await ofRun.select('source_id').orderBy('source_id').limit(limit).execute()).at(-1)
  if (last === undefined) return false
  const some = db.deleteFrom('link_past').where('tenant_id', '=', tenantId).where('number', '=', number)
  await some.where('source_id', '<=', last.source_id).execute()
  return true
}
