import { SaldoError } from '../../errors.ts'
import type { CustomerLedger } from '../../receivables/customer-ledger.ts'
import { customerFileCard } from '../../views/customer-file-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { invoiceKey } from '../../views/pdf-link.ts'
import { words } from '../../views/words/find-customer.ts'
import { showCompany } from '../commands/customer.ts'
import { askedAgain, type Focus, moneyCard, optionsOf } from '../commands/sales.ts'
import { groupView } from '../customer-group.ts'
import { customerIdOf, readCustomerId } from '../customer-id.ts'
import { invoicesView, readFilter, readOrder } from '../customer-invoices.ts'
import { noteLook } from '../note-look.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

const focuses: readonly string[] = ['balance', 'overdue', 'invoices', 'turnover', 'contact'] satisfies Focus[]

function isFocus(text: string | undefined): text is Focus {
  return text !== undefined && focuses.includes(text)
}

function gone({ who }: Request): SaldoError {
  const person = words(who.locale).gone
  return new SaldoError('customer-gone', { message: 'button refers to a customer that is not known', person, recovery: 'fix-input' })
}

/** One of the choices: money for the sales commands, the CRM's record for `customer`. */
export async function pickCustomer(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const id = data.id ?? data.customer ?? ''
  if (isFocus(data.command)) return money(data.command, { ...data, id }, request, services)
  const [record] = await services.crm(request.who.tenantId).get('company', [id])
  if (record === undefined) throw gone(request)
  return { views: [await showCompany(record, request, services)], private: true }
}

/** The same card with fresh figures, or seen from another side. */
export async function refreshBalance(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return inPlace(isFocus(data.focus) ? data.focus : 'balance', data, request, services)
}

export async function showTurnover(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return inPlace('turnover', data, request, services)
}

export async function showContact(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return inPlace('contact', data, request, services)
}

/** Another filter, order or page of the list, in its card. */
export async function showInvoices(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const found = await foundFor(data.id, request, services)
  await noteLook('invoices', found.customer, request, services)
  const { filter = 'open', order = null, page = '1' } = data
  const asked = { ...found, filter, order, page: /^\d{1,4}$/.test(page) ? Number(page) : 1, fresh: data.fresh === 'true' }
  const about = askedAgain({ ...found, focus: 'invoices', filter })
  return { views: [await invoicesView(asked, request, services)], replace: true, private: 'money', about }
}

export async function showGroup(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { customer } = await foundFor(data.id, request, services)
  return { views: [await groupView(customer[0], data.fresh === 'true', request, services)], replace: true, private: 'money' }
}

/** A link to all lines of the list as a file, in the asker's own chat. */
export async function invoicesFile(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const [account] = (await foundFor(data.id, request, services)).customer
  await noteLook('file', [account], request, services)
  const filter = readFilter(data.filter)
  const file = { kind: 'invoices', customer: customerIdOf(account), filter, order: readOrder(data.order, filter) } as const
  const offered = await services.downloads.offerMoney(request.who, file)
  const { locale, timeZone } = request.who
  return { views: [customerFileCard({ kind: 'invoices', name: account.name, ...offered, timeZone }, locale)], private: true }
}

/** A link to the printed invoice that was chosen, in the asker's own chat. It has to be one of the customer's. */
export async function invoiceFile(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { who } = request
  const [customerId = '', invoiceId = '', key = ''] = (data.invoice ?? '').split('|')
  const [account] = (await foundFor(customerId || data.id, request, services)).customer
  const { ledger } = await services.sales.ledger(who.tenantId, account, { fresh: false, depth: 'card' })
  const own = printed(ledger, invoiceId, key)
  const number = own?.number ?? '–'
  const invoice = { id: own?.invoiceId ?? null, number }
  await noteLook('file', [account], request, services)
  if (own === undefined || (await services.sales.invoicePdf(who.tenantId, account, invoice)) === null) {
    const { noPdfTitle, noPdf } = words(who.locale)
    const view = noticeCard({ tone: 'info', title: noPdfTitle, text: noPdf(number), buttons: [] }, who.locale)
    return { views: [view], private: true }
  }
  const offered = await services.downloads.offerMoney(who, { kind: 'pdf', customer: customerIdOf(account), invoice })
  return { views: [customerFileCard({ kind: 'pdf', name: number, ...offered, timeZone: who.timeZone }, who.locale)], private: true }
}

/** An open item older than the invoices that were read is known by its number alone. */
function printed({ invoices, items }: Pick<CustomerLedger, 'invoices' | 'items'>, invoiceId: string, key: string) {
  const isAsked = (number: string | null) => number !== null && invoiceKey(number) === key
  const invoice = invoices.find((one) => isAsked(one.number) && (invoiceId === '' || one.invoiceId === invoiceId))
  if (invoice !== undefined) return { number: invoice.number, invoiceId: invoice.invoiceId }
  const item = invoiceId === '' ? items.find(({ invoiceNumber, kind }) => kind !== 'receipt' && isAsked(invoiceNumber)) : undefined
  return item && { number: item.invoiceNumber, invoiceId: null }
}

async function inPlace(focus: Focus, data: Pressed['data'], request: Request, services: Services): Promise<Reply> {
  return { ...(await money(focus, data, request, services)), replace: true }
}

async function money(focus: Focus, data: Pressed['data'], request: Request, services: Services): Promise<Reply> {
  const asked = { ...(await foundFor(data.id, request, services)), focus, near: [], fresh: data.fresh === 'true', ...optionsOf(data) }
  return { views: [await moneyCard(asked, request, services)], private: 'money', about: askedAgain(asked) }
}

async function foundFor(id: string | undefined, request: Request, services: Services) {
  const found = await services.sales.customer(request.who.tenantId, readCustomerId(id ?? ''))
  if (found === null) throw gone(request)
  return found
}
