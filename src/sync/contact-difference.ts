import type { AccountField, ContactData } from './account-form.ts'
import { countryCode } from './field-rules/countries.ts'
import { listKey, ruled } from './field-rules/ruled-value.ts'
import type { FieldRule, Transform } from './field-rules/types.ts'
import { isEmpty, sameValue } from './same-value.ts'
import type { FieldSpec, Fields, Mapping } from './types.ts'

/** A field of an account that says something else than the CRM, where the CRM wins. `value`: what Exact gets. */
export type ContactDifference = { field: keyof ContactData; crm: string; exact: string; value: string }

/** Exact's columns of the contact data that may be changed from the CRM. */
export const contactColumns = {
  email: 'Email',
  phone: 'Phone',
  website: 'Website',
  address: 'AddressLine1',
  postcode: 'Postcode',
  city: 'City',
  country: 'Country',
} as const satisfies Partial<Record<AccountField, string>> & Record<keyof ContactData, string>

/**
 * What of an account's contact data differs from the CRM where a profile's rule lets the CRM win. What is empty in the CRM takes nothing
 * away in Exact, and what can't be turned back (a part of a text, say) is left out.
 */
export function contactDifferences(
  mappings: readonly Mapping[],
  exact: { fields: Fields; specs: readonly FieldSpec[] },
  crm: { fields: Fields; specs: readonly FieldSpec[] },
): ContactDifference[] {
  const columns = Object.entries(contactColumns) as [keyof ContactData, string][]
  return columns.flatMap(([field, column]) => {
    const mapping = mappings.find(({ source, rule }) => source === column && rule?.authority === 'crm')
    const from = exact.specs.find(({ name }) => name === column)
    const to = crm.specs.find(({ name }) => name === mapping?.target)
    if (mapping === undefined || from === undefined || to === undefined) return []
    const current = crm.fields[to.name] ?? null
    const wanted = ruled(mapping, from, to)(exact.fields)
    if (isEmpty(current) || (wanted.ok && sameValue(wanted.value, current, to.type))) return []
    const value = turnedBack(mapping.rule ?? {}, String(current).trim())
    if (value === null || value === String(exact.fields[column] ?? '').trim()) return []
    return [{ field, crm: String(current), exact: String(exact.fields[column] ?? ''), value }]
  })
}

/** What Exact has to hold so that the rule makes this of it; null where that can't be told. */
function turnedBack({ transforms = [], values = [] }: FieldRule, text: string): string | null {
  const listed = values.length === 0 ? text : values.find(({ to }) => listKey(to) === listKey(text))?.from
  return transforms
    .toReversed()
    .reduce<string | null>((value, transform) => (value === null ? null : stepBack(transform, value)), listed ?? null)
}

function stepBack(transform: Transform, value: string): string | null {
  switch (transform.kind) {
    case 'trim':
    case 'phone':
      return value
    case 'country-name':
      return countryCode(value, transform.locale)
    default:
      return null
  }
}
