/** What a person fills in to make a customer in Exact; '' where nothing was. Codes as Exact's lists have them, countries by ISO 3166. */
export type AccountForm = {
  name: string
  status: 'C' | 'P' | 'S'
  vatNumber: string
  chamberOfCommerce: string
  email: string
  phone: string
  website: string
  address: string
  postcode: string
  city: string
  country: string
  language: string
  paymentCondition: string
  vatCode: string
  /** Exact's id of the value chosen, by classification slot, 1 to 8. */
  classifications: Readonly<Record<number, string>>
}

export type AccountField = keyof AccountForm

/** What of an account may be changed from here. '' empties a field. */
export type ContactData = Partial<Pick<AccountForm, 'email' | 'phone' | 'website' | 'address' | 'postcode' | 'city' | 'country'>>

/** One thing that Exact refused, beside the field it means where its words tell (null: none of the form's), in Exact's own words. */
export type Refusal = { field: AccountField | null; kind: 'missing' | 'unknown' | 'duplicate' | 'invalid' | 'other'; words: string }

/** An account that may be the one somebody is about to make, and by what. */
export type Lookalike = {
  id: string
  code: string
  name: string
  city: string
  by: readonly ('vat' | 'chamber' | 'name' | 'email')[]
}

/** What Exact knows to choose from, in one administration. */
export type AccountLists = {
  paymentConditions: readonly { code: string; description: string; days: number; endOfMonths: number }[]
  vatCodes: readonly { code: string; description: string; fraction: number }[]
  classifications: readonly { slot: number; name: string; values: readonly { id: string; code: string; description: string }[] }[]
}

/** The fields that are typed, as texts. */
export const accountTexts = [
  'name',
  'vatNumber',
  'chamberOfCommerce',
  'email',
  'phone',
  'website',
  'address',
  'postcode',
  'city',
  'country',
  'language',
  'paymentCondition',
  'vatCode',
] as const satisfies readonly AccountField[]

export const emptyAccountForm: AccountForm = {
  status: 'C',
  classifications: {},
  ...(Object.fromEntries(accountTexts.map((field) => [field, ''])) as Record<(typeof accountTexts)[number], ''>),
}
