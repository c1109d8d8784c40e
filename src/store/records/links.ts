import type { Kysely, Transaction } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Link, LinkChange } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'
import { columnsOf } from './mirror-scope.ts'
import { inPortions } from './portions.ts'
import { rowStatement } from './row-statement.ts'

/** A pair known already takes over the new target and values; one without a target is forgotten. */
export async function saveLinks(tx: Transaction<Schema>, scope: MirrorScope, links: readonly LinkChange[]): Promise<void> {
  const latest = [...new Map(links.map((link) => [link.sourceId, link])).values()]
  const forgotten = latest.flatMap(({ sourceId, targetId }) => (targetId === null ? sourceId : []))
  await inPortions(forgotten, (some) => forget(tx, scope, some))
  const remembered = latest.filter((link): link is Link => link.targetId !== null)
  const rows = remembered.map(({ sourceId, targetId, written }) => ({
    ...columnsOf(scope),
    source_id: sourceId,
    target_id: targetId,
    written: toJson(written),
  }))
  await upsertLinks(tx, rows)
}

const upsertLinks = rowStatement((db: Kysely<Schema>, rows: readonly Schema['link'][]) =>
  db
    .insertInto('link')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'administration', 'source', 'source_id'])
        .doUpdateSet(({ ref }) => ({ target_id: ref('excluded.target_id'), written: ref('excluded.written') })),
    )
    .compile(),
)

async function forget(tx: Transaction<Schema>, { tenantId, administration, source }: MirrorScope, sourceIds: readonly string[]) {
  await tx
    .deleteFrom('link')
    .where('tenant_id', '=', tenantId)
    .where('administration', '=', administration)
    .where('source', '=', source)
    .where('source_id', 'in', sourceIds)
    .execute()
}

export async function readLinks(db: Kysely<Schema>, scope: MirrorScope, sourceIds: readonly string[]): Promise<Link[]> {
  const found: Link[] = []
  await inPortions(sourceIds, async (some) => {
    const rows = await db
      .selectFrom('link')
      .select(['source_id', 'target_id', 'written'])
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('source_id', 'in', some)
      .execute()
    for (const row of rows) found.push({ sourceId: row.source_id, targetId: row.target_id, written: fromJson(row.written) })
  })
  return found
}
