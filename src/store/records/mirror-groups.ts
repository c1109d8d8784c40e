import { type Kysely, sql } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Fields, Source, SourceRecord } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson } from './codec.ts'
import { liveRows } from './mirror-scope.ts'

/** More accounts under one parent than anybody looks at. */
const mostChildren = 500

/** The account that a row stands under. */
export function parentColumn(source: Source, { Parent: parent }: Fields): Pick<Schema['mirror_row'], 'parent_id'> {
  return { parent_id: source === 'account' && typeof parent === 'string' ? parent.toLowerCase() : '' }
}

/** Accounts directly under a parent, by id. */
export async function childrenOf(db: Kysely<Schema>, scope: MirrorScope, parentId: string): Promise<SourceRecord[]> {
  const rows = await liveRows(db, scope)
    .select(['id', sql<string>`cast(stamp as text)`.as('stamp'), 'fields'])
    .where('parent_id', '=', parentId.toLowerCase())
    .where('parent_id', '<>', sql.lit(''))
    .where('id', '<>', parentId)
    .orderBy('id')
    .limit(mostChildren)
    .execute()
  return rows.map(({ id, stamp, fields }) => ({ id, stamp, fields: fromJson(fields) }))
}
