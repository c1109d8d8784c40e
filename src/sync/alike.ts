import { type Traits, traitsOf, traitsOfSource } from './alike-traits.ts'
import { normaliseName } from './customer-name.ts'
import { isFreeMail } from './free-mail.ts'
import { readRegistrationNumber } from './registration-number.ts'
import type { FieldSpec, Fields, MatchLevel, Source, Target } from './types.ts'

/** The levels below the key, in their order. */
export type AlikeLevel = Exclude<MatchLevel, 'key'>
export const alikeLevels: readonly AlikeLevel[] = ['code', 'number', 'email', 'name']

/** A record gives at most so many values at a level, and none longer than this: databases index short texts only. */
const mostValues = 2
const longest = 200

/** By what a CRM record may be recognised at a level, in one form for every CRM: records of Exact with one of these values are alike. */
export function likenessOf(target: Target, fields: Fields, level: AlikeLevel, specs: readonly FieldSpec[]): string[] {
  return likeness[target === 'company' ? 'account' : 'contact'](traitsOf(target, fields, specs), level)
}

/** The same of a record of Exact; `company` is the CRM id of the company that a contact belongs to. */
export function likenessOfSource(source: Source, fields: Fields, level: AlikeLevel, company = ''): string[] {
  return likeness[source](traitsOfSource(source, fields, company), level)
}

const likeness: Readonly<Record<Source, (traits: Traits, level: AlikeLevel) => string[]>> = {
  account: (traits, level) => usable(ofAccount[level](traits)),
  contact: (traits, level) => usable(ofContact[level](traits)),
}

type Readers = Readonly<Record<AlikeLevel, (traits: Traits) => string[]>>

const ofAccount: Readers = {
  code: ({ code }) => [code.toLowerCase()],
  // Whether the countries agree is for the comparison: at home many leave them out.
  number: ({ vat, chamber }) => [registered('vat', vat), registered('coc', chamber)],
  email: ({ emails }) => addressesIn(emails).flatMap((address) => businessDomain(address) ?? []),
  name: ({ name, postcode }) => [pair(normaliseName(name), postcode.replace(/[\s-]/g, '').toUpperCase())],
}

/** A contact is known by the whole address, whoever gives it out, and by name within its company alone. */
const ofContact: Readers = {
  code: ofAccount.code,
  number: () => [],
  email: ({ emails }) => addressesIn(emails),
  name: ({ name, company }) => [pair(normaliseName(name), company)],
}

function usable(values: readonly string[]): string[] {
  const clean = values.filter((value) => value !== '' && value.length <= longest && !/\p{Cc}/u.test(value))
  return [...new Set(clean)].slice(0, mostValues)
}

function registered(kind: 'vat' | 'coc', text: string): string {
  const number = readRegistrationNumber(text)
  return number === null ? '' : `${kind}:${number.rest}`
}

const pair = (name: string, place: string) => (name === '' || place === '' ? '' : `${name} | ${place}`)

/** Fields that take an address often hold several. */
function addressesIn(emails: readonly string[]): string[] {
  const words = emails.flatMap((text) => text.toLowerCase().split(/[\s;,<>]+/))
  return words.filter((word) => /^[^@]+@[^@]+\.[^@.]+$/.test(word))
}

function businessDomain(address: string): string | null {
  const domain = address.slice(address.indexOf('@') + 1)
  return isFreeMail(domain) ? null : domain
}
