import type { Kysely } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Schema } from '../schema.ts'

export function columnsOf({ tenantId, administration, source }: MirrorScope) {
  return { tenant_id: tenantId, administration, source }
}

/** Rows that Exact still has. */
export const liveRows = (db: Kysely<Schema>, scope: MirrorScope) => rowsOf(db, scope, 0)

/** Rows that Exact doesn't have any more. */
export const goneRows = (db: Kysely<Schema>, scope: MirrorScope) => rowsOf(db, scope, 1)

/** The literal lets the databases use the index over exactly these. */
function rowsOf(db: Kysely<Schema>, scope: MirrorScope, gone: 0 | 1) {
  return db
    .selectFrom('mirror_row')
    .where('tenant_id', '=', scope.tenantId)
    .where('administration', '=', scope.administration)
    .where('source', '=', scope.source)
    .where('gone', '=', ({ lit }) => lit(gone))
}
