import type { Kysely } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Schema } from '../schema.ts'

export function columnsOf({ tenantId, administration, source }: MirrorScope) {
  return { tenant_id: tenantId, administration, source }
}

/** Rows that Exact still has. The literal zero lets the databases use the index over exactly these. */
export function liveRows(db: Kysely<Schema>, scope: MirrorScope) {
  return db
    .selectFrom('mirror_row')
    .where('tenant_id', '=', scope.tenantId)
    .where('administration', '=', scope.administration)
    .where('source', '=', scope.source)
    .where('gone', '=', ({ lit }) => lit(0))
}
