import type { FieldSpec, Fields, JournalRow } from '../sync/types.ts'
import { wordSide } from './compare-words.ts'
import { separatorOf } from './format.ts'
import { wordReason } from './reasons.ts'
import { csvCell, type RunCsv } from './run-csv.ts'
import { words } from './words/run-csv.ts'

/** A comparison as a table: a line for each field that differs or that only Exact has, and one for each record that only the CRM has. */
export function compareCsv(specs: readonly FieldSpec[], locale: string): RunCsv {
  const separator = separatorOf(locale)
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(separator)}\r\n`
  return {
    head: `\ufeff${line(words(locale).comparison)}`,
    lines: (rows) => rows.flatMap((row) => linesOf(row, specs, locale).map(line)).join(''),
  }
}

function linesOf(row: JournalRow, specs: readonly FieldSpec[], locale: string): string[][] {
  const exactId = row.action === 'only-crm' ? '' : row.sourceId
  const before = [row.label, exactId, row.targetId ?? '', wordSide(row, locale)]
  const reason = row.reason === null ? '' : wordReason(row.reason, locale)
  const names = Object.keys(row.after)
  if (names.length === 0) return [[...before, '', '', '', reason]]
  return names.map((name) => {
    const label = specs.find((spec) => spec.name === name)?.label ?? name
    return [...before, label, textOf(row.before, name), textOf(row.after, name), reason]
  })
}

const textOf = (fields: Fields | null, name: string): string => String(fields?.[name] ?? '')
