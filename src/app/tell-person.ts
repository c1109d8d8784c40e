import { forgetConversation, whoIs } from '../bot/remember.ts'
import type { Sent, Who } from '../bot/request.ts'
import type { View } from '../views/view.ts'
import { personalPlace, type Telling } from './tell-admins.ts'

/** Writes to somebody's personal chat, opened when there is none yet. */
export async function tellPerson(
  tenantId: string,
  personId: string,
  word: (who: Who) => View,
  telling: Telling,
): Promise<{ delivered: boolean; sent: Sent | null }> {
  const { settings, notifier, firstAdmins } = telling
  const workspace = await settings.read(tenantId)
  const who = whoIs(workspace, personId, firstAdmins)
  const place = await personalPlace(workspace, who, telling)
  if (place === null) return { delivered: false, sent: null }
  const delivery = await notifier.send(place, word(who))
  if (delivery.kind === 'gone') await forgetConversation(settings, tenantId, place.conversationId)
  return delivery.kind === 'delivered'
    ? { delivered: true, sent: { place, messageId: delivery.messageId } }
    : { delivered: false, sent: null }
}
