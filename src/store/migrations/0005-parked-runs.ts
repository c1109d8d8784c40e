import type { Kysely } from 'kysely'

/** What a parked run waits for, as JSON; null for every other run. */
export async function addParkedRuns(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'run')?.columns ?? []
  if (columns.some(({ name }) => name === 'parked')) return
  await db.schema.alterTable('run').addColumn('parked', 'text').execute()
}
