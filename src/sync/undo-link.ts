import type { Fields, JournalRow, Link, LinkChange, Outcome, PastLink } from './types.ts'

/**
 * A link once its row was taken back: as it was before the run. Where a field was left, or a later run wrote to the record too, only the
 * fields put back are forgotten. A record that was removed has no link, unless the earlier one led elsewhere.
 */
export function putBackLink(row: JournalRow, outcome: Outcome, link: Link | undefined, past: PastLink | undefined): LinkChange[] {
  const { sourceId } = row
  if (outcome.kind === 'removed') return [past?.link && past.link.targetId !== outcome.targetId ? past.link : { sourceId, targetId: null }]
  if (!link || !past) return []
  if (past.latest && outcome.reason === null) return [past.link ?? { sourceId, targetId: null }]
  return [{ ...link, written: writtenBefore(link.written, past.link?.written ?? {}, row.after) }]
}

/** `putBack`: its names are those of the fields that have their old values again. */
function writtenBefore(written: Fields, past: Fields, putBack: Fields): Fields {
  const kept = Object.entries(written).filter(([name]) => !(name in putBack))
  return Object.fromEntries([...kept, ...Object.entries(past).filter(([name]) => name in putBack)])
}
