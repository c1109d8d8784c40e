import { type AccountField, type AccountForm, type AccountLists, emptyAccountForm } from './account-form.ts'
import { fieldPartners } from './field-partners.ts'
import { countryCode } from './field-rules/countries.ts'
import { readTerms, titleFieldOf } from './field-terms.ts'
import type { CrmRecord, FieldSpec } from './types.ts'

/** Exact's field for each part of the form that a CRM may know. */
const exactNames = {
  vatNumber: 'VATNumber',
  chamberOfCommerce: 'ChamberOfCommerce',
  email: 'Email',
  phone: 'Phone',
  website: 'Website',
  address: 'AddressLine1',
  postcode: 'Postcode',
  city: 'City',
  country: 'Country',
  language: 'Language',
  paymentCondition: 'PaymentConditionSalesDescription',
} as const satisfies Partial<Record<AccountField, string>>

/** In whose words CRMs write countries and languages. */
const wordings = ['en', 'nl', 'de', 'fr', 'da']

/** Languages that Exact writes documents in, as its codes. */
export const documentLanguages = ['NL', 'NL-BE', 'EN', 'DE', 'FR', 'FR-BE', 'DA'] as const
const languagesOf: Readonly<Record<string, string>> = {
  ...{ NL: 'NL', BE: 'NL-BE', DE: 'DE', AT: 'DE', CH: 'DE', FR: 'FR', LU: 'FR', MC: 'FR', DK: 'DA' },
}

/** The usual time to pay where nothing else is known. */
const usualDays = 30

/** What stands in a form before anybody typed: a CRM company's own values, the administration's country, and the usual of each list. */
export function formFor(
  { name, country }: { name: string; country: string },
  company: { record: CrmRecord; specs: readonly FieldSpec[] } | null,
  lists: AccountLists,
): AccountForm {
  const known = company === null ? {} : textsOf(company.record, company.specs)
  const where = countryOf(known.country ?? '') ?? country.trim().toUpperCase()
  return {
    ...emptyAccountForm,
    ...known,
    name: known.name || name,
    country: where,
    language: languageIn(known.language ?? '') ?? languagesOf[where] ?? 'EN',
    paymentCondition: conditionIn(known.paymentCondition ?? '', lists) ?? usualCondition(lists),
  }
}

/** Two letters for a country that is written as a code or by its name in any of the five languages; null when it isn't known. */
export function countryOf(text: string): string | null {
  return wordings.map((locale) => countryCode(text, locale)).find((code) => code !== null) ?? null
}

function textsOf({ fields }: CrmRecord, specs: readonly FieldSpec[]): Partial<Record<keyof typeof exactNames | 'name', string>> {
  const text = (field: string | undefined): string => (field === undefined ? '' : String(fields[field] ?? '').trim())
  const parts = Object.entries(exactNames).map(([part, exact]) => {
    const words = [exact.toLowerCase(), ...(fieldPartners.account[exact] ?? [])]
    const named = specs.filter((spec) => readTerms(spec).some((term) => words.includes(term)))
    return [part, named.map((spec) => text(spec.name)).find((value) => value !== '') ?? ''] as const
  })
  return { ...Object.fromEntries(parts), name: text(titleFieldOf(specs)) }
}

function languageIn(text: string): string | null {
  const code = text.trim().toUpperCase()
  const listed =
    documentLanguages.find((language) => language === code) ?? documentLanguages.find((language) => language === code.slice(0, 2))
  if (text === '') return null
  return code.length === 2 || code[2] === '-' ? (listed ?? null) : (namedLanguage(text) ?? null)
}

function namedLanguage(text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  return documentLanguages.find((language) =>
    wordings.some(
      (locale) => new Intl.DisplayNames([locale], { type: 'language' }).of(language.slice(0, 2).toLowerCase())?.toLowerCase() === wanted,
    ),
  )
}

/** A CRM has the condition's code, or what Exact calls it. */
function conditionIn(text: string, { paymentConditions }: AccountLists): string | null {
  const wanted = text.trim().toLowerCase()
  const found = paymentConditions.find(({ code, description }) => [code.toLowerCase(), description.trim().toLowerCase()].includes(wanted))
  return found?.code ?? null
}

function usualCondition({ paymentConditions }: AccountLists): string {
  const plain = paymentConditions.filter(({ endOfMonths }) => endOfMonths === 0)
  const near = plain.toSorted((one, other) => Math.abs(one.days - usualDays) - Math.abs(other.days - usualDays))
  return (near[0] ?? paymentConditions[0])?.code ?? ''
}
