import { takingPart } from '../../connect/administrations.ts'
import { normaliseName } from '../../sync/customer-name.ts'
import { balanceCard } from '../../views/balance-card.ts'
import { type CustomerCommand, customerChoicesCard } from '../../views/customer-choices-card.ts'
import { wordError } from '../../views/error-words.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words } from '../../views/words/find-customer.ts'
import { contactView } from '../customer-contact.ts'
import { customerIdOf } from '../customer-id.ts'
import { invoicesView } from '../customer-invoices.ts'
import { turnoverView } from '../customer-turnover.ts'
import { inEach } from '../in-each.ts'
import { noteLook } from '../note-look.ts'
import type { Command } from '../parse-command.ts'
import { readCustomer } from '../read-customer.ts'
import type { Reply, Request } from '../request.ts'
import type { Customer, SameCustomer, Services, Unread } from '../services.ts'

export type Focus = Exclude<CustomerCommand, 'customer'>
type Args = Readonly<Record<string, string>>

const named = (focus: Focus) => (request: Request, args: Args, services: Services) => answerFor(focus, args, request, services)

export const balance = named('balance')
export const overdue = named('overdue')
export const invoices = named('invoices')
export const turnover = named('turnover')
export const contact = named('contact')

/** One certain customer answers at once and offers the near ones; otherwise choices; none: what to try. */
async function answerFor(focus: Focus, args: Args, request: Request, services: Services): Promise<Reply> {
  const { customer: text = '' } = args
  if (text === '') return { views: [whichCustomer(request)] }
  const { one, near, unread } = await services.sales.findCustomers(request.who.tenantId, text)
  const fullyNamed = [...(one ? [one] : []), ...near].find((each) => isNamed(each, args.whole))
  const customer = fullyNamed ?? one
  if (customer !== null) {
    const others = near.filter((each) => each !== customer)
    const asked = { focus, customer, unread, near: others, fresh: args.fresh !== undefined && fullyNamed === undefined, ...optionsOf(args) }
    return { views: [await moneyCard(asked, request, services)], private: 'money', about: askedAgain(asked) }
  }
  if (near.length === 0) return { views: [notFound(text, unread, request)] }
  return { views: [await choices(focus, args, { near, unread }, request, services)], private: true }
}

/** The question as it is remembered, about the customer that was found: a code finds nobody else where the typed name may have found several. */
export function askedAgain({ focus, customer: [{ code, name }], filter, year }: Pick<Asked, 'focus' | 'customer'> & Options): Command {
  return { name: focus, args: { customer: code ?? name, ...(filter !== undefined && { filter }), ...(year !== undefined && { year }) } }
}

/** "balance for Acme Live" asks for Acme as it is now, unless somebody is called Acme Live. */
function isNamed(customer: SameCustomer, whole: string | undefined): boolean {
  return whole !== undefined && customer.some(({ name }) => normaliseName(name) === normaliseName(whole))
}

export type Asked = {
  focus: Focus
  customer: SameCustomer
  near: readonly SameCustomer[]
  /** Administrations in which the customer couldn't be looked for. */
  unread: readonly Unread[]
  fresh: boolean
  /** Which invoices; the open ones without it. */
  filter?: string
  /** Which financial year's turnover; this one's without it. */
  year?: 'last'
}

type Options = Pick<Asked, 'filter' | 'year'>

export function optionsOf({ filter, year }: Args): Options {
  return { ...(filter !== undefined && { filter }), ...(year === 'last' && { year }) }
}

/**
 * The money picture of one customer in every administration taking part, live from Exact (or a minute old at most, and then it says so).
 * An administration that can't be read has its sentence; when none can, the first one's error is thrown.
 */
export async function moneyCard(asked: Asked, request: Request, services: Services): Promise<View> {
  const { focus, customer, filter = 'open', fresh } = asked
  if (focus === 'contact') return contactView(customer, request, services)
  await noteLook(focus, customer, request, services)
  if (focus === 'turnover') return turnoverView({ ...asked, fresh }, request, services)
  if (focus === 'invoices') return invoicesView({ ...asked, filter, order: null, page: 1 }, request, services)
  return balanceView(focus, asked, request, services)
}

async function balanceView(
  focus: 'balance' | 'overdue',
  { customer, near, unread, fresh }: Asked,
  request: Request,
  services: Services,
): Promise<View> {
  const { tenantId, locale, timeZone } = request.who
  const several = await severalTakePart(tenantId, services)
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    (account) => readCustomer(account, fresh, tenantId, services),
  )
  const [first, ...rest] = read.answers
  if (first === undefined) throw new Error('a customer without accounts')
  const data = {
    focus,
    books: [first, ...rest] as const,
    unread: [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: wordError(error, locale) })),
    timeZone,
    near: near.map(([account]) => ({ id: customerIdOf(account), name: nameOf(account, several) })),
    inGroup: await services.sales.inGroup(tenantId, customer[0]),
  }
  return balanceCard(data, locale)
}

async function severalTakePart(tenantId: string, services: Services): Promise<boolean> {
  const { connection } = await services.settings.read(tenantId)
  return connection !== null && takingPart(connection).length > 1
}

function nameOf({ name, administration }: Customer, several: boolean): string {
  return several ? `${name}, ${administration.name}` : name
}

async function choices(
  focus: Focus,
  { customer: text = '', fresh, ...args }: Args,
  { near, unread }: Pick<Asked, 'near' | 'unread'>,
  request: Request,
  services: Services,
): Promise<View> {
  const { tenantId, locale } = request.who
  const several = await severalTakePart(tenantId, services)
  const customers = near.map((customer) => {
    const [{ name, code, city }] = customer
    const administrations = several ? customer.map(({ administration }) => administration.name) : []
    return { id: customerIdOf(customer[0]), name, code, city, administrations }
  })
  const asked = { text, command: focus, customers, fresh: fresh !== undefined, unread: unread.map((each) => unsearched(each, locale)) }
  return customerChoicesCard({ ...asked, ...optionsOf(args) }, locale)
}

function unsearched({ administration, error }: Unread, locale: string): string {
  return words(locale).unsearched(administration, wordError(error, locale))
}

function whichCustomer({ who: { locale } }: Request): View {
  const { which, say, all } = words(locale)
  return noticeCard({ tone: 'info', title: which, text: say, buttons: [{ title: all, text: 'customers' }] }, locale)
}

function notFound(text: string, unread: readonly Unread[], { who: { locale } }: Request): View {
  const { nobodyTitle, nobody, all } = words(locale)
  const sentence = [nobody(text), ...unread.map((each) => unsearched(each, locale))].join(' ')
  return noticeCard({ tone: 'info', title: nobodyTitle, text: sentence, buttons: [{ title: all, text: 'customers' }] }, locale)
}
