import type { Kysely } from 'kysely'
import type { LaterWrite } from '../../sync/ports.ts'
import type { Fields, Run } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson } from './codec.ts'
import { inPortions } from './portions.ts'
import { followsOf, toRun } from './runs.ts'

/** Rows by which later runs wrote these records, or took such writes back. */
export async function laterWrites(
  db: Kysely<Schema>,
  tenantId: string,
  number: number,
  sourceIds: readonly string[],
): Promise<LaterWrite[]> {
  const found: LaterWrite[] = []
  await inPortions(sourceIds, async (some) => {
    const rows = await db
      .selectFrom('run_row')
      .innerJoin('run', (join) => join.onRef('run.tenant_id', '=', 'run_row.tenant_id').onRef('run.number', '=', 'run_row.number'))
      .select(['run_row.number', 'run_row.source_id', 'run_row.after', 'run.follows', 'run.follows_number', 'run.follows_record'])
      .where('run_row.tenant_id', '=', tenantId)
      .where('run_row.source_id', 'in', some)
      .where('run_row.number', '>', number)
      .where('run_row.outcome', 'in', ['created', 'updated', 'restored', 'removed'])
      .execute()
    for (const row of rows) {
      const fields = Object.keys(fromJson<Fields>(row.after))
      found.push({ number: row.number, follows: followsOf(row), sourceId: row.source_id, fields })
    }
  })
  return found
}

/** Runs that go back to this one, newest first. */
export async function followers(db: Kysely<Schema>, tenantId: string, number: number): Promise<Run[]> {
  const rows = await db
    .selectFrom('run')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('follows_number', '=', number)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toRun)
}

/** Whether a run of the profile over all of its source was carried out to its end. In a text within JSON, quotes never stand bare. */
export async function hasFinished(db: Kysely<Schema>, tenantId: string, profileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('run')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'done')
    .where('preview', '=', 0)
    .where('follows', 'is', null)
    .where('profile', 'like', `%"id":${JSON.stringify(profileId)}%`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
