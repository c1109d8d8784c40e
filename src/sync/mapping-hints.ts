import { ruled } from './field-rules/ruled-value.ts'
import type { FieldSpec, Fields, Mapping, Reason, Value } from './types.ts'

/**
 * What may go wrong with a field though the profile can run. example: the real record's value is refused; length: Exact's field holds longer
 * texts than the CRM's; choices: Exact's values that the CRM's list doesn't have.
 */
export type MappingHint =
  | { kind: 'example'; reason: Reason }
  | { kind: 'length'; most: number }
  | { kind: 'choices'; missing: readonly string[] }

/** What a real record's value becomes, and the first thing that may go wrong; `fields` null when no record can be read. */
export function tryMapping(
  mapping: Mapping,
  from: FieldSpec,
  to: FieldSpec,
  fields: Fields | null,
): { value: Value; hint: MappingHint | null } {
  const made = fields === null ? null : ruled(mapping, from, to)(fields)
  if (made !== null && !made.ok) return { value: null, hint: { kind: 'example', reason: made.reason } }
  return { value: made?.value ?? null, hint: mapping.rule ? null : listHint(from, to) }
}

function listHint({ choices, maxLength }: FieldSpec, to: FieldSpec): MappingHint | null {
  const known = new Set(to.choices?.map((choice) => choice.toLowerCase()))
  const missing = to.choices ? (choices ?? []).filter((choice) => !known.has(choice.toLowerCase())) : []
  if (missing.length > 0) return { kind: 'choices', missing }
  return to.maxLength !== undefined && (maxLength ?? 0) > to.maxLength ? { kind: 'length', most: to.maxLength } : null
}
