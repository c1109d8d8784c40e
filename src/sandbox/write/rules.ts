import { currencies } from '../world/codes.ts'
import type { Division } from '../world/division.ts'
import type { Records, Values } from '../world/records.ts'
import type { Value } from '../world/rows.ts'
import { employeeById } from '../world/staff.ts'
import { breakRule, type Texts } from './texts.ts'

/** What a writable kind of record demands. Rules throw `RuleBroken`. */
export interface Rules {
  records(division: Division): Records
  /** Checks and completes the values of a new row; `wall` is now, `today` its midnight. */
  onCreate(division: Division, values: Values, texts: Texts): Values
  onUpdate(division: Division, values: Values, texts: Texts): Values
  remove(division: Division, position: number, texts: Texts): void
  /** An existing row that a new one would only repeat. */
  twin?(division: Division, values: Values): number | undefined
}

const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === ''

const mustExist = (records: Records, id: Value | undefined, label: string, texts: Texts): void => {
  if (isEmpty(id) || records.find(id ?? null) !== undefined) return
  breakRule(texts.reference(label), texts.reference(`${label} (ID)`))
}

const accountLinks = ['Parent', 'InvoiceAccount', 'Reseller', 'Accountant'] as const

const checkAccountLinks = ({ accounts, contacts }: Division, values: Values, texts: Texts): void => {
  for (const name of accountLinks) mustExist(accounts, values[name], texts.words.account, texts)
  mustExist(contacts, values.MainContact, texts.words.contact, texts)
  const manager = values.AccountManager
  if (typeof manager === 'string' && !employeeById.has(manager)) breakRule(texts.reference(texts.words.employee))
}

const holderOfCode = ({ accounts }: Division, code: string): number | undefined => {
  const generated = Number(code) - 10_001
  const candidates = [...accounts.touched(), ...(Number.isInteger(generated) ? [generated] : [])]
  return candidates.find((position) => accounts.exists(position) && accounts.row(position)('Code') === code)
}

/** A code that is already there is refused, even when the row itself has it. */
const checkCode = (division: Division, values: Values, texts: Texts): void => {
  if (typeof values.Code === 'string' && holderOfCode(division, values.Code) !== undefined) breakRule(texts.duplicate)
}

/** Currencies that are not active in the administration are dropped without a word. */
const dropUnknownCurrencies = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !name.endsWith('Currency') || (typeof value === 'string' && Object.hasOwn(currencies, value)),
    ),
  )

export const accountRules: Rules = {
  records: ({ accounts }) => accounts,
  onCreate: (division, values, texts) => {
    if (isEmpty(values.Name)) breakRule(texts.mandatory(texts.words.name))
    checkAccountLinks(division, values, texts)
    checkCode(division, values, texts)
    return dropUnknownCurrencies(values)
  },
  onUpdate: (division, values, texts) => {
    if (values.Name !== undefined && isEmpty(values.Name)) breakRule(texts.mandatory(texts.words.name))
    checkAccountLinks(division, values, texts)
    checkCode(division, values, texts)
    return dropUnknownCurrencies(values)
  },
  remove: (division, position, texts) => {
    if (division.ledger.entries(position).length > 0) breakRule(texts.inUse(texts.words.account, texts.words.entries))
    division.removeAccount(position)
  },
}

/** The retired names of the last name overwrite it. */
const aliases = { BirthName: 'LastName', BirthNamePrefix: 'MiddleName' } as const

const followAliases = ({ BirthName, BirthNamePrefix, ...values }: Values): Values => ({
  ...values,
  ...(BirthName === undefined ? {} : { [aliases.BirthName]: BirthName }),
  ...(BirthNamePrefix === undefined ? {} : { [aliases.BirthNamePrefix]: BirthNamePrefix }),
})

export const contactRules: Rules = {
  records: ({ contacts }) => contacts,
  onCreate: (division, input, texts) => {
    const values = followAliases(input)
    if (isEmpty(values.Account)) breakRule(texts.mandatory(texts.words.account))
    if (isEmpty(values.FirstName) && isEmpty(values.LastName)) breakRule(texts.mandatory(texts.words.lastName))
    mustExist(division.accounts, values.Account, texts.words.account, texts)
    return values
  },
  onUpdate: (division, values, texts) => {
    mustExist(division.accounts, values.Account, texts.words.account, texts)
    return followAliases(values)
  },
  remove: (division, position) => division.removeContact(position),
}

const sameAddress = ['Type', 'AddressLine1', 'Postcode', 'City', 'Country'] as const

export const addressRules: Rules = {
  records: ({ addresses }) => addresses,
  onCreate: (division, values, texts) => {
    mustExist(division.accounts, values.Account, texts.words.account, texts)
    return values
  },
  onUpdate: (division, values, texts) => {
    mustExist(division.accounts, values.Account, texts.words.account, texts)
    return values
  },
  remove: (division, position) => division.removeAddress(position),
  twin: ({ addresses }, values) =>
    addresses.rows.lookup?.('Account', values.Account ?? null)?.find((position) => {
      const row = addresses.row(position)
      return sameAddress.every((name) => row(name) === (values[name] ?? null))
    }),
}
