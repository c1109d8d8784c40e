import type { FieldSpec, Fields, JournalRow } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { showValue } from './show-value.ts'
import { words } from './words/values.ts'

/** A field's old and new value, ready to read; null is empty. */
export type Change = { field: string; from: string | null; to: string | null }

/** What a row changes, in the CRM's order of fields; a field the CRM no longer has comes last, under its name. */
export function changesOf(row: Pick<JournalRow, 'before' | 'after'>, specs: readonly FieldSpec[], locale: string): Change[] {
  const known = specs.filter(({ name }) => name in row.after)
  const gone = Object.keys(row.after).filter((name) => !specs.some((spec) => spec.name === name))
  return [...known, ...gone.map((name): FieldSpec => ({ name, label: name, type: 'text' }))].map((spec) => ({
    field: spec.label,
    from: shown(row.before, spec, locale),
    to: shown(row.after, spec, locale),
  }))
}

function shown(fields: Fields | null, spec: FieldSpec, locale: string): string | null {
  const value = fields?.[spec.name] ?? null
  return value === null || value === '' ? null : showValue(spec.type, value, locale)
}

/** "City: Utrecht → Zwolle", escaped. `whole`: a new record has no old values. */
export function wordChange({ field, from, to }: Change, whole: boolean, locale: string): string {
  const [before, after] = [from, to].map((value) => (value === null ? words(locale).empty : escapeMarkdown(value, 60)))
  const name = escapeMarkdown(field, 50)
  return whole ? `${name}: ${after}` : `${name}: ${before} → ${after}`
}
