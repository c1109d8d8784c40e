import type { Logger } from '../logger.ts'
import type { View } from '../views/view.ts'
import { words as wordsIn } from '../views/words/turn-said.ts'
import type { Channel } from './channel.ts'
import { type Delivering, deliver, type Press, personalPlace, pointTo, putInPlace } from './deliver.ts'
import type { Place, Reply, Request, Sent } from './request.ts'

/** Where a turn's answers are shown: its chat while it lasts; after that, the message that told the person to wait. */
export type Screen = {
  show(reply: Reply): Promise<void>
  /** Shows that the next answer takes longer, and answers with the screen for that one. Never throws. */
  wait(waiting: View): Promise<Screen>
}

type Showing = Delivering & { logger: Logger }

/** While the turn lasts. */
export function turnScreen(request: Request, channel: Channel, press: Press | null, showing: Showing): Screen {
  let unanswered = press

  async function show(reply: Reply): Promise<void> {
    const answered = unanswered
    unanswered = null
    await deliver(reply, request, channel, answered, showing)
  }

  async function waitHere(waiting: View): Promise<string | null> {
    if (unanswered?.inPlace === true) return (await putInPlace(waiting, request, channel, unanswered)).messageId
    if (unanswered?.invoke === true) await channel.answerInvoke(null)
    return channel.send(waiting)
  }

  /** Whether an answer is for everyone isn't known before it is there, so one that comes late is for the asker alone. */
  async function waitAlone(waiting: View, place: Place | null): Promise<string | null> {
    if (unanswered?.invoke === true) await channel.answerInvoke(null)
    const delivery = place === null ? null : await showing.notifier.send(place, waiting)
    const delivered = delivery?.kind === 'delivered'
    if (unanswered?.forPresser !== true) await channel.send(pointTo(delivered ? 'answersAlone' : 'noChat', request))
    return delivered ? delivery.messageId : null
  }

  async function wait(waiting: View): Promise<Screen> {
    let place: Place | null = request.where
    let messageId: string | null = null
    try {
      if (request.where.kind !== 'personal') place = await personalPlace(request, showing)
      messageId = request.where.kind === 'personal' ? await waitHere(waiting) : await waitAlone(waiting, place)
    } catch (error) {
      // The answer may still get through.
      showing.logger.warn({ err: error }, 'A person could not be told to wait')
    }
    return lateScreen(place, messageId, request, showing)
  }

  return { show, wait }
}

/** After the turn: the first view takes the place of the message that told the person to wait, others follow it. */
function lateScreen(place: Place | null, waitingId: string | null, request: Request, showing: Showing): Screen {
  let standing = waitingId === '' ? null : waitingId
  const said = (what: 'done' | 'askAgain'): View => ({ kind: 'text', text: wordsIn(request.who.locale)[what] })

  async function put(view: View): Promise<Sent | null> {
    if (place === null) return null
    // A sign-in button keeps to a message of its own.
    if (standing !== null && view.kind === 'oauth') await put({ kind: 'text', text: view.summary })
    const { notifier } = showing
    const edited = standing === null ? null : await notifier.edit(place, standing, view)
    standing = null
    const delivery = edited?.kind === 'delivered' ? edited : await notifier.send(place, view)
    return delivery.kind === 'delivered' ? { place, messageId: delivery.messageId } : null
  }

  return {
    async show(reply) {
      // A question of yes or no keeps its state with the turn. Those who ask one read a little of the database, and are in time.
      const views = reply.confirm === undefined ? reply.views : [said('askAgain')]
      let sent: Sent | null = null
      try {
        for (const view of views.length === 0 ? [said('done')] : views) sent = await put(view)
      } finally {
        await reply.sent?.(sent)
      }
    },
    async wait(waiting) {
      const sent = await put(waiting)
      return lateScreen(place, sent?.messageId ?? null, request, showing)
    },
  }
}
