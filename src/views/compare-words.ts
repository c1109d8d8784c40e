import type { RowKind } from '../sync/ports.ts'
import type { Action, JournalRow } from '../sync/types.ts'
import { wordAction } from './words.ts'

const sides: Partial<Record<Action, string>> = { create: 'Only in Exact', update: 'Differs', fail: 'Can’t be compared' }
const kinds: Partial<Record<RowKind, string>> = { created: 'Only in Exact', updated: 'Differ', failed: 'Can’t be compared' }

/** What a comparison says of a record. */
export const wordSide = ({ action }: Pick<JournalRow, 'action'>): string => sides[action] ?? wordAction(action)

/** Several of them; null where a comparison has no word of its own. */
export const wordSides = (kind: RowKind): string | null => kinds[kind] ?? null
