import type { FieldType } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { wordType } from './field-type-words.ts'
import { count } from './format.ts'
import { words as wordsIn } from './words/mapping-card.ts'

/** One line of the form: a CRM field and the Exact field that fills it. */
export type MappingRow = {
  target: string
  targetLabel: string
  targetType: FieldType
  /** How many letters it takes; null where that isn't limited. */
  targetLength: number | null
  required: boolean
  source: string
  sourceLabel: string
  sourceType: FieldType
  /** A value of a real record, ready to read. */
  sample: string | null
  /** What the field gets of it, where that reads otherwise. */
  becomes: string | null
  isKey: boolean
  /** Its rule in passing, '' when it has none. */
  rule: string
  /** What keeps the profile from being saved. */
  problem: string | null
  /** What may go wrong though it can be saved. */
  hint: string | null
}

/** What keeps a card with 166 fields to choose from, in both systems, below Teams' size, and short on a phone. */
export const mostRows = 15
export const longestLabel = 28
/** Exact's own names are longer than most CRMs'. */
const longestSource = 36
const longestSample = 28

/** The page of lines with the one at this index, and where it starts. */
export function pageAt(rows: readonly MappingRow[], at: number): { from: number; rows: readonly MappingRow[] } {
  const last = Math.max(0, rows.length - 1)
  const from = Math.floor(Math.min(Math.max(at, 0), last) / mostRows) * mostRows
  return { from, rows: rows.slice(from, from + mostRows) }
}

/** A line as the template shows it. */
export function shownRow(row: MappingRow, locale: string) {
  const { targetLabel, targetType, targetLength, required, sourceLabel, sourceType, sample, becomes, isKey, rule, problem, hint } = row
  const words = wordsIn(locale)
  const length = targetLength === null ? '' : words.upTo(count(targetLength, locale))
  const values = [sample, becomes].map((text) => (text === null ? '' : escapeMarkdown(text, longestSample)))
  return {
    target: escapeMarkdown(targetLabel, longestLabel),
    kind: [
      [wordType(targetType, locale), length].filter((text) => text !== '').join(' '),
      required ? words.required : '',
      isKey ? words.key : '',
    ]
      .filter((text) => text !== '')
      .join(', '),
    source: escapeMarkdown(sourceLabel, longestSource),
    sample: [
      wordType(sourceType, locale),
      values.filter((text) => text !== '').join(' → '),
      rule ? words.rule(escapeMarkdown(rule, 32)) : '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
    problem: problem ? escapeMarkdown(problem, 100) : '',
    hint: hint && !problem ? escapeMarkdown(hint, 100) : '',
  }
}
