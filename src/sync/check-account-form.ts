import { type AccountField, type AccountForm, type AccountLists, accountTexts } from './account-form.ts'
import { isCountry } from './field-rules/countries.ts'
import { checkVatNumber } from './vat-number.ts'

/** What keeps a form from being sent, beside its field. `most`: letters that fit. `example`: a VAT number of that country's shape. */
export type FormProblem = { field: AccountField } & (
  | { kind: 'missing' | 'email' | 'website' | 'choice' }
  | { kind: 'too-long'; most: number }
  | { kind: 'vat-shape' | 'vat-digits'; country: string; example: string }
)

/** More letters than anybody needs; what Exact itself finds too long, it refuses. */
export const longestTexts: Readonly<Partial<Record<AccountField, number>>> = {
  name: 255,
  vatNumber: 30,
  chamberOfCommerce: 30,
  email: 255,
  phone: 50,
  website: 255,
  address: 255,
  postcode: 30,
  city: 100,
}

const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/
const site = /^(?:https?:\/\/)?[^\s/@]+\.[^\s/@.]{2,}(?:[/?#]\S*)?$/i

/**
 * What was typed, tidied (blanks, capitals, the VAT number without separators and with its country), and what is wrong with it. Who sells
 * has to know where to and on which terms, so country and payment terms are asked for although Exact takes an account without them.
 */
export function checkAccountForm(typed: AccountForm, lists: AccountLists): { form: AccountForm; problems: FormProblem[] } {
  const form = tidied(typed)
  const problems = [...missing(form, lists), ...tooLong(form), ...misshapen(form), ...notListed(form, lists)]
  const vat = form.vatNumber === '' ? null : checkVatNumber(form.vatNumber, form.country)
  if (vat?.ok === true) return { form: { ...form, vatNumber: vat.number }, problems }
  if (vat !== null) problems.push({ field: 'vatNumber', kind: `vat-${vat.why}`, country: vat.country, example: vat.example })
  return { form, problems }
}

function tidied(typed: AccountForm): AccountForm {
  const texts = Object.fromEntries(accountTexts.map((field) => [field, typed[field].replace(/\s+/g, ' ').trim()]))
  return { ...typed, ...texts, country: typed.country.trim().toUpperCase() }
}

function missing(form: AccountForm, { paymentConditions }: AccountLists): FormProblem[] {
  const required = ['name', 'country', ...(paymentConditions.length > 0 ? (['paymentCondition'] as const) : [])] as const
  return required.filter((field) => form[field] === '').map((field) => ({ field, kind: 'missing' }))
}

function tooLong(form: AccountForm): FormProblem[] {
  return accountTexts.flatMap((field) => {
    const most = longestTexts[field]
    return most !== undefined && [...form[field]].length > most ? [{ field, kind: 'too-long' as const, most }] : []
  })
}

function misshapen({ email, website }: AccountForm): FormProblem[] {
  const badEmail = email !== '' && !address.test(email)
  const badSite = website !== '' && !site.test(website)
  return [
    ...(badEmail ? [{ field: 'email' as const, kind: 'email' as const }] : []),
    ...(badSite ? [{ field: 'website' as const, kind: 'website' as const }] : []),
  ]
}

/** Choices of a form may be old, or forged. */
function notListed(form: AccountForm, { paymentConditions, vatCodes, classifications }: AccountLists): FormProblem[] {
  const wrong: [boolean, AccountField][] = [
    [form.country !== '' && !isCountry(form.country), 'country'],
    [form.paymentCondition !== '' && !paymentConditions.some(({ code }) => code === form.paymentCondition), 'paymentCondition'],
    [form.vatCode !== '' && !vatCodes.some(({ code }) => code === form.vatCode), 'vatCode'],
    [!classificationsListed(form, classifications), 'classifications'],
  ]
  return wrong.filter(([isWrong]) => isWrong).map(([, field]) => ({ field, kind: 'choice' }))
}

function classificationsListed(form: AccountForm, lists: AccountLists['classifications']): boolean {
  return Object.entries(form.classifications).every(([slot, chosen]) =>
    lists.some((list) => list.slot === Number(slot) && list.values.some(({ id }) => id === chosen)),
  )
}
