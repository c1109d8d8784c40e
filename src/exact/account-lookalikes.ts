import { z } from 'zod'
import type { AccountForm, Lookalike } from '../sync/account-form.ts'
import { isFreeMail } from '../sync/free-mail.ts'
import { isSameNumber, readRegistrationNumber } from '../sync/registration-number.ts'
import type { ExactClient } from './client.ts'
import { guid, readRow, text } from './rows.ts'

const account = z.object({
  ID: guid,
  Code: text,
  Name: text,
  City: text,
  Postcode: text,
  Email: text,
  VATNumber: text,
  ChamberOfCommerce: text,
})

type Sought = Pick<AccountForm, 'name' | 'postcode' | 'email' | 'vatNumber' | 'chamberOfCommerce'>

/** Accounts of Exact that may be the same customer: by VAT or chamber-of-commerce number, name with postcode, or e-mail domain. One call. */
export async function findLookalikes(client: Pick<ExactClient, 'get'>, form: Sought): Promise<Lookalike[]> {
  const filter = filterFor(form)
  if (filter === null) return []
  const rows = await client.get('crm/Accounts', { $select: Object.keys(account.shape).join(','), $filter: filter }, { lane: 'chat' })
  const found = rows.map((row) => toLookalike(readRow('crm/Accounts', account, row), form)).filter(({ by }) => by.length > 0)
  return found.sort((one, other) => other.by.length - one.by.length || one.name.localeCompare(other.name))
}

function filterFor({ name, postcode, email, vatNumber, chamberOfCommerce }: Sought): string | null {
  const domain = domainOf(email)
  const parts = [
    ...spellings(vatNumber).map((each) => `VATNumber eq ${quote(each)}`),
    ...spellings(chamberOfCommerce).map((each) => `ChamberOfCommerce eq ${quote(each)}`),
    ...(name.trim() === '' || postcode.trim() === '' ? [] : spellings(postcode).map((each) => `Postcode eq ${quote(each)}`)),
    ...(domain === null ? [] : [`substringof(${quote(`@${domain}`)},Email)`]),
    ...(name.trim() === '' ? [] : [`Name eq ${quote(name.trim())}`]),
  ]
  return parts.length === 0 ? null : parts.join(' or ')
}

function toLookalike(row: z.infer<typeof account>, form: Sought): Lookalike {
  const checks: [Lookalike['by'][number], boolean][] = [
    ['vat', isSame(row.VATNumber, form.vatNumber)],
    ['chamber', isSame(row.ChamberOfCommerce, form.chamberOfCommerce)],
    ['name', plain(row.Name) === plain(form.name) || (plain(row.Postcode) === plain(form.postcode) && beginsAlike(row.Name, form.name))],
    ['email', domainOf(form.email) !== null && domainOf(row.Email) === domainOf(form.email)],
  ]
  return { id: row.ID, code: row.Code, name: row.Name, city: row.City, by: checks.flatMap(([by, holds]) => (holds ? [by] : [])) }
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [readRegistrationNumber(one), readRegistrationNumber(other)]
  return first !== null && second !== null && isSameNumber(first, second)
}

/** At one postcode the first word tells enough. */
function beginsAlike(one: string, other: string): boolean {
  const [first = ''] = one.toLowerCase().split(/[\s,.]+/)
  const [second = ''] = other.toLowerCase().split(/[\s,.]+/)
  return first !== '' && first === second
}

function plain(value: string): string {
  return value
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Null for an address at a provider: sharing that says nothing. */
function domainOf(email: string): string | null {
  const [, domain = ''] = email.trim().toLowerCase().split('@')
  return domain === '' || isFreeMail(domain) ? null : domain
}

/** As typed, and without separators. */
function spellings(value: string): string[] {
  const compact = value.replace(/[\s.-]/g, '').toUpperCase()
  return [...new Set([value.trim(), compact])].filter((each) => each !== '')
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
