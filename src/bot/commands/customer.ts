import { SaldoError } from '../../errors.ts'
import { normaliseName } from '../../sync/customer-name.ts'
import type { CrmRecord, FieldSpec } from '../../sync/types.ts'
import type { Books } from '../../views/books-block.ts'
import { companyCard } from '../../views/company-card.ts'
import { customerChoicesCard } from '../../views/customer-choices-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { showValue } from '../../views/show-value.ts'
import type { View } from '../../views/view.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as recordWords } from '../../views/words/records-said.ts'
import { isAccountId, readCustomerId } from '../customer-id.ts'
import { inEach } from '../in-each.ts'
import { mayCreate } from '../may-create.ts'
import { noteLook } from '../note-look.ts'
import { peopleOf } from '../people-of.ts'
import { readCustomer } from '../read-customer.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Customer, SameCustomer, Services } from '../services.ts'
import { balance } from './sales.ts'

const listed = 25

/** A company as the CRM knows it. */
export async function customer(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const text = args.name ?? ''
  const found = await services.crm(request.who.tenantId).search('company', text, listed)
  const exact = found.filter((record) => normaliseName(titleOf(record)) === normaliseName(text))
  const one = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined
  if (one !== undefined) return { views: [await showCompany(one, request, services)], private: true }
  if (found.length === 0)
    return (await connection(request, services)) ? balance(request, { customer: text }, services) : reply(notInCrm(text, request))
  return { views: [choices(text, found, request)], private: true }
}

/** The account that the company is tied to, in each administration; null: none. Undefined: there is no telling, for no books can be looked into. */
async function accountsOf({ fields }: CrmRecord, request: Request, services: Services): Promise<SameCustomer | null | undefined> {
  if (!(await connection(request, services))) return undefined
  const { customerId } = fields
  if (typeof customerId !== 'string' || !isAccountId(customerId)) return null
  try {
    return (await services.sales.customer(request.who.tenantId, readCustomerId(customerId)))?.customer ?? null
  } catch (error) {
    if (error instanceof SaldoError) return undefined
    throw error
  }
}

/** What the company owes; where Exact gives no answer, the company has to do. */
async function booksOf(accounts: SameCustomer, request: Request, services: Services): Promise<Books[]> {
  try {
    await noteLook('customer', accounts, request, services)
    const nameOf = ({ administration }: Customer) => administration.name
    return (await inEach(accounts, nameOf, (account) => readCustomer(account, false, request.who.tenantId, services))).answers
  } catch (error) {
    if (error instanceof SaldoError) return []
    throw error
  }
}

/** Whether there are books to look into. */
async function connection({ who }: Request, services: Services): Promise<boolean> {
  const { connection: connected } = await services.settings.read(who.tenantId)
  return connected?.administration != null && connected.lost === null
}

/** The companies of the CRM, to choose from. */
export async function customers(request: Request, _args: object, services: Services): Promise<Reply> {
  const found = await services.crm(request.who.tenantId).search('company', '', listed)
  const limited = found.length === 0 && (await services.money.limit(request.who)) !== null
  if (limited) return reply(noneOfYours(request))
  return found.length === 0 ? reply(notInCrm('', request)) : { views: [choices('', found, request)], private: true }
}

export async function showCompany(record: CrmRecord, request: Request, services: Services): Promise<View> {
  const crm = services.crm(request.who.tenantId)
  const specs = await crm.fields('company')
  const fields = specs.filter((spec) => spec.name !== 'title').flatMap((spec) => shownField(spec, record, request.who.locale))
  const people = await peopleOf(crm, record.id)
  const { customerId } = record.fields
  const accounts = await accountsOf(record, request, services)
  const creatable = accounts === null && (await mayCreate(request, services)) === null
  const books = accounts ? await booksOf(accounts, request, services) : []
  return companyCard(
    {
      title: titleOf(record),
      customerId: typeof customerId === 'string' && accounts !== null ? customerId : null,
      creatable: creatable ? record.id : null,
      fields,
      people,
      version: record.version,
      books,
      timeZone: request.who.timeZone,
    },
    request.who.locale,
  )
}

function shownField(spec: FieldSpec, record: CrmRecord, locale: string): { label: string; value: string }[] {
  const value = record.fields[spec.name]
  if (value === null || value === undefined || value === '') return []
  return [{ label: spec.label, value: showValue(spec.type, value, locale) }]
}

function choices(text: string, found: readonly CrmRecord[], request: Request): View {
  const customers = found.map((record) => ({
    id: record.id,
    name: titleOf(record),
    code: textOf(record, 'customerNumber'),
    city: textOf(record, 'city'),
  }))
  return customerChoicesCard({ text, command: 'customer', customers }, request.who.locale)
}

function titleOf(record: CrmRecord): string {
  return textOf(record, 'title') ?? ''
}

function textOf(record: CrmRecord, field: string): string | null {
  const value = record.fields[field]
  return typeof value === 'string' ? value : null
}

function notInCrm(text: string, { who: { locale } }: Request): View {
  const words = recordWords(locale)
  const named = buttonsIn(locale)
  const buttons =
    text === ''
      ? [{ title: named.profiles, text: 'profiles' }]
      : [
          { title: named.allCustomers, text: 'customers' },
          { title: named.lookInExact, text: `balance for ${text}` },
        ]
  const sentence = text === '' ? words.crmEmpty : words.noneLike(text)
  return noticeCard({ tone: 'info', title: words.notInCrm, text: sentence, buttons }, locale)
}

function noneOfYours({ who: { locale } }: Request): View {
  const { notInCrm: title, noneOfYours: text } = recordWords(locale)
  return noticeCard({ tone: 'info', title, text, buttons: [] }, locale)
}
