import type { Kysely } from 'kysely'

/** What the sentence in `problem` was made of, as JSON, so that each reader gets it in their own language; null for runs of before. */
export async function addProblemOf(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'run')?.columns ?? []
  if (columns.some(({ name }) => name === 'problem_of')) return
  await db.schema.alterTable('run').addColumn('problem_of', 'text').execute()
}
