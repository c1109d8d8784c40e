import { sourceOf } from './check-profile.ts'
import { companyField } from './company-field.ts'
import { canConvert, convertValue } from './convert.ts'
import { fieldPartners, noPartners } from './field-partners.ts'
import { readTerms, titleFieldOf } from './field-terms.ts'
import { keyFieldOf } from './key-fields.ts'
import type { FieldSpec, Fields, Mapping, ProfileContent, Source, Target } from './types.ts'

/** Exact's field that names a record. */
const nameFields: Readonly<Record<Source, string>> = { account: 'Name', contact: 'FullName' }

/**
 * The mappings to begin with: Title ← the record's name, the key ← ID, then every other CRM field with an obvious
 * partner in Exact, in the CRM's order. Fields that can't be written are left out, and so are pairs where a value
 * might not survive (a text into an amount, a list the other side doesn't share). `example`: a real record's values; what they can't fill
 * gets its next best partner, or none.
 */
export function suggestMappings(
  target: Target,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
  example: Fields = {},
): Mapping[] {
  const source = sourceOf[target]
  const exact = new Map(exactFields.map((field) => [field.name, field]))
  const writable = crmFields.filter(({ readOnly }) => !readOnly)
  const fixed = [
    { target: titleFieldOf(writable), source: nameFields[source] },
    { target: keyFieldOf(target, crmFields), source: 'ID' },
  ].flatMap((pair) => (pair.target !== undefined && exact.has(pair.source) ? [{ target: pair.target, source: pair.source }] : []))
  const partners = writable
    .filter(({ name }) => !fixed.some((pair) => pair.target === name))
    .flatMap((field) => {
      const partner = partnerOf(field, source, exact, example)
      return partner ? [{ target: field.name, source: partner.name }] : []
    })
  return [...fixed, ...partners]
}

/** A profile ready to save: the suggested mappings and the usual key. */
export function suggestProfile(
  target: Target,
  source: Source,
  title: string,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
  example: Fields = {},
): ProfileContent {
  return {
    title,
    target,
    source,
    mappings: suggestMappings(target, crmFields, exactFields, example),
    key: { target: keyFieldOf(target, crmFields) ?? '', source: 'ID' },
    mode: 'import',
  }
}

function partnerOf(field: FieldSpec, source: Source, exact: ReadonlyMap<string, FieldSpec>, example: Fields): FieldSpec | undefined {
  if (field.name === companyField && source === 'contact') return exact.get('Account')
  const terms = readTerms(field)
  const known = Object.entries(fieldPartners[source]).filter(([, words]) => words.some((word) => terms.includes(word)))
  const alike = [...exact.values()].filter((one) => !noPartners.has(one.name) && one.type !== 'id')
  const candidates = [
    ...alike.filter(({ name }) => terms.includes(name.toLowerCase())),
    ...known.flatMap(([name]) => exact.get(name) ?? []),
    ...alike.filter((one) => readTerms(one)[1] === terms[1]),
  ]
  return candidates.find((one) => fitsSafely(one, field) && convertValue(example[one.name] ?? null, one, field).ok)
}

/** Whether every value of the one is sure to have the other's form. Lengths are the run's to check. */
function fitsSafely(from: FieldSpec, to: FieldSpec): boolean {
  if (!canConvert(from, to)) return false
  if (to.type === 'choice') return from.type === 'choice' && isWithin(from.choices, to.choices)
  if (from.type === to.type || (from.type === 'number' && to.type === 'money')) return true
  if (from.type === 'boolean' || (from.type === 'id' && to.type !== 'text')) return false
  return isWords(to)
}

const isWords = ({ type }: FieldSpec) => ['text', 'multiline', 'email', 'phone', 'url', 'id'].includes(type)

function isWithin(choices: readonly string[] = [], offered: readonly string[] = []): boolean {
  const known = new Set(offered.map((choice) => choice.toLowerCase()))
  return choices.length > 0 && choices.every((choice) => known.has(choice.toLowerCase()))
}
