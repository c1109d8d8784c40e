import type { ComparedField, ComparedValue } from './question.ts'
import { isEmpty } from './same-value.ts'
import { specOf } from './spec-of.ts'
import { suggestMappings } from './suggest.ts'
import type { CrmRecord, FieldSpec, Fields, ProfileContent, Source, Value } from './types.ts'

/** By what people recognise a record, best first. */
const telling: Readonly<Record<Source, readonly string[]>> = {
  account: ['Name', 'Code', 'VATNumber', 'ChamberOfCommerce', 'Postcode', 'City', 'Email', 'Phone'],
  contact: ['FullName', 'AccountName', 'JobTitleDescription', 'Email', 'BusinessEmail', 'Phone', 'Mobile', 'City'],
}

/** An Exact field and the CRM field that holds the same. */
export type TellingPair = { exact: FieldSpec; crm: FieldSpec }

/** The pairs of fields by which people tell records apart: as the profile maps them, otherwise as their names suggest. */
export function tellingPairs(
  { target, source, mappings }: Pick<ProfileContent, 'target' | 'source' | 'mappings'>,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
): TellingPair[] {
  const known = [...mappings, ...suggestMappings(target, crmFields, exactFields)]
  return telling[source].flatMap((name) => {
    const pair = known.find((mapping) => mapping.source === name)
    if (pair === undefined || !crmFields.some((field) => field.name === pair.target)) return []
    return [{ exact: specOf(exactFields, name), crm: specOf(crmFields, pair.target) }]
  })
}

/** One side's values of these fields. */
export function valuesOf(pairs: readonly TellingPair[], fields: Fields, side: 'exact' | 'crm'): ComparedField[] {
  return pairs.map((pair) => ({ label: pair.crm.label, type: pair.crm.type, value: fields[pair[side].name] ?? null }))
}

/** A record's values beside those of the other side. */
export function besides(own: readonly ComparedField[], others: readonly ComparedField[]): ComparedValue[] {
  return own.map(({ value }, index) => {
    const other = others[index]?.value ?? null
    return { value, agrees: isEmpty(value) || isEmpty(other) ? null : plain(value) === plain(other) }
  })
}

/** What people call a CRM record. */
export const titleOf = ({ id, fields }: CrmRecord) => String(fields.title || id)

/** Without what people write in different ways: case, accents, spaces and signs. */
const plain = (value: Value) =>
  String(value)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
