import { auditFileCard } from '../../views/audit-card.ts'
import type { MoneyRightsData } from '../../views/money-rights-card.ts'
import { changeRights, showMoneyRights } from '../commands/money.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

async function shown(request: Request, services: Services, outcome: MoneyRightsData['outcome']): Promise<Reply> {
  return { views: [await showMoneyRights(request, services, outcome)], replace: true, private: true }
}

/** Only people who are known can be listed. A list without anybody would be a mistake. */
export async function saveMoneyRights(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { people: known } = await services.settings.read(request.who.tenantId)
  const ticked = (data.people ?? '').split(/[,;]/).map((id) => id.trim())
  const people = ticked.filter((id) => Object.hasOwn(known, id))
  const who = data.who === 'listed' ? 'listed' : 'everyone'
  if (who === 'listed' && people.length === 0) return shown(request, services, 'nobody')
  await changeRights(request, services, (money) => ({ ...money, who, people, ownOnly: data.ownOnly === 'true' }))
  return shown(request, services, 'saved')
}

/** The name under which Exact keeps somebody as account manager; an empty one takes Teams' own again. */
export async function saveManager(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { people } = await services.settings.read(request.who.tenantId)
  const { person = '', manager = '' } = data
  if (!Object.hasOwn(people, person)) return shown(request, services, 'noPerson')
  await changeRights(request, services, (money) => {
    const { [person]: _before, ...others } = money.managers
    return { ...money, managers: manager.trim() === '' ? others : { ...others, [person]: manager.trim().slice(0, 100) } }
  })
  return shown(request, services, 'saved')
}

export async function downloadAudit(request: Request, _pressed: Pressed, services: Services): Promise<Reply> {
  const { url } = await services.downloads.offerAudit(request.who)
  return { views: [auditFileCard(url, request.who.locale)], private: true }
}
