import { giveWay } from './give-way.ts'
import type { MirrorPort, MirrorScope, MirrorState, SourcePage, SourcePort } from './ports.ts'
import type { Source } from './types.ts'

/** Fields every mirrored row holds whatever the profiles ask for: what finding and telling customers apart needs. */
export const baseFields: Readonly<Record<Source, readonly string[]>> = {
  account: [
    ...[
      'ID',
      'Code',
      'Name',
      'SearchCode',
      'TradeName',
      'VATNumber',
      'ChamberOfCommerce',
      'Status',
      'Blocked',
      'City',
      'Postcode',
      'Country',
    ],
    ...['Phone', 'Email', 'CreditLineSales', 'AccountManagerFullName', 'EndDate', 'IsAnonymised', 'Parent'],
  ],
  contact: ['ID', 'Account', 'FullName', 'Email', 'Phone', 'IsAnonymised'],
}

/** Exact keeps its log of deletions for two months: whoever was away longer has to read everything again. */
const longestAbsence = 55 * 86_400_000

/** Rows of a page that are kept at a time. */
const rowsAtOnce = 100

export type RefreshPorts = { source: SourcePort; mirror: MirrorPort }
export type RefreshOptions = {
  /** Source fields needed besides the base ones. */
  fields?: readonly string[]
  now: () => Date
  signal?: AbortSignal
  /** Called when a page is safe, with its number of rows; answering false stops before the next page. */
  onPage?: (rows: number) => Promise<boolean>
}

/**
 * Brings the mirror up to date: what changed since last time, or everything when fields are missing, nothing was read yet
 * or the last time is too long ago; an interrupted full read goes on where it stopped. Then what was deleted.
 * Answers whether it is up to date now: false when it was stopped.
 */
export async function refreshMirror(ports: RefreshPorts, scope: MirrorScope, options: RefreshOptions): Promise<boolean> {
  const { source, mirror } = ports
  const begunAt = options.now()
  const state = await readyState(ports, scope, options)
  let cursor = state.cursor
  for await (const page of source.changed(scope.source, state.fields, state.cursor, options.signal)) {
    await savePage(mirror, scope, page, cursor)
    cursor = page.cursor
    const goOn = (await options.onPage?.(page.rows.length)) ?? true
    if (!goOn || options.signal?.aborted) return false
  }
  if (!state.complete) await mirror.finishFullRead(scope)
  for await (const page of source.deleted(scope.source, state.deletedCursor, options.signal)) {
    await mirror.saveDeleted(scope, page)
    if (options.signal?.aborted) return false
  }
  await mirror.markSynced(scope, begunAt)
  return true
}

/** In portions, so that a large page never holds up the rest of the process; the cursor moves on with the last one only. */
async function savePage(mirror: MirrorPort, scope: MirrorScope, { rows, cursor }: SourcePage, before: string): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const isLast = from + rowsAtOnce >= rows.length
    await giveWay()
    await mirror.savePage(scope, { rows: rows.slice(from, from + rowsAtOnce), cursor: isLast ? cursor : before })
  }
}

async function readyState(
  { source, mirror }: RefreshPorts,
  scope: MirrorScope,
  { fields = [], now }: RefreshOptions,
): Promise<MirrorState> {
  const state = await mirror.state(scope)
  const needed = neededFields(source, scope.source, fields)
  const known = new Set(state.fields)
  const missing = state.fields.length === 0 || needed.some((field) => !known.has(field))
  if (missing || (state.complete && isTooLongAgo(state, now())))
    return mirror.beginFullRead(scope, [...new Set([...state.fields, ...needed])])
  return state
}

function neededFields(source: SourcePort, entity: Source, asked: readonly string[]): string[] {
  const offered = new Set(source.fields(entity).map(({ name }) => name))
  return [...new Set([...baseFields[entity], ...asked])].filter((field) => offered.has(field))
}

const isTooLongAgo = ({ syncedAt }: MirrorState, now: Date) => syncedAt !== null && now.getTime() - Date.parse(syncedAt) > longestAbsence
