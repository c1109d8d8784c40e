import { ruled } from './field-rules/ruled-value.ts'
import { specOf } from './spec-of.ts'
import type { FieldSpec, ProfileContent, SourceRecord } from './types.ts'

type Setting = { profile: ProfileContent; crmFields: readonly FieldSpec[]; exactFields: readonly FieldSpec[] }

/** The text by which a row is looked up in the CRM; null when it has none. */
export function keyText(row: SourceRecord, { profile, crmFields, exactFields }: Setting): string | null {
  const { key, mappings } = profile
  const mapping = mappings.find(({ target, source }) => target === key.target && source === key.source) ?? key
  const converted = ruled(mapping, specOf(exactFields, key.source), specOf(crmFields, key.target))(row.fields)
  return converted.ok && converted.value !== null ? String(converted.value) : null
}
