import { noticeCard } from '../views/notice-card.ts'
import { words } from '../views/words/creators.ts'
import { type Gate, noGuest } from './gates.ts'
import { reply } from './request.ts'

/** Admins, and those an admin lists, make customers in Exact and change what it has of them. */
export const mayCreate: Gate = async (request, services) => {
  const { who } = request
  const { creators } = await services.settings.read(who.tenantId)
  if (who.admin || creators.includes(who.personId)) return noGuest(request, services)
  const { refusedTitle: title, refused: text } = words(who.locale)
  return reply(noticeCard({ tone: 'info', title, text, buttons: [] }, who.locale))
}
