import { noticeCard } from '../../views/notice-card.ts'
import { offerConnect } from '../gates.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Offers the sign-in; a connection that works is named instead of silently replaced. */
export async function connect(request: Request, _args: object, services: Services): Promise<Reply> {
  const { connection } = await services.settings.read(request.who.tenantId)
  if (connection === null || connection.lost !== null) return offerConnect(request, services, null, connection?.lost ?? null)
  if (connection.administration !== null && !(await services.signIn.works(request.who.tenantId))) {
    return offerConnect(request, services, null, 'Exact no longer accepts the present sign-in.')
  }
  const text = `Connected as ${connection.exactUser}. To sign in anew, disconnect first.`
  const buttons = [
    { title: 'Status', text: 'status' },
    { title: 'Disconnect', text: 'disconnect' },
  ]
  return reply(noticeCard({ tone: 'good', title: 'Exact Online is already connected', text, buttons }, request.who.locale))
}
