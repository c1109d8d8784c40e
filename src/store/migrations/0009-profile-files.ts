import type { Kysely } from 'kysely'

/** Which profile a link gives as a file; null for one to a run's. */
export async function addProfileFiles(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'download')?.columns ?? []
  if (columns.some(({ name }) => name === 'profile_id')) return
  await db.schema.alterTable('download').addColumn('profile_id', 'text').execute()
}
