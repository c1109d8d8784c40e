import { classificationIds } from '../world/code-lists.ts'
import { currencies, paymentConditions, vatCodes } from '../world/codes.ts'
import type { Division } from '../world/division.ts'
import type { Values } from '../world/records.ts'
import type { Row, Value } from '../world/rows.ts'
import { employeeById } from '../world/staff.ts'
import type { Texts } from './texts.ts'

/** What is wrong with the values of an account, in the user's words; `row` is the account as it stands, where there is one. */
export const accountProblems = (division: Division, values: Values, texts: Texts, row?: Row): string[] => [
  ...nameProblems(values, texts, row === undefined),
  ...linkProblems(division, values, texts),
  ...codeProblems(values, texts),
  ...classificationProblems(division, values, texts),
  ...countryProblems(values, texts, row),
  ...vatNumberProblems(values, texts),
  ...duplicateProblems(division, values, texts),
]

export const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === ''

const nameProblems = ({ Name }: Values, { mandatory, words }: Texts, isNew: boolean): string[] =>
  (isNew || Name !== undefined) && isEmpty(Name) ? [mandatory(words.name)] : []

const accountLinks = ['Parent', 'InvoiceAccount', 'Reseller', 'Accountant'] as const

/** A wrong guid is named twice, as recorded. */
const linkProblems = ({ accounts, contacts }: Division, values: Values, { reference, words }: Texts): string[] => {
  const wrong = (label: string) => [reference(label), reference(`${label} (ID)`)]
  const strays = accountLinks.filter((name) => !isEmpty(values[name]) && accounts.find(values[name] ?? null) === undefined)
  const { AccountManager: manager, MainContact: contact } = values
  return [
    ...(strays.length > 0 ? wrong(words.account) : []),
    ...(!isEmpty(contact) && contacts.find(contact ?? null) === undefined ? wrong(words.contact) : []),
    ...(typeof manager === 'string' && !employeeById.has(manager) ? [reference(words.employee)] : []),
  ]
}

const codeProblems = (values: Values, { reference, words }: Texts): string[] => {
  const isUnknown = (names: readonly string[], table: object) =>
    names.some((name) => !isEmpty(values[name]) && !Object.hasOwn(table, String(values[name])))
  return [
    ...(isUnknown(['PaymentConditionSales', 'PaymentConditionPurchase'], paymentConditions) ? [reference(words.paymentCondition)] : []),
    ...(isUnknown(['SalesVATCode', 'PurchaseVATCode'], vatCodes) ? [reference(words.vatCode)] : []),
  ]
}

const classificationProblems = ({ world }: Division, values: Values, { reference, words }: Texts): string[] =>
  [1, 2, 3, 4, 5, 6, 7, 8].flatMap((slot) => {
    const value = values[`Classification${slot}`]
    return typeof value === 'string' && !classificationIds(world, slot).includes(value)
      ? [reference(`${words.classification} ${slot}`)]
      : []
  })

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

const isCountryCode = (code: string): boolean => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined

/** A province belongs to its country: it has to change or go when the country does. */
const countryProblems = ({ Country, State }: Values, { reference, words }: Texts, row?: Row): string[] => {
  if (isEmpty(Country)) return []
  if (!isCountryCode(String(Country))) return [reference(words.country)]
  const strands = row !== undefined && Country !== row('Country') && !isEmpty(row('State')) && State === undefined
  return strands ? [reference(words.state)] : []
}

/** Shapes of VAT numbers by their first letters. */
const vatShapes: Record<string, RegExp> = {
  NL: /^NL\d{9}B\d{2}$/,
  BE: /^BE[01]\d{9}$/,
  DE: /^DE\d{9}$/,
  FR: /^FR[0-9A-Z]{2}\d{9}$/,
  DK: /^DK\d{8}$/,
  CHE: /^CHE-?\d{3}\.?\d{3}\.?\d{3} ?(?:TVA|MWST|IVA)?$/,
}

const vatNumberProblems = ({ VATNumber }: Values, { invalid, words }: Texts): string[] => {
  if (typeof VATNumber !== 'string' || VATNumber === '') return []
  const shape = vatShapes[VATNumber.startsWith('CHE') ? 'CHE' : VATNumber.slice(0, 2)]
  return shape && !shape.test(VATNumber) ? [invalid(words.vatNumber)] : []
}

const holderOfCode = ({ accounts }: Division, code: string): number | undefined => {
  const generated = Number(code) - 10_001
  const candidates = [...accounts.touched(), ...(Number.isInteger(generated) ? [generated] : [])]
  return candidates.find((position) => accounts.exists(position) && accounts.row(position)('Code') === code)
}

/** A code that is already there is refused, even when the row itself has it. */
const duplicateProblems = (division: Division, { Code }: Values, { duplicate }: Texts): string[] =>
  typeof Code === 'string' && holderOfCode(division, Code) !== undefined ? [duplicate] : []

/** Currencies that are not active in the administration are dropped without a word. */
export const dropUnknownCurrencies = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !name.endsWith('Currency') || (typeof value === 'string' && Object.hasOwn(currencies, value)),
    ),
  )
