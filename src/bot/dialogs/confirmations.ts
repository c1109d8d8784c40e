import { ConversationState, type Storage, type TurnContext } from 'botbuilder'
import { DialogSet, DialogTurnStatus } from 'botbuilder-dialogs'
import { ConfirmDialog, type Confirmed, type PendingAct, readAnswer } from './confirm.ts'

const validFor = 10 * 60_000

export type Confirmations = {
  ask(context: TurnContext, pending: PendingAct): Promise<void>
  /** The act this turn answers: once, by its asker, within ten minutes. Null when the turn is about something else. */
  answer(context: TurnContext, now: Date): Promise<Confirmed | null>
}

/** Questions that wait for their answer, kept in `storage` for each person of each chat, so that a restart forgets none. */
export function createConfirmations(storage: Storage): Confirmations {
  const state = new PersonalState(storage)
  const dialogs = new DialogSet(state.createProperty('dialogs')).add(new ConfirmDialog())
  return {
    async ask(context, pending) {
      const dialog = await dialogs.createContext(context)
      await dialog.cancelAllDialogs()
      await dialog.beginDialog('confirm', pending)
      await state.saveChanges(context)
    },
    async answer(context, now) {
      if (readAnswer(context.activity) === null) return null
      const dialog = await dialogs.createContext(context)
      const { status, result } = await dialog.continueDialog()
      await state.saveChanges(context)
      if (status !== DialogTurnStatus.complete) return null
      const confirmed = result as Confirmed
      return now.getTime() - Date.parse(confirmed.askedAt) > validFor ? null : confirmed
    },
  }
}

/** Keyed by chat and person: in a group chat only the asker's answer counts. */
class PersonalState extends ConversationState {
  override getStorageKey(context: TurnContext): string {
    const { channelId, conversation, from } = context.activity
    return `${channelId}/${conversation.id}/${from.aadObjectId ?? from.id}`
  }
}
