import { today } from '../receivables/days.ts'
import { groupPositions } from '../receivables/group.ts'
import { groupCard } from '../views/group-card.ts'
import { noticeCard } from '../views/notice-card.ts'
import type { View } from '../views/view.ts'
import { words } from '../views/words/find-customer.ts'
import { customerIdOf } from './customer-id.ts'
import { noteLook } from './note-look.ts'
import type { Request } from './request.ts'
import type { Customer, Services } from './services.ts'

/** What the accounts of a customer's group owe together, in the customer's administration. */
export async function groupView(account: Customer, fresh: boolean, request: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = request.who
  const group = await services.sales.group(tenantId, account, fresh)
  if (group === null) {
    const { noGroupTitle, noGroup } = words(locale)
    return noticeCard({ tone: 'info', title: noGroupTitle, text: noGroup(account.name), buttons: [] }, locale)
  }
  const { parent, members, left, asOf, fromCache } = group
  await noteLook(
    'balance',
    members.map((member) => member.account),
    request,
    services,
  )
  const items = members.map(({ account: { name, code }, ledger }) => ({ name, code, items: ledger.items }))
  const totals = groupPositions(items, today(services.now(), services.sales.timeZone))
  const about = { id: customerIdOf(account), name: parent.name, accounts: members.length + left, left, timeZone }
  return groupCard({ ...about, totals, administration: account.administration.name, asOf, fromCache }, locale)
}
