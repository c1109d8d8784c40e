import type { AuditLine } from './audit-card.ts'
import { separatorOf } from './format.ts'
import { csvCell } from './run-csv.ts'
import { words as wordsIn } from './words/audit.ts'

/** The audit trail as a table: `head` with the mark by which spreadsheets know UTF-8, then a line for each look. */
export function auditCsv(locale: string): { head: string; lines(looks: readonly AuditLine[]): string } {
  const words = wordsIn(locale)
  const separator = separatorOf(locale)
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(separator)}\r\n`
  return {
    head: `\ufeff${line(words.head)}`,
    lines: (looks) =>
      looks
        .map(({ at, person, what, customer, administration, where }) =>
          line([at.toISOString(), person, words.what[what], customer ?? words.everyone, administration ?? '', words.where[where]]),
        )
        .join(''),
  }
}
