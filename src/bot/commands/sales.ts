import { today } from '../../receivables/days.ts'
import { positionsOf } from '../../receivables/position.ts'
import { balanceCard } from '../../views/balance-card.ts'
import { customerChoicesCard } from '../../views/customer-choices-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import type { Reply, Request } from '../request.ts'
import type { Customer, Services } from '../services.ts'

export type Focus = 'balance' | 'overdue' | 'invoices'
type Args = Readonly<Record<string, string>>

const named = (focus: Focus) => (request: Request, args: Args, services: Services) =>
  answerFor(focus, args.customer ?? '', request, services)

export const balance = named('balance')
export const overdue = named('overdue')
export const invoices = named('invoices')

/** One certain customer answers at once and offers the near ones; otherwise choices; none: what to try. */
async function answerFor(focus: Focus, text: string, request: Request, services: Services): Promise<Reply> {
  if (text === '') return { views: [whichCustomer(focus, request)] }
  const { exact, near } = await services.sales.findCustomers(request.who.tenantId, text)
  if (exact !== null) return { views: [await moneyCard(focus, exact, near, request, services, false)], private: true }
  const [only, ...others] = near
  if (only === undefined) return { views: [notFound(text, request)] }
  if (others.length === 0) return { views: [await moneyCard(focus, only, [], request, services, false)], private: true }
  return { views: [customerChoicesCard({ text, command: focus, customers: near }, request.who.locale)], private: true }
}

/** The money picture of one customer, live from Exact (or a minute old at most, and then it says so). */
export async function moneyCard(
  focus: Focus,
  customer: Customer,
  near: readonly Customer[],
  request: Request,
  services: Services,
  fresh: boolean,
): Promise<View> {
  const { tenantId, locale } = request.who
  const [{ items, asOf, fromCache }, workspace, exactUrl] = await Promise.all([
    services.sales.openItems(tenantId, customer.id, fresh),
    services.settings.read(tenantId),
    services.sales.customerUrl(tenantId, customer.id),
  ])
  const { connection } = workspace
  const administration = connection?.administrations.find((each) => each.code === connection.administration)?.name ?? ''
  const { timeZone } = services.sales
  const positions = positionsOf(items, today(services.now(), timeZone))
  return balanceCard(
    { focus, customer, administration, positions, asOf, timeZone: request.who.timeZone, exactUrl, near, fromCache },
    locale,
  )
}

function whichCustomer(focus: Focus, request: Request): View {
  const text = `Say ${focus} for, and the customer’s name or code: ${focus} for Acme.`
  return noticeCard(
    { tone: 'info', title: 'Which customer?', text, buttons: [{ title: 'All customers', text: 'customers' }] },
    request.who.locale,
  )
}

function notFound(text: string, request: Request): View {
  const buttons = [{ title: 'All customers', text: 'customers' }]
  const sentence = `Nobody in Exact is called “${text}”, or anything like it. Try a part of the name, or the customer’s code.`
  return noticeCard({ tone: 'info', title: 'No such customer', text: sentence, buttons }, request.who.locale)
}
