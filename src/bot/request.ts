import type { View } from '../views/view.ts'
import type { Command } from './parse-command.ts'

/** Who asks, as the channel vouches for them. `admin` is Saldo's own knowledge, read anew for every request. */
export type Who = {
  tenantId: string
  /** Entra object id (the channel's own id in local mode without one). */
  personId: string
  name: string
  admin: boolean
  locale: string
  timeZone: string
}

export type ConversationKind = 'personal' | 'group' | 'channel'

/** A chat that can be written to. */
export type Place = {
  tenantId: string
  conversationId: string
  kind: ConversationKind
  serviceUrl: string
  botId: string
  /** The other side of a personal chat. */
  personId: string | null
}

/** The chat as a whole: in a channel, an id with a thread behind it (`…;messageid=…`) without that. Settings keep chats by this. */
export function chatIdOf(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId
}

/** What a command or an action gets to see of a message. */
export type Request = {
  who: Who
  where: Place
  /** What was typed, without the bot's mention. For an action: the command its button stands for, or ''. */
  text: string
}

/** A card's button or form: ids and what was filled in, as text. Everything in it came from a client and is checked again. */
export type Pressed = { verb: string; data: Readonly<Record<string, string>> }

/** Where a sent view landed. */
export type Sent = { place: Place; messageId: string }

export type Reply = {
  views: readonly View[]
  /** The first view takes the place of the card whose button was pressed. */
  replace?: boolean
  /** Goes to the asker's personal chat; elsewhere only a pointer is left. `money`: shown where an admin allowed figures for all. */
  private?: boolean | 'money'
  /** Told where the last view landed: a card that is edited later needs to know. Null when it could not be shown. */
  sent?: (sent: Sent | null) => Promise<void>
  /** Asks for a yes or no first, then carries the act out. */
  confirm?: Confirmation
  /** The customer that was found or picked, as it is found again: what is said next may leave it out. */
  about?: Command
  /** A command that goes on after this answer. */
  resume?: string
}

/** A destructive act that waits for its asker's yes. */
export type Confirmation = { act: 'disconnect' | 'delete-profile'; subject: string; view: View }

export function reply(...views: View[]): Reply {
  return { views }
}

export function replacing(...views: View[]): Reply {
  return { views, replace: true }
}
