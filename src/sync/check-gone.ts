import { convertValue } from './convert.ts'
import { isEmpty } from './same-value.ts'
import type { FieldSpec, GoneRule, Mapping } from './types.ts'

export type GoneProblemCode =
  | 'gone-unknown-field'
  | 'gone-field' // the key, or kept by the CRM itself
  | 'gone-no-value'
  | 'gone-value' // the field doesn't take it

export type GoneProblem = { code: GoneProblemCode; field: string; detail?: string }

/** What keeps a rule for records gone from Exact from being carried out; its value is a text, as a person typed it. */
export function goneProblems(gone: GoneRule | undefined, key: Mapping, crmFields: ReadonlyMap<string, FieldSpec>): GoneProblem[] {
  if (gone === undefined || gone.how === 'keep') return []
  const to = crmFields.get(gone.field)
  if (!to) return [{ code: 'gone-unknown-field', field: gone.field }]
  if (to.readOnly || to.name === key.target) return [{ code: 'gone-field', field: to.label }]
  if (isEmpty(gone.value)) return [{ code: 'gone-no-value', field: to.label }]
  const fits = convertValue(gone.value, { name: 'value', label: to.label, type: 'text' }, to).ok
  return fits ? [] : [{ code: 'gone-value', field: to.label, detail: gone.value }]
}
