import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Tables in which every reading of an administration has rows of its own. */
type ReadingTable = 'figure_day' | 'open_item'

/** The readings that a table has rows of. One look-up a reading, by the index: reading all rows for this would take longer than removing them. */
export async function readingsWithRows(
  db: Kysely<Schema>,
  table: ReadingTable,
  { tenantId, administration }: { tenantId: string; administration: number },
): Promise<string[]> {
  const readings: string[] = []
  for (let last = ''; ; ) {
    const row = await db
      .selectFrom(table)
      .select('reading')
      .where('tenant_id', '=', tenantId)
      .where('administration', '=', administration)
      .where('reading', '>', last)
      .orderBy('reading')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return readings
    readings.push(row.reading)
    last = row.reading
  }
}
