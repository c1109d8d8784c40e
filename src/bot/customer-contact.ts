import { contactCard } from '../views/contact-card.ts'
import { wordError } from '../views/error-words.ts'
import type { View } from '../views/view.ts'
import { customerIdOf } from './customer-id.ts'
import { inEach } from './in-each.ts'
import type { Request } from './request.ts'
import type { SameCustomer, Services } from './services.ts'

/** Whom to ask at a customer, in each administration as Exact knows them: at most an hour old. */
export async function contactView(customer: SameCustomer, { who }: Request, services: Services): Promise<View> {
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    async (account) => ({
      administration: account.administration.name,
      phone: account.phone,
      people: (await services.sales.contacts(who.tenantId, account, true)) ?? [],
    }),
  )
  const [{ name, code, city }] = customer
  const unread = read.unread.map(({ administration, error }) => ({ administration, problem: wordError(error, who.locale) }))
  return contactCard({ id: customerIdOf(customer[0]), name, code, city, books: read.answers, unread }, who.locale)
}
