import type { Reason } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { wordReason } from './reasons.ts'
import { counted } from './words.ts'

/** A record that wasn't written, and why. */
export type ReasonedRecord = { label: string; reason: Reason }

const mostRows = 15
const more = (records: string) => `… and ${records}`

export function reasonedRows(records: readonly ReasonedRecord[]) {
  return records
    .slice(0, mostRows)
    .map(({ label, reason }) => ({ label: escapeMarkdown(label, 80), reason: escapeMarkdown(wordReason(reason)) }))
}

/** How many there are beyond those shown; '' for none. */
export function moreOf(shown: readonly ReasonedRecord[], beyond: number, locale: string): string {
  const rest = Math.max(0, shown.length - mostRows) + beyond
  return rest > 0 ? more(counted(rest, 'more record', 'more records', locale)) : ''
}
