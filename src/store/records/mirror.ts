import type { Kysely, Transaction } from 'kysely'
import { findNames } from '../../sync/find-names.ts'
import type { DeletedPage, MirrorPort, MirrorScope, SourcePage } from '../../sync/ports.ts'
import type { SourceRecord } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'
import { childrenOf, parentColumn } from './mirror-groups.ts'
import { bookOf, idsWithCode, type Known, knownRows, noteRename, type Renames, saveRenames, searchColumns, unlist } from './mirror-names.ts'
import { idsWithNumber } from './mirror-numbers.ts'
import { beginFullRead, clearMirror, finishFullRead, markSynced, readState, saveState } from './mirror-reads.ts'
import { columnsOf, goneRows, liveRows } from './mirror-scope.ts'
import { bestOf } from './mirror-search.ts'
import { openNames } from './name-index.ts'
import { inPortions } from './portions.ts'
import { rowStatement } from './row-statement.ts'

type Row = Schema['mirror_row']

/** Exact's rows as last read, in the database. Accounts are found by `Name`, `TradeName`, `Code`, `VATNumber` and `ChamberOfCommerce`. */
export function createMirror(db: Kysely<Schema>): MirrorPort {
  return {
    state: (scope) => readState(db, scope),
    beginFullRead: (scope, fields) => beginFullRead(db, scope, fields),
    savePage: (scope, page) => db.transaction().execute((tx) => savePage(tx, scope, page)),
    finishFullRead: (scope) => finishFullRead(db, scope),
    saveDeleted: (scope, page) => db.transaction().execute((tx) => saveDeleted(tx, scope, page)),
    markSynced: (scope, at) => markSynced(db, scope, at),
    page: (scope, afterId, limit) => page(db, scope, afterId, limit),
    get: (scope, ids) => get(db, scope, ids),
    gone: (scope, afterId, limit) => gone(db, scope, afterId, limit),
    count: (scope) => count(db, scope),
    search: (scope, text, limit) => search(db, scope, text, limit),
    children: (scope, parentId) => childrenOf(db, scope, parentId),
    clear: (tenantId, administration) => clearMirror(db, tenantId, administration),
  }
}

async function savePage(tx: Transaction<Schema>, scope: MirrorScope, page: SourcePage): Promise<void> {
  const { generation } = await saveState(tx, scope, { cursor: page.cursor })
  const renames: Renames = { added: [], removed: [] }
  await inPortions(latestOf(page.rows), async (rows) => {
    const values = rows.map((row) => toRow(scope, generation, row))
    if (scope.source === 'account') await noteRenames(tx, scope, values, renames)
    await upsertRows(tx, values)
  })
  await saveRenames(tx, scope, renames)
}

async function noteRenames(tx: Transaction<Schema>, scope: MirrorScope, values: readonly Row[], renames: Renames): Promise<void> {
  const ids = values.map(({ id }) => id)
  const known = await knownRows(tx, scope, ids)
  for (const row of values) {
    const before = known.get(row.id)
    if (before === undefined || isNews(before, row)) noteRename(renames, before, row)
  }
}

/** A row of an earlier full read counts as unknown; within one, only a later stamp is news. `upsertRows` says the same in SQL. */
function isNews(before: Known, row: Row): boolean {
  return before.generation < row.generation || BigInt(before.stamp) < row.stamp
}

/** One row per id: a database refuses to change a row twice in one statement. */
function latestOf(rows: readonly SourceRecord[]): SourceRecord[] {
  const latest = new Map<string, SourceRecord>()
  for (const row of rows) {
    const known = latest.get(row.id)
    if (known === undefined || BigInt(row.stamp) > BigInt(known.stamp)) latest.set(row.id, row)
  }
  return [...latest.values()]
}

