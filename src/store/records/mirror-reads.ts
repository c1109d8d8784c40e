import type { Kysely, Transaction } from 'kysely'
import { giveWay } from '../../sync/give-way.ts'
import type { MirrorScope, MirrorState } from '../../sync/ports.ts'
import type { Source } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'
import { type Listed, unlist } from './mirror-names.ts'
import { columnsOf } from './mirror-scope.ts'

/** Rows looked at before others get their turn. */
const sweepRows = 1_000

type StateRow = Schema['mirror_state']

const nothingRead = { cursor: '', deleted_cursor: '', fields: '[]', complete: 0, synced_at: null }

export async function readState(db: Kysely<Schema>, scope: MirrorScope): Promise<MirrorState> {
  const row = await db
    .selectFrom('mirror_state')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('administration', '=', scope.administration)
    .where('source', '=', scope.source)
    .executeTakeFirst()
  return toState(row ?? nothingRead)
}

/** Changes some columns and answers with the row as it then stands, locked for the rest of a transaction. */
export function saveState(db: Kysely<Schema>, scope: MirrorScope, change: Partial<Omit<StateRow, 'tenant_id'>>): Promise<StateRow> {
  return db
    .insertInto('mirror_state')
    .values({ ...columnsOf(scope), ...nothingRead, generation: 1, ...change })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'administration', 'source']).doUpdateSet({ tenant_id: scope.tenantId, ...change }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A new generation: rows of earlier ones stay readable, and count as unknown to what is read from now on. */
export async function beginFullRead(db: Kysely<Schema>, scope: MirrorScope, fields: readonly string[]): Promise<MirrorState> {
  const fresh = { ...nothingRead, fields: toJson(fields) }
  const row = await db
    .insertInto('mirror_state')
    .values({ ...columnsOf(scope), ...fresh, generation: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'administration', 'source'])
        .doUpdateSet(({ eb }) => ({ ...fresh, generation: eb('mirror_state.generation', '+', 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toState(row)
}

/** Sweeps first and says "complete" last: interrupted, the read simply isn't complete and is finished again. */
export async function finishFullRead(db: Kysely<Schema>, scope: MirrorScope): Promise<void> {
  const { generation } = await saveState(db, scope, {})
  await inStretches(db, scope, (tx, from, to) =>
    tx
      .updateTable('mirror_row')
      .set({ gone: 1 })
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('id', '>', from)
      .where('id', '<=', to)
      .where('generation', '<', generation)
      .where('gone', '=', 0)
      .returning(listed)
      .execute(),
  )
  await saveState(db, scope, { complete: 1 })
}

export async function markSynced(db: Kysely<Schema>, scope: MirrorScope, at: Date): Promise<void> {
  await saveState(db, scope, { synced_at: at.toISOString() })
}

/** Says "nothing read" first: interrupted, what is left of the rows is never taken for the whole. */
export async function clearMirror(db: Kysely<Schema>, tenantId: string, administration: number): Promise<void> {
  for (const source of ['account', 'contact'] satisfies Source[]) {
    const scope = { tenantId, administration, source }
    await beginFullRead(db, scope, [])
    await inStretches(db, scope, (tx, from, to) =>
      tx
        .deleteFrom('mirror_row')
        .where('tenant_id', '=', tenantId)
        .where('administration', '=', administration)
        .where('source', '=', source)
        .where('id', '>', from)
        .where('id', '<=', to)
        .returning(listed)
        .execute(),
    )
  }
  await db.deleteFrom('mirror_state').where('tenant_id', '=', tenantId).where('administration', '=', administration).execute()
}

const listed = ['id', 'search_name', 'search_trade'] as const

/**
 * Walks over all rows by id, `from` excluded and `to` included, and lets others have their turn in between.
 * The rows that `work` answers with leave the index of names with it.
 */
async function inStretches(
  db: Kysely<Schema>,
  scope: MirrorScope,
  work: (tx: Transaction<Schema>, from: string, to: string) => Promise<Listed[]>,
): Promise<void> {
  for (let from = ''; ; ) {
    const ids = await db
      .selectFrom('mirror_row')
      .select('id')
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('id', '>', from)
      .orderBy('id')
      .limit(sweepRows)
      .execute()
    const last = ids.at(-1)
    if (last === undefined) return
    const [start, end] = [from, last.id]
    await db.transaction().execute(async (tx) => {
      // Whoever writes names of this book waits here.
      await saveState(tx, scope, {})
      await unlist(tx, scope, await work(tx, start, end))
    })
    from = end
    await giveWay()
  }
}

function toState(row: Omit<StateRow, 'tenant_id' | 'administration' | 'source' | 'generation'>): MirrorState {
  return {
    cursor: row.cursor,
    deletedCursor: row.deleted_cursor,
    fields: fromJson(row.fields),
    complete: row.complete === 1,
    syncedAt: row.synced_at,
  }
}
