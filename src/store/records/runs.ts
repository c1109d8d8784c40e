import type { Kysely, Transaction, UpdateObject } from 'kysely'
import { SaldoError } from '../../errors.ts'
import type { RunChange } from '../../sync/ports.ts'
import type { Follows, NewRun, Run } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './codec.ts'

type RunRow = Schema['run']

const nothingPlanned: Run['planned'] = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }
const nothingDone: Run['outcomes'] = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 }

export async function createRun(tx: Transaction<Schema>, run: NewRun, at: Date): Promise<Run> {
  const row = await tx
    .insertInto('run')
    .values({
      tenant_id: run.tenantId,
      number: await nextNumber(tx, run.tenantId),
      profile: toJson(run.profile),
      mode: run.mode,
      preview: run.preview ? 1 : 0,
      compare: run.compare === true ? 1 : 0,
      follows: run.follows?.how ?? null,
      follows_number: run.follows?.number ?? null,
      follows_record: run.follows?.sourceId ?? null,
      administration: run.administration,
      asked_by: run.askedBy,
      state: 'queued',
      phase: 'reading',
      read: 0,
      planned: toJson(nothingPlanned),
      outcomes: toJson(nothingDone),
      plan_position: '',
      calls: 0,
      queued_at: at.toISOString(),
      cancel_asked: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toRun(row)
}

/** The counter's row stays locked until the run is there: no number is given twice, and none is lost. */
async function nextNumber(tx: Transaction<Schema>, tenantId: string): Promise<number> {
  const { last } = await tx
    .insertInto('run_counter')
    .values({ tenant_id: tenantId, last: 1 })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(({ eb }) => ({ last: eb('run_counter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export async function readRun(db: Kysely<Schema>, tenantId: string, number: number): Promise<Run | undefined> {
  const row = await db.selectFrom('run').selectAll().where('tenant_id', '=', tenantId).where('number', '=', number).executeTakeFirst()
  return row && toRun(row)
}

export async function readRuns(db: Kysely<Schema>, tenantId: string, limit: number): Promise<Run[]> {
  const rows = await db.selectFrom('run').selectAll().where('tenant_id', '=', tenantId).orderBy('number', 'desc').limit(limit).execute()
  return rows.map(toRun)
}

export async function readUnfinishedRuns(db: Kysely<Schema>): Promise<Run[]> {
  const rows = await db
    .selectFrom('run')
    .selectAll()
    .where('told_at', 'is', null)
    .orderBy('queued_at')
    .orderBy('tenant_id')
    .orderBy('number')
    .execute()
  return rows.map(toRun)
}

/** Throws `run-missing` when there is no such run. */
export async function changeRun(db: Kysely<Schema>, tenantId: string, number: number, change: RunChange): Promise<Run> {
  const row = await db
    .updateTable('run')
    // A column set to itself: an empty change is a change too, and locks the row within a transaction.
    .set(({ ref }) => ({ tenant_id: ref('tenant_id'), ...toColumns(change) }))
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw runMissing(number)
  return toRun(row)
}

function toColumns(change: RunChange): UpdateObject<Schema, 'run'> {
  const { startedAt, finishedAt, toldAt, cancelAsked, problemOf, parked, card, planPosition, planned, outcomes, ...same } = change
  return {
    ...same,
    ...(startedAt === undefined ? {} : { started_at: startedAt }),
    ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
    ...(toldAt === undefined ? {} : { told_at: toldAt }),
    ...(cancelAsked === undefined ? {} : { cancel_asked: cancelAsked ? 1 : 0 }),
    // A new problem never keeps what an earlier one was of.
    ...(problemOf === undefined && change.problem === undefined ? {} : { problem_of: toJsonOrNull(problemOf ?? null) }),
    ...(parked === undefined ? {} : { parked: toJsonOrNull(parked) }),
    ...(card === undefined ? {} : { card: toJsonOrNull(card) }),
    ...(planPosition === undefined ? {} : { plan_position: planPosition }),
    ...(planned === undefined ? {} : { planned: toJson(planned) }),
    ...(outcomes === undefined ? {} : { outcomes: toJson(outcomes) }),
  }
}

export function followsOf(row: Pick<RunRow, 'follows' | 'follows_number' | 'follows_record'>): Run['follows'] {
  const { follows: how, follows_number: number, follows_record: sourceId } = row
  return how === null || number === null ? null : { how: how as Follows['how'], number, sourceId }
}

export function toRun(row: RunRow): Run {
  return {
    tenantId: row.tenant_id,
    number: row.number,
    profile: fromJson(row.profile),
    mode: row.mode as Run['mode'],
    preview: row.preview === 1,
    compare: row.compare === 1,
    follows: followsOf(row),
    administration: row.administration,
    askedBy: row.asked_by,
    state: row.state as Run['state'],
    phase: row.phase as Run['phase'],
    read: row.read,
    // Runs of before there were filters don't count them.
    planned: { ...nothingPlanned, ...fromJson<Run['planned']>(row.planned) },
    outcomes: { ...nothingDone, ...fromJson<Run['outcomes']>(row.outcomes) },
    planPosition: row.plan_position,
    calls: row.calls,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    toldAt: row.told_at,
    cancelAsked: row.cancel_asked === 1,
    problem: row.problem,
    ...(row.problem_of === null ? {} : { problemOf: fromJson<NonNullable<Run['problemOf']>>(row.problem_of) }),
    parked: fromJsonOrNull(row.parked),
    card: fromJsonOrNull(row.card),
  }
}

function runMissing(number: number): SaldoError {
  return new SaldoError('run-missing', {
    message: `Run ${number} is not in the journal`,
    person: `There is no run ${number}. Type "runs" to see the ones there are.`,
    values: { run: number },
    recovery: 'fix-input',
  })
}
