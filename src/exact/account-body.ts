import type { AccountField, AccountForm, ContactData } from '../sync/account-form.ts'

const columns: Readonly<Record<Exclude<AccountField, 'classifications'>, string>> = {
  name: 'Name',
  status: 'Status',
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
  paymentCondition: 'PaymentConditionSales',
  vatCode: 'SalesVATCode',
}

/** A new account's body. What is empty is left out, so that Exact fills in its own defaults; the code is Exact's next number. */
export function bodyOf(form: AccountForm): Record<string, string> {
  const { classifications, ...texts } = form
  const named = Object.entries(texts).map(([field, value]) => [columns[field as keyof typeof columns], value.trim()] as const)
  const sorted = Object.entries(classifications).map(([slot, id]) => [`Classification${slot}`, id] as const)
  return Object.fromEntries([...named, ...sorted].filter(([, value]) => value !== ''))
}

/** Only what changes: a code sent again, even its own, counts as taken. A province belongs to its country, so it goes with it. */
export function changesOf(data: ContactData): Record<string, string | null> {
  const named = Object.entries(data).map(([field, value]) => [columns[field as keyof typeof columns], value?.trim() || null] as const)
  return { ...Object.fromEntries(named), ...(data.country === undefined ? {} : { State: null }) }
}
