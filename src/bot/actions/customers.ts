import { SaldoError } from '../../errors.ts'
import { showCompany } from '../commands/customer.ts'
import { type Focus, moneyCard } from '../commands/sales.ts'
import { readCustomerId } from '../customer-id.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

const focuses: readonly string[] = ['balance', 'overdue', 'invoices'] satisfies Focus[]

function isFocus(text: string | undefined): text is Focus {
  return text !== undefined && focuses.includes(text)
}

function gone(): SaldoError {
  const person = 'That customer is no longer there. Ask again by name.'
  return new SaldoError('customer-gone', { message: 'button refers to a customer that is not known', person, recovery: 'fix-input' })
}

/** One of the choices: money for the sales commands, the CRM's record for `customer`. */
export async function pickCustomer(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const id = data.id ?? data.customer ?? ''
  if (isFocus(data.command)) return { views: [await money(data.command, id, data.fresh === 'true', request, services)], private: true }
  const [record] = await services.crm(request.who.tenantId).get('company', [id])
  if (record === undefined) throw gone()
  return { views: [await showCompany(record, request, services)], private: true }
}

/** The same card with fresh figures, or seen from another side. */
export async function refreshBalance(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const focus = isFocus(data.focus) ? data.focus : 'balance'
  return { views: [await money(focus, data.id ?? '', data.fresh === 'true', request, services)], replace: true, private: true }
}

async function money(focus: Focus, id: string, fresh: boolean, request: Request, services: Services) {
  const found = await services.sales.customer(request.who.tenantId, readCustomerId(id))
  if (found === null) throw gone()
  return moneyCard({ ...found, focus, near: [], fresh }, request, services)
}
