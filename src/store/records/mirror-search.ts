import { rankCustomers } from '../../sync/rank-customers.ts'
import type { SourceRecord } from '../../sync/types.ts'

/** The best of the found records, each once at its best place. */
export function bestOf(records: readonly SourceRecord[], text: string, limit: number): SourceRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return rankCustomers(text, records)
    .slice(0, limit)
    .flatMap(({ id }) => byId.get(id) ?? [])
}
