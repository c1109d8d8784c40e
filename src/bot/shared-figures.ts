import { today } from '../receivables/days.ts'
import { positionsOf } from '../receivables/position.ts'
import { wordError } from '../views/error-words.ts'
import type { SearchData } from '../views/search-card.ts'
import { searchFiguresCard } from '../views/search-figures-card.ts'
import type { View } from '../views/view.ts'
import { customerIdOf } from './customer-id.ts'
import { inEach } from './in-each.ts'
import type { LookedAt } from './money-services.ts'
import type { Request } from './request.ts'
import type { Customer, SameCustomer, Services, Unread } from './services.ts'

export function searchDataOf([account]: SameCustomer): SearchData {
  return { id: customerIdOf(account), name: account.name, code: account.code, city: account.city }
}

type Asked = { customer: SameCustomer; unread: readonly Unread[]; what: LookedAt; dialog: boolean; fresh: boolean }

/** The figures of a shared customer for whoever asks; kept in the audit trail first. */
export async function figuresFor({ customer, unread, what, dialog, fresh }: Asked, request: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = request.who
  const day = today(services.now(), services.sales.timeZone)
  const readBooks = async (account: Customer) => {
    const { items, asOf } = (await services.sales.ledger(tenantId, account, { fresh, depth: 'card' })).ledger
    return { administration: account.administration.name, positions: positionsOf(items, day), asOf }
  }
  const read = await inEach(customer, ({ administration }) => administration.name, readBooks)
  for (const { administration, id } of customer) await services.audit.note(request.who, request.where, what, administration.code, id)
  const problems = [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: wordError(error, locale) }))
  const exactUrl = await services.sales.customerUrl(tenantId, customer[0])
  return searchFiguresCard({ ...searchDataOf(customer), books: read.answers, unread: problems, exactUrl, timeZone, dialog }, locale)
}
