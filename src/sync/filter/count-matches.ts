import { giveWay } from '../give-way.ts'
import type { MirrorPort, MirrorScope } from '../ports.ts'
import { filterFields } from './filter-fields.ts'
import { filterMatcher } from './filter-matcher.ts'
import type { Filter } from './types.ts'

/** How many records a filter is about, of those that were last read; or why that can't be told. `fields`: by name. */
export type MatchCount =
  | { matching: number; all: number; readAt: string }
  | { unknown: 'not-read' | 'being-read' }
  | { unknown: 'not-held'; fields: readonly string[] }

const countedAtOnce = 500

/** Counts without asking Exact anything, and lets others have their turn in between. */
export async function countMatches(
  mirror: Pick<MirrorPort, 'state' | 'page'>,
  scope: MirrorScope,
  filter: Filter | undefined,
  today: string,
): Promise<MatchCount> {
  const { complete, syncedAt, fields, cursor } = await mirror.state(scope)
  if (!complete || syncedAt === null) return { unknown: cursor === '' && fields.length === 0 ? 'not-read' : 'being-read' }
  const missing = filterFields(filter).filter((field) => !fields.includes(field))
  if (missing.length > 0) return { unknown: 'not-held', fields: missing }
  const matches = filterMatcher(filter, today)
  let [matching, all] = [0, 0]
  for (let last = ''; ; ) {
    const rows = await mirror.page(scope, last, countedAtOnce)
    matching += rows.filter((row) => matches(row.fields)).length
    all += rows.length
    await giveWay()
    const end = rows.at(-1)
    if (end === undefined) return { matching, all, readAt: syncedAt }
    last = end.id
  }
}
