import type { RowKind } from './ports.ts'
import { placeText } from './run-undo.ts'
import type { Work } from './run-work.ts'
import type { Follows, Run, SourceRecord } from './types.ts'

/** The next rows to plan, and where planning stands after them; null when there are none left. */
export type SourceRows = { rows: readonly SourceRecord[]; position: string }

/** Of which rows of the run that it goes back to a run is. An undo isn't about Exact's rows. */
const kinds: Readonly<Record<Exclude<Follows['how'], 'undo'>, RowKind>> = { retry: 'failed', decide: 'to-decide', tie: 'waiting' }

/**
 * All of the source, or what an earlier run left: what failed in it, what people have decided about since, or what waited. With the values
 * that Exact has now, without what is gone from it.
 */
export async function nextSourceRows(run: Run, work: Work, limit: number): Promise<SourceRows | null> {
  if (run.follows === null) {
    const rows = await work.mirror.page(work.scope, run.planPosition, limit)
    const last = rows.at(-1)
    return last ? { rows, position: last.id } : null
  }
  return run.follows.how === 'undo' ? null : earlierRows(run, run.follows.number, kinds[run.follows.how], work, limit)
}

async function earlierRows(run: Run, number: number, kind: RowKind, work: Work, limit: number): Promise<SourceRows | null> {
  const { mirror, journal, decisions, scope } = work
  const left = await journal.rowsPage(run.tenantId, number, kind, { after: Number(run.planPosition) }, limit)
  const last = left.at(-1)
  if (!last) return null
  const ids = left.map(({ sourceId }) => sourceId)
  const decided = kind === 'to-decide' ? (await decisions.of(scope, ids)).map(({ sourceId }) => sourceId) : ids
  return { rows: await mirror.get(scope, decided), position: placeText(last.position) }
}
