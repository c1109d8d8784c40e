import type { Notifier } from '../bot/notifier.ts'
import { forgetConversation, whoIs } from '../bot/remember.ts'
import { chatIdOf, type Place } from '../bot/request.ts'
import { showRun } from '../bot/show-run.ts'
import type { Wait } from '../exact/budget.ts'
import type { Conversation, SettingsPort } from '../store/settings.ts'
import type { CrmPort, JournalPort } from '../sync/ports.ts'
import type { Run } from '../sync/types.ts'
import { clock } from '../views/format.ts'
import type { View } from '../views/view.ts'
import { words as wordsIn } from '../views/words/runs-said.ts'

type Parts = { settings: SettingsPort; journal: JournalPort; crm: (tenantId: string) => CrmPort; notifier: Notifier; now: () => Date }

export type RunCards = {
  /** Puts the run as it stands in the place of its card. */
  edit(run: Run): Promise<void>
  /** Everyone who asked to be told. An edited card alerts nobody, so a chat that shows the run is told as well. */
  tellSubscribers(run: Run): Promise<void>
  /** Everyone who asked to be told, and the chat that shows the run: somebody has to put something right before it goes on. */
  tellParked(run: Run): Promise<void>
  /** Why the run stands still, in the asker's words and time. */
  wordWait(run: Run, wait: Wait): Promise<string>
}

/** Runs as chats see them. A chat that is closed to us is forgotten; a card that vanished is replaced by a new one. */
export function createRunCards({ settings, journal, crm, notifier, now }: Parts): RunCards {
  async function show(run: Run, audience: 'asker' | 'subscriber', readerId: string): Promise<View> {
    const reader = whoIs(await settings.read(run.tenantId), readerId, [])
    return showRun(run, reader, audience, { settings, journal, crm, now })
  }

  async function tell(run: Run, told: readonly Conversation[]): Promise<void> {
    for (const conversation of told) {
      const view = await show(run, 'subscriber', conversation.personId ?? run.askedBy)
      const delivery = await notifier.send(placeOf(run.tenantId, conversation), view)
      if (delivery.kind === 'gone') await forgetConversation(settings, run.tenantId, conversation.id)
    }
  }

  return {
    async edit(run) {
      if (run.card === null) return
      const { conversationId, messageId } = run.card
      const conversation = (await settings.read(run.tenantId)).conversations[chatIdOf(conversationId)]
      if (conversation === undefined) return
      const delivery = await notifier.edit(
        { ...placeOf(run.tenantId, conversation), conversationId },
        messageId,
        await show(run, 'asker', run.askedBy),
      )
      if (delivery.kind === 'gone') await forgetConversation(settings, run.tenantId, conversationId)
      if (delivery.kind === 'delivered' && delivery.messageId !== messageId) {
        await journal.updateRun(run.tenantId, run.number, { card: { conversationId, messageId: delivery.messageId } })
      }
    },

    async tellSubscribers(run) {
      const { conversations } = await settings.read(run.tenantId)
      await tell(
        run,
        Object.values(conversations).filter((each) => each.notify),
      )
    },

    async tellParked(run) {
      const { conversations } = await settings.read(run.tenantId)
      const shownIn = chatIdOf(run.card?.conversationId ?? '')
      await tell(
        run,
        Object.values(conversations).filter(({ notify, id }) => notify || id === shownIn),
      )
    },

    async wordWait(run, { until, reason, reserved }) {
      const { locale, timeZone } = whoIs(await settings.read(run.tenantId), run.askedBy, [])
      const why = reason === 'day' && reserved ? 'kept for questions' : reason
      return wordsIn(locale).callsUsed(clock(until, locale, timeZone), why)
    },
  }
}

function placeOf(tenantId: string, { id, kind, serviceUrl, botId, personId }: Conversation): Place {
  return { tenantId, conversationId: id, kind, serviceUrl, botId, personId }
}
