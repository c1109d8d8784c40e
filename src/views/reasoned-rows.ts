import type { Reason } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { wordReason } from './reasons.ts'
import { words } from './words/lists.ts'
import { tally } from './words.ts'

/** A record that wasn't written, and why. */
export type ReasonedRecord = { label: string; reason: Reason }

const mostRows = 15

export function reasonedRows(records: readonly ReasonedRecord[], locale: string) {
  return records
    .slice(0, mostRows)
    .map(({ label, reason }) => ({ label: escapeMarkdown(label, 80), reason: escapeMarkdown(wordReason(reason, locale)) }))
}

/** How many there are beyond those shown; '' for none. */
export function moreOf(shown: readonly ReasonedRecord[], beyond: number, locale: string): string {
  const rest = Math.max(0, shown.length - mostRows) + beyond
  return rest > 0 ? words(locale).more(tally(rest, 'moreRecord', locale)) : ''
}
