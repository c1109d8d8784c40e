import type { Division } from '../world/division.ts'
import type { Records, Values } from '../world/records.ts'
import type { Value } from '../world/rows.ts'
import { accountProblems, dropUnknownCurrencies, isEmpty } from './account-rules.ts'
import { breakRule, type Texts } from './texts.ts'

/** What a writable kind of record demands. Rules throw `RuleBroken`. */
export interface Rules {
  records(division: Division): Records
  /** Checks and completes the values of a new row; `wall` is now, `today` its midnight. */
  onCreate(division: Division, values: Values, texts: Texts): Values
  onUpdate(division: Division, values: Values, texts: Texts, position: number): Values
  remove(division: Division, position: number, texts: Texts): void
  /** An existing row that a new one would only repeat. */
  twin?(division: Division, values: Values): number | undefined
}

const mustExist = (records: Records, id: Value | undefined, label: string, texts: Texts): void => {
  if (isEmpty(id) || records.find(id ?? null) !== undefined) return
  breakRule(texts.reference(label), texts.reference(`${label} (ID)`))
}

const refuseIfAny = (problems: readonly string[]): void => {
  if (problems.length > 0) breakRule(...problems)
}

export const accountRules: Rules = {
  records: ({ accounts }) => accounts,
  onCreate: (division, values, texts) => {
    refuseIfAny(accountProblems(division, values, texts))
    return dropUnknownCurrencies(values)
  },
  onUpdate: (division, values, texts, position) => {
    refuseIfAny(accountProblems(division, values, texts, division.accounts.row(position)))
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
