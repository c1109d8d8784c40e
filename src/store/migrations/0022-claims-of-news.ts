import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** When somebody began to tell it; what was told before this step stays told. */
const claims = [
  { table: 'news_for', column: 'taken_at' },
  { table: 'telling_wish', column: 'digest_taken_at' },
  { table: 'ledger_mark', column: 'taken_at' },
] as const

/** What is to be told is marked when it was told, not when somebody began to: a claim beside it keeps others away meanwhile. */
export async function addClaimsOfNews(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const tables = await db.introspection.getTables()
  for (const { table, column } of claims) {
    const columns = tables.find(({ name }) => name === table)?.columns ?? []
    if (columns.every(({ name }) => name !== column)) await db.schema.alterTable(table).addColumn(column, exact).execute()
  }
}
