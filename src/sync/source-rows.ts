import { placeText } from './run-undo.ts'
import type { Work } from './run-work.ts'
import type { Run, SourceRecord } from './types.ts'

/** The next rows to plan, and where planning stands after them; null when there are none left. */
export type SourceRows = { rows: readonly SourceRecord[]; position: string }

/** All of the source, or what failed in an earlier run: with the values that Exact has now, without what is gone from it. */
export async function nextSourceRows(run: Run, { mirror, journal, scope }: Work, limit: number): Promise<SourceRows | null> {
  if (run.follows === null) {
    const rows = await mirror.page(scope, run.planPosition, limit)
    const last = rows.at(-1)
    return last ? { rows, position: last.id } : null
  }
  const failed = await journal.rowsPage(run.tenantId, run.follows.number, 'failed', { after: Number(run.planPosition) }, limit)
  const last = failed.at(-1)
  if (!last) return null
  const ids = failed.map(({ sourceId }) => sourceId)
  return { rows: await mirror.get(scope, ids), position: placeText(last.position) }
}
