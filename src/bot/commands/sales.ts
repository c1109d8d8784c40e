import { takingPart } from '../../connect/administrations.ts'
import { today } from '../../receivables/days.ts'
import { positionsOf } from '../../receivables/position.ts'
import { normaliseName } from '../../sync/customer-name.ts'
import { balanceCard } from '../../views/balance-card.ts'
import type { Books } from '../../views/books-block.ts'
import { customerChoicesCard } from '../../views/customer-choices-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { customerIdOf } from '../customer-id.ts'
import { inEach } from '../in-each.ts'
import type { Reply, Request } from '../request.ts'
import type { Customer, SameCustomer, Services, Unread } from '../services.ts'

export type Focus = 'balance' | 'overdue' | 'invoices'
type Args = Readonly<Record<string, string>>

const named = (focus: Focus) => (request: Request, args: Args, services: Services) => answerFor(focus, args, request, services)

export const balance = named('balance')
export const overdue = named('overdue')
export const invoices = named('invoices')

/** One certain customer answers at once and offers the near ones; otherwise choices; none: what to try. */
async function answerFor(focus: Focus, args: Args, request: Request, services: Services): Promise<Reply> {
  const { customer: text = '' } = args
  if (text === '') return { views: [whichCustomer(focus, request)] }
  const { one, near, unread } = await services.sales.findCustomers(request.who.tenantId, text)
  const fullyNamed = [...(one ? [one] : []), ...near].find((each) => isNamed(each, args.whole))
  const customer = fullyNamed ?? one
  if (customer !== null) {
    const others = near.filter((each) => each !== customer)
    const asked = { focus, customer, unread, near: others, fresh: args.fresh !== undefined && fullyNamed === undefined }
    return { views: [await moneyCard(asked, request, services)], private: true }
  }
  if (near.length === 0) return { views: [notFound(text, unread, request)] }
  return { views: [await choices(focus, args, { near, unread }, request, services)], private: true }
}

/** "balance for Acme Live" asks for Acme as it is now, unless somebody is called Acme Live. */
function isNamed(customer: SameCustomer, whole: string | undefined): boolean {
  return whole !== undefined && customer.some(({ name }) => normaliseName(name) === normaliseName(whole))
}

type Asked = {
  focus: Focus
  customer: SameCustomer
  near: readonly SameCustomer[]
  /** Administrations in which the customer couldn't be looked for. */
  unread: readonly Unread[]
  fresh: boolean
}

/**
 * The money picture of one customer in every administration taking part, live from Exact (or a minute old at most, and then it says so).
 * An administration that can't be read has its sentence; when none can, the first one's error is thrown.
 */
export async function moneyCard({ focus, customer, near, unread, fresh }: Asked, request: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = request.who
  const several = await severalTakePart(tenantId, services)
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    (account) => readBooks(account, fresh, tenantId, services),
  )
  const [first, ...rest] = read.answers
  if (first === undefined) throw new Error('a customer without accounts')
  const data = {
    focus,
    books: [first, ...rest] as const,
    unread: [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: error.person })),
    timeZone,
    near: near.map(([account]) => ({ id: customerIdOf(account), name: nameOf(account, several) })),
  }
  return balanceCard(data, locale)
}

async function readBooks(account: Customer, fresh: boolean, tenantId: string, services: Services): Promise<Books> {
  const [{ items, asOf, fromCache }, exactUrl] = await Promise.all([
    services.sales.openItems(tenantId, account, fresh),
    services.sales.customerUrl(tenantId, account),
  ])
  const positions = positionsOf(items, today(services.now(), services.sales.timeZone))
  const administration = account.administration.name
  return { customer: { ...account, id: customerIdOf(account) }, administration, positions, asOf, fromCache, exactUrl }
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
  { customer: text = '', fresh }: Args,
  { near, unread }: Pick<Asked, 'near' | 'unread'>,
  request: Request,
  services: Services,
): Promise<View> {
  const several = await severalTakePart(request.who.tenantId, services)
  const customers = near.map((customer) => {
    const [{ name, code, city }] = customer
    const administrations = several ? customer.map(({ administration }) => administration.name) : []
    return { id: customerIdOf(customer[0]), name, code, city, administrations }
  })
  return customerChoicesCard(
    { text, command: focus, customers, fresh: fresh !== undefined, unread: unread.map(unsearched) },
    request.who.locale,
  )
}

function unsearched({ administration, error }: Unread): string {
  return `${administration} couldn’t be searched: ${error.person}`
}

function whichCustomer(focus: Focus, request: Request): View {
  const text = `Say ${focus} for, and the customer’s name or code: ${focus} for Acme.`
  return noticeCard(
    { tone: 'info', title: 'Which customer?', text, buttons: [{ title: 'All customers', text: 'customers' }] },
    request.who.locale,
  )
}

function notFound(text: string, unread: readonly Unread[], request: Request): View {
  const buttons = [{ title: 'All customers', text: 'customers' }]
  const nobody = `Nobody in Exact is called “${text}”, or anything like it. Try a part of the name, or the customer’s code.`
  const sentence = [nobody, ...unread.map(unsearched)].join(' ')
  return noticeCard({ tone: 'info', title: 'No such customer', text: sentence, buttons }, request.who.locale)
}
