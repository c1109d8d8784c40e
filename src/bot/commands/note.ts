import { markCard } from '../../views/mark-card.ts'
import type { Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'
import { accountOf } from '../watch-lines.ts'
import { whichCustomer } from '../which-customer.ts'

const longestNote = 1_000

/** Keeps a remark for the customer's card. */
export async function note(
  request: Request,
  { customer = '', text = '' }: Readonly<Record<string, string>>,
  services: Services,
): Promise<Reply> {
  const found = await whichCustomer(customer, (name) => `note for ${name}: ${text}`, request, services)
  if ('instead' in found) return found.instead
  const [account] = found.customer
  const mark = await services.marks.note(request.who, accountOf(account), text.slice(0, longestNote))
  if (mark.kind !== 'note') throw new Error('a note that is none')
  return { views: [markCard(mark, account.name, account.administration.code, request.who.locale)], private: true }
}
