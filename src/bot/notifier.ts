import type { View } from '../views/view.ts'
import type { Place, Who } from './request.ts'

/** What became of a message sent without being asked. `gone`: the chat can't be written to any more; forget it. */
export type Delivery = { kind: 'delivered'; messageId: string } | { kind: 'gone' } | { kind: 'failed' }

/** Writing to chats outside a turn. */
export type Notifier = {
  send(place: Place, view: View): Promise<Delivery>
  /** Puts a view in the place of an earlier message; when that is gone, sends a new one. */
  edit(place: Place, messageId: string, view: View): Promise<Delivery>
  /** The personal chat with somebody, opened when there is none yet; null when they can't be reached. */
  personalChat(who: Who, near: Place): Promise<Place | null>
}