function toRow(scope: MirrorScope, generation: number, { id, stamp, fields }: SourceRecord): Row {
  return {
    ...columnsOf(scope),
    id,
    stamp: BigInt(stamp),
    generation,
    gone: 0,
    ...searchColumns(scope.source, fields),
    ...parentColumn(scope.source, fields),
    fields: toJson(fields),
  }
}

const upsertRows = rowStatement((db: Kysely<Schema>, rows: readonly Row[]) =>
  db
    .insertInto('mirror_row')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'administration', 'source', 'id'])
        .doUpdateSet(({ ref }) => ({
          stamp: ref('excluded.stamp'),
          generation: ref('excluded.generation'),
          gone: ref('excluded.gone'),
          search_name: ref('excluded.search_name'),
          search_trade: ref('excluded.search_trade'),
          code: ref('excluded.code'),
          vat_number: ref('excluded.vat_number'),
          chamber_number: ref('excluded.chamber_number'),
          parent_id: ref('excluded.parent_id'),
          fields: ref('excluded.fields'),
        }))
        .where(({ eb, or, ref }) =>
          or([eb('mirror_row.generation', '<', ref('excluded.generation')), eb('mirror_row.stamp', '<', ref('excluded.stamp'))]),
        ),
    )
    .compile(),
)

/** The deletion's stamp replaces the row's, so that an older version of the row which arrives late can't bring it back. */
async function saveDeleted(tx: Transaction<Schema>, scope: MirrorScope, page: DeletedPage): Promise<void> {
  await saveState(tx, scope, { deleted_cursor: page.cursor })
  for (const { id, stamp } of page.rows) {
    const gone = await tx
      .updateTable('mirror_row')
      .set({ gone: 1, stamp: BigInt(stamp) })
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('id', '=', id)
      .where('stamp', '<=', BigInt(stamp))
      .returning(['id', 'search_name', 'search_trade'])
      .execute()
    await unlist(tx, scope, gone)
  }
}

/** Nobody looks for a contact of Exact by name. */
async function search(db: Kysely<Schema>, scope: MirrorScope, text: string, limit: number): Promise<SourceRecord[]> {
  if (scope.source !== 'account') return []
  const coded = [...(await idsWithCode(db, scope, text)), ...(await idsWithNumber(db, scope, text))]
  const named = await findNames(openNames(db, bookOf(scope)), text)
  return bestOf(await get(db, scope, [...new Set([...coded, ...named])]), text, limit)
}

async function page(db: Kysely<Schema>, scope: MirrorScope, afterId: string, limit: number): Promise<SourceRecord[]> {
  const rows = await recordsOf(liveRows(db, scope)).where('id', '>', afterId).orderBy('id').limit(limit).execute()
  return rows.map(toRecord)
}

async function gone(db: Kysely<Schema>, scope: MirrorScope, afterId: string, limit: number): Promise<SourceRecord[]> {
  const rows = await recordsOf(goneRows(db, scope)).where('id', '>', afterId).orderBy('id').limit(limit).execute()
  return rows.map(toRecord)
}

/** In the order asked for. */
async function get(db: Kysely<Schema>, scope: MirrorScope, ids: readonly string[]): Promise<SourceRecord[]> {
  const found = new Map<string, SourceRecord>()
  await inPortions(ids, async (some) => {
    const rows = await recordsOf(liveRows(db, scope)).where('id', 'in', some).execute()
    for (const row of rows) found.set(row.id, toRecord(row))
  })
  return ids.flatMap((id) => found.get(id) ?? [])
}

async function count(db: Kysely<Schema>, scope: MirrorScope): Promise<number> {
  const { total } = await liveRows(db, scope)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

function recordsOf(rows: ReturnType<typeof liveRows>) {
  return rows.select(({ cast }) => ['id' as const, 'fields' as const, cast<string>('stamp', 'text').as('stamp')])
}

function toRecord(row: { id: string; stamp: string; fields: string }): SourceRecord {
  return { id: row.id, stamp: row.stamp, fields: fromJson(row.fields) }
}
