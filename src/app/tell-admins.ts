import type { Notifier } from '../bot/notifier.ts'
import { forgetConversation, rememberPersonalChat, whoIs } from '../bot/remember.ts'
import type { Place, Who } from '../bot/request.ts'
import type { Conversation, SettingsPort, Workspace } from '../store/settings.ts'
import type { View } from '../views/view.ts'

export type Telling = { settings: SettingsPort; notifier: Notifier; firstAdmins: readonly string[] }

/** Writes to each admin's personal chat, opened when there is none yet. False when nobody could be reached. */
export async function tellAdmins(tenantId: string, word: (who: Who) => View, telling: Telling): Promise<boolean> {
  const { settings, notifier, firstAdmins } = telling
  const workspace = await settings.read(tenantId)
  const admins = Object.keys(workspace.people).map((id) => whoIs(workspace, id, firstAdmins))
  let reached = false
  for (const who of admins.filter(({ admin }) => admin)) {
    const place = await personalPlace(workspace, who, telling)
    if (place === null) continue
    const delivery = await notifier.send(place, word(who))
    if (delivery.kind === 'gone') await forgetConversation(settings, tenantId, place.conversationId)
    reached ||= delivery.kind === 'delivered'
  }
  return reached
}

/** The personal chat with somebody, opened when there is none yet; null when they can't be reached. */
export async function personalPlace(
  { tenantId, conversations }: Workspace,
  who: Who,
  { settings, notifier }: Telling,
): Promise<Place | null> {
  const chats = Object.values(conversations)
  const known = chats.find(({ kind, personId }) => kind === 'personal' && personId === who.personId)
  if (known !== undefined) return placeOf(tenantId, known)
  const [near] = chats
  const opened = near === undefined ? null : await notifier.personalChat(who, placeOf(tenantId, near))
  if (opened !== null) await rememberPersonalChat(opened, settings)
  return opened
}

function placeOf(tenantId: string, { id, kind, serviceUrl, botId, personId }: Conversation): Place {
  return { tenantId, conversationId: id, kind, serviceUrl, botId, personId }
}
