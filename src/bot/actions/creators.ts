import type { Workspace } from '../../store/settings.ts'
import { creatorsCard } from '../../views/creators-card.ts'
import type { View } from '../../views/view.ts'
import { type Pressed, type Reply, type Request, replacing, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Who may make customers in Exact, to be ticked by an admin. */
export async function showCreators(request: Request, _pressed: Pressed, services: Services): Promise<Reply> {
  return reply(cardOf(await services.settings.read(request.who.tenantId), false, request, services))
}

/** Those who are ticked, of the people that Saldo knows. */
export async function saveCreators(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const ticked = (data.creators ?? '').split(/[,;]/).map((id) => id.trim())
  const workspace = await services.settings.update(request.who.tenantId, (current) => {
    return { ...current, creators: Object.keys(current.people).filter((id) => ticked.includes(id)) }
  })
  return replacing(cardOf(workspace, true, request, services))
}

function cardOf({ people, creators }: Workspace, saved: boolean, { who }: Request, { firstAdmins }: Services): View {
  const others = Object.values(people).filter(({ id, admin }) => !admin && !firstAdmins.includes(id))
  return creatorsCard({ people: others.map(({ id, name }) => ({ id, name })), chosen: creators, saved }, who.locale)
}
