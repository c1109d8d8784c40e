import { canConvert, convertValue } from './convert.ts'
import { fieldPartners, noPartners } from './field-partners.ts'
import { readTerms } from './field-terms.ts'
import { isEmpty } from './same-value.ts'
import type { FieldSpec, Fields, FieldType, Source, Value } from './types.ts'

const most = 4

/**
 * Exact's fields that may fill a CRM field, the likeliest first: the same name, a synonym, a word in common, then a real value of the field's
 * form, then the same type. Those whose real value the CRM field refuses are left out, and of equals one that is filled comes first.
 */
export function suggestSources(to: FieldSpec, source: Source, exactFields: readonly FieldSpec[], example: Fields): readonly FieldSpec[] {
  const terms = readTerms(to)
  const isLikely = [
    (from: FieldSpec) => readTerms(from).some((term) => terms.includes(term)),
    (from: FieldSpec) => (fieldPartners[source][from.name] ?? []).some((word) => terms.includes(word)),
    (from: FieldSpec) => wordsOf(from).some((word) => wordsOf(to).includes(word)),
    (from: FieldSpec) => looksLike(to.type, example[from.name] ?? null),
    (from: FieldSpec) => from.type === to.type && !ordinary.includes(to.type),
  ]
  const possible = exactFields.filter(
    (from) => !noPartners.has(from.name) && canConvert(from, to) && convertValue(example[from.name] ?? null, from, to).ok,
  )
  return possible
    .map((from) => ({ from, rank: isLikely.findIndex((is) => is(from)), empty: isEmpty(example[from.name]) ? 1 : 0 }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.empty - b.empty)
    .slice(0, most)
    .map(({ from }) => from)
}

/** Types that so many fields have that it says nothing. */
const ordinary: readonly FieldType[] = ['text', 'multiline', 'id', 'boolean', 'choice']

const shapes: Partial<Record<FieldType, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  url: /^(https?:\/\/|www\.)\S+$/i,
  phone: /^\+?[\d\s().-]{8,20}$/,
}

function looksLike(type: FieldType, value: Value): boolean {
  return typeof value === 'string' && (shapes[type]?.test(value.trim()) ?? false)
}

function wordsOf({ name, label }: FieldSpec): string[] {
  const parts = `${name.replace(/([a-z])([A-Z])/g, '$1 $2')} ${label}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return parts.filter((word) => word.length > 2)
}
