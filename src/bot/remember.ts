import type { Conversation, Person, SettingsPort, Workspace } from '../store/settings.ts'
import { localeWith } from '../views/language.ts'
import type { Incoming } from './activity.ts'
import { chatIdOf, type Place, type Who } from './request.ts'

function conversationOf({ where }: Incoming, known: Conversation | undefined): Conversation {
  const { conversationId, kind, serviceUrl, botId, personId } = where
  return {
    notify: known?.notify ?? false,
    welcomedAt: known?.welcomedAt ?? null,
    id: chatIdOf(conversationId),
    kind,
    serviceUrl,
    botId,
    personId,
  }
}

function personOf({ from }: Incoming, known: Person | undefined): Person {
  return {
    id: from.personId,
    name: from.name === '' ? (known?.name ?? '') : from.name,
    admin: known?.admin ?? false,
    locale: from.locale ?? known?.locale ?? null,
    ...(known?.language === undefined ? {} : { language: known.language }),
    timeZone: from.timeZone ?? known?.timeZone ?? null,
  }
}

function same(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

/** Keeps who wrote from where, so that they can be written to later. Nothing is written when nothing is new. */
export async function remember(incoming: Incoming, settings: SettingsPort): Promise<Workspace> {
  const { tenantId, from, where } = incoming
  const workspace = await settings.read(tenantId)
  const person = personOf(incoming, workspace.people[from.personId])
  const chatId = chatIdOf(where.conversationId)
  const conversation = conversationOf(incoming, workspace.conversations[chatId])
  const known = same(workspace.people[from.personId], person) && same(workspace.conversations[chatId], conversation)
  if (known) return workspace
  return settings.update(tenantId, (current) => ({
    ...current,
    people: from.personId === '' ? current.people : { ...current.people, [person.id]: personOf(incoming, current.people[person.id]) },
    conversations: { ...current.conversations, [chatId]: conversationOf(incoming, current.conversations[chatId]) },
  }))
}

/** A personal chat that was opened to write to somebody is known from then on. */
export async function rememberPersonalChat(place: Place, settings: SettingsPort): Promise<void> {
  const { conversationId: id, serviceUrl, botId, personId } = place
  const conversation: Conversation = { id, kind: 'personal', serviceUrl, botId, personId, notify: false, welcomedAt: null }
  await settings.update(place.tenantId, (current) => ({ ...current, conversations: { [id]: conversation, ...current.conversations } }))
}

/** Uninstalled: the chat is not written to again until it comes back by itself. */
export async function forgetConversation(settings: SettingsPort, tenantId: string, conversationId: string): Promise<void> {
  await settings.update(tenantId, (current) => {
    const { [chatIdOf(conversationId)]: _gone, ...conversations } = current.conversations
    return { ...current, conversations }
  })
}

const defaultLocale = 'en-GB'
const defaultTimeZone = 'Europe/Amsterdam'

/** Old and new names alike: Europe/Kiev and Europe/Kyiv. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0
  } catch {
    return false
  }
}

export function whoIs(workspace: Workspace, personId: string, firstAdmins: readonly string[]): Who {
  const person = workspace.people[personId]
  return {
    tenantId: workspace.tenantId,
    personId,
    name: person?.name ?? '',
    admin: person?.admin === true || firstAdmins.includes(personId),
    locale: localeWith(person?.language ?? null, person?.locale != null && isLocale(person.locale) ? person.locale : defaultLocale),
    timeZone: person?.timeZone != null && isTimeZone(person.timeZone) ? person.timeZone : defaultTimeZone,
  }
}
