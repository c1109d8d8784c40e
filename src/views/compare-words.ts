import type { RowKind } from '../sync/ports.ts'
import type { JournalRow } from '../sync/types.ts'
import { words } from './words/compare-words.ts'
import { wordAction } from './words.ts'

/** What a comparison says of a record. */
export const wordSide = ({ action }: Pick<JournalRow, 'action'>, locale: string): string =>
  words(locale).sides[action] ?? wordAction(action, locale)

/** Several of them; null where a comparison has no word of its own. */
export const wordSides = (kind: RowKind, locale: string): string | null => words(locale).kinds[kind] ?? null
