import type { FieldSpec, Fields, JournalRow } from '../sync/types.ts'
import { separatorOf } from './format.ts'
import { wordReason } from './reasons.ts'
import { words } from './words/run-csv.ts'
import { wordAction, wordOutcome } from './words.ts'

/** What spreadsheets take for the beginning of a formula, in half and in full width. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A cell that a spreadsheet shows as the text it is; always quoted, so that no separator of whatever country splits it. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

export type RunCsv = {
  /** With the mark by which spreadsheets know UTF-8. */
  head: string
  /** A line for each field of each record; one for a record of which nothing would be written. */
  lines(rows: readonly JournalRow[]): string
}

/** A run as a table. Values as they are kept (dates as YYYY-MM-DD, amounts with a point); the reader's locale decides what separates cells. */
export function runCsv(specs: readonly FieldSpec[], locale: string): RunCsv {
  const separator = separatorOf(locale)
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(separator)}\r\n`
  return {
    head: `\ufeff${line(words(locale).run)}`,
    lines: (rows) => rows.flatMap((row) => linesOf(row, specs, locale).map(line)).join(''),
  }
}

function linesOf(row: JournalRow, specs: readonly FieldSpec[], locale: string): string[][] {
  const reason = row.outcome?.reason ?? row.reason
  const before = [row.label, row.sourceId, row.outcome?.targetId ?? row.targetId ?? '', wordAction(row.action, locale)]
  const after = [row.outcome === null ? '' : wordOutcome(row.outcome.kind, locale), reason === null ? '' : wordReason(reason, locale)]
  const names = Object.keys(row.after)
  if (names.length === 0) return [[...before, '', '', '', ...after]]
  return names.map((name) => {
    const label = specs.find((spec) => spec.name === name)?.label ?? name
    return [...before, label, textOf(row.before, name), textOf(row.after, name), ...after]
  })
}

function textOf(fields: Fields | null, name: string): string {
  return String(fields?.[name] ?? '')
}
