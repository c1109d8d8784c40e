import { today } from '../receivables/days.ts'
import { type InvoiceFilter, type InvoiceOrder, invoiceFilters, invoiceLines, ordered } from '../receivables/invoice-lines.ts'
import { wordError } from '../views/error-words.ts'
import { type InvoicesBooks, invoicesCard } from '../views/invoices-card.ts'
import type { View } from '../views/view.ts'
import { customerIdOf } from './customer-id.ts'
import { inEach } from './in-each.ts'
import type { Request } from './request.ts'
import type { Customer, SameCustomer, Services, Unread } from './services.ts'

type Asked = { customer: SameCustomer; unread: readonly Unread[]; fresh: boolean; filter: string; order: string | null; page: number }

const orders: readonly InvoiceOrder[] = ['oldest', 'newest', 'largest']

export function readFilter(text: string | undefined): InvoiceFilter {
  return invoiceFilters.find((filter) => filter === text) ?? 'open'
}

/** Open ones are asked for the oldest, the others for the newest first. */
export function readOrder(text: string | null | undefined, filter: InvoiceFilter): InvoiceOrder {
  return orders.find((order) => order === text) ?? (filter === 'open' || filter === 'overdue' ? 'oldest' : 'newest')
}

/** A customer's invoices, a page at a time. Sales invoices are read even where finding the customer cost a call: the list is about them. */
export async function invoicesView({ customer, unread, fresh, ...asked }: Asked, { who }: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = who
  const filter = readFilter(asked.filter)
  const order = readOrder(asked.order, filter)
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    (account) => readLines(account, { filter, order, fresh }, tenantId, services),
  )
  const [{ name, code, city, phone }] = customer
  const problems = [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: wordError(error, locale) }))
  const about = { id: customerIdOf(customer[0]), name, code, city, phone, filter, order, page: asked.page }
  return invoicesCard({ ...about, books: read.answers, unread: problems, timeZone }, locale)
}

async function readLines(
  account: Customer,
  { filter, order, fresh }: { filter: InvoiceFilter; order: InvoiceOrder; fresh: boolean },
  tenantId: string,
  services: Services,
): Promise<InvoicesBooks> {
  const depth = filter === 'open' || filter === 'overdue' ? 'card' : 'whole'
  const [{ ledger, monthDay, fromCache }, exactUrl] = await Promise.all([
    services.sales.ledger(tenantId, account, { fresh, depth }),
    services.sales.customerUrl(tenantId, account),
  ])
  const days = { today: today(services.now(), services.sales.timeZone), monthDay }
  const lines = ordered(invoiceLines(ledger, filter, days), order)
  return { id: customerIdOf(account), administration: account.administration.name, lines, asOf: ledger.asOf, fromCache, exactUrl }
}
