import type { PageFrom, RowKind } from '../sync/ports.ts'
import type { Run } from '../sync/types.ts'
import type { RecordsPage } from '../views/records-block.ts'
import type { Services } from './services.ts'

const shown = 10

/** A page of a run's records for its card. Where nothing stands before, it is the first page, and a full one. */
export async function readRecords(
  run: Pick<Run, 'tenantId' | 'number'>,
  kind: RowKind,
  from: PageFrom,
  { journal }: Pick<Services, 'journal'>,
): Promise<RecordsPage> {
  const page = (where: PageFrom, limit: number) => journal.rowsPage(run.tenantId, run.number, kind, where, limit)
  if ('before' in from) {
    const found = await page(from, shown + 1)
    if (found.length <= shown) return readRecords(run, kind, { after: 0 }, { journal })
    return { kind, rows: found.slice(1), earlier: true, later: true }
  }
  const found = await page(from, shown + 1)
  const rows = found.slice(0, shown)
  const [first] = rows
  const earlier = first !== undefined && from.after > 0 && (await page({ before: first.position }, 1)).length > 0
  return { kind, rows, earlier, later: found.length > shown }
}
