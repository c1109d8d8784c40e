import type { View } from '../views/view.ts'
import type { ExtensionAnswer, ExtensionAsk } from './message-extension.ts'
import type { Confirmation } from './request.ts'

/** The chat a turn came from, as far as answering it goes. Ends with the turn. */
export type Channel = {
  /** Answers with the new message's id. */
  send(view: View): Promise<string>
  /** Puts a view in the place of an earlier message of the bot. */
  replace(messageId: string, view: View): Promise<void>
  /** The answer to a pressed button: a view takes the card's place; null leaves the card as it is. */
  answerInvoke(view: View | null): Promise<void>
  /** Answers the compose box or the menu of a message. */
  answerExtension(act: ExtensionAsk['act'], answer: ExtensionAnswer): Promise<void>
  /** Refuses an invoke that nobody handles, so that the client stops waiting. */
  refuseInvoke(status: number): Promise<void>
  ask(confirmation: Confirmation): Promise<void>
  /** The act this turn says yes or no to, if it does. */
  answered(): Promise<{ act: string; subject: string; yes: boolean } | null>
}
