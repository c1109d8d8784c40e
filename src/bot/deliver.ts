import type { View } from '../views/view.ts'
import { words as wordsIn } from '../views/words/turn-said.ts'
import type { Channel } from './channel.ts'
import type { Notifier } from './notifier.ts'
import { rememberPersonalChat } from './remember.ts'
import type { Place, Reply, Request, Sent } from './request.ts'
import type { Services } from './services.ts'

export type Delivering = { services: Services; notifier: Notifier }

/**
 * A pressed button. `cardId`: its card; `invoke`: a client waits for the press to be answered; `inPlace`: the answer takes the card's
 * place even while it is only awaited. `forPresser`: others read the card too, so that the answer is shown to who pressed and nobody else.
 */
export type Press = { cardId: string | null; invoke: boolean; inPlace: boolean; forPresser: boolean }

/** Where a reply's views go: into the turn's chat, or to the asker alone. */
type Outlet = { send: (view: View) => Promise<Sent | null>; here: boolean }

/** The asker's own chat, opened when there is none yet; null when they can't be reached. */
export async function personalPlace(request: Request, { services, notifier }: Delivering): Promise<Place | null> {
  const { conversations } = await services.settings.read(request.who.tenantId)
  const known = Object.values(conversations).find((each) => each.kind === 'personal' && each.personId === request.who.personId)
  if (known === undefined) return openPersonalChat(request, { services, notifier })
  const { id, serviceUrl, botId, personId } = known
  return { tenantId: request.who.tenantId, conversationId: id, kind: 'personal', serviceUrl, botId, personId }
}

async function openPersonalChat(request: Request, { services, notifier }: Delivering): Promise<Place | null> {
  const place = await notifier.personalChat(request.who, request.where)
  if (place !== null) await rememberPersonalChat(place, services.settings)
  return place
}

function outletHere(channel: Channel, request: Request): Outlet {
  return { here: true, send: async (view) => ({ place: request.where, messageId: await channel.send(view) }) }
}

async function outletAlone(request: Request, delivering: Delivering): Promise<Outlet | null> {
  const place = await personalPlace(request, delivering)
  if (place === null) return null
  return {
    here: false,
    send: async (view) => {
      const delivery = await delivering.notifier.send(place, view)
      return delivery.kind === 'delivered' ? { place, messageId: delivery.messageId } : null
    },
  }
}

/** Left where everybody reads, for an answer that went to the asker alone. */
export function pointTo(where: 'answeredAlone' | 'answersAlone' | 'noChat', { who }: Request): View {
  return { kind: 'text', text: wordsIn(who.locale)[where] }
}

/** What is private stays so; figures are shown to all where an admin allowed that. */
async function isForAskerAlone(reply: Reply, { where }: Request, { services }: Delivering): Promise<boolean> {
  if (where.kind === 'personal' || !reply.private) return false
  return reply.private === true || !(await services.money.mayShowIn(where))
}

/** The answer to an executed button is seen by who pressed it alone. A sign-in needs a message of its own. */
async function answeredAlone({ views: [first] }: Reply, channel: Channel): Promise<boolean> {
  if (first?.kind !== 'adaptive') return false
  await channel.answerInvoke(first)
  return true
}

/** Sends a reply where it belongs. */
export async function deliver(
  reply: Reply,
  request: Request,
  channel: Channel,
  press: Press | null,
  delivering: Delivering,
): Promise<void> {
  if (press?.forPresser === true && press.invoke && (await answeredAlone(reply, channel))) return
  const alone = press?.forPresser === true || (await isForAskerAlone(reply, request, delivering))
  const outlet = alone ? await outletAlone(request, delivering) : outletHere(channel, request)
  const [first, ...rest] = reply.views
  const inPlace = outlet?.here === true && reply.replace === true && press !== null && first?.kind === 'adaptive'

  const show = async () => {
    let sent: Sent | null = null
    if (inPlace) sent = await putInPlace(first, request, channel, press)
    else if (press?.invoke === true) await channel.answerInvoke(null)
    for (const view of inPlace ? rest : reply.views) sent = (await outlet?.send(view)) ?? null
    if (alone && press?.forPresser !== true)
      await channel.send(
        outlet === null || (sent === null && reply.views.length > 0) ? pointTo('noChat', request) : pointTo('answeredAlone', request),
      )
    if (reply.confirm !== undefined) await channel.ask(reply.confirm)
    return sent
  }
  // What was asked for goes on even when the chat could not be written to.
  let shown: Sent | null = null
  try {
    shown = await show()
  } finally {
    await reply.sent?.(shown)
  }
}

/** A press that came as an invoke is answered with the new card; a submit edits the card's message. */
export async function putInPlace(view: View, request: Request, channel: Channel, press: Press): Promise<Sent> {
  if (press.invoke) await channel.answerInvoke(view)
  else if (press.cardId !== null) await channel.replace(press.cardId, view)
  const messageId = !press.invoke && press.cardId === null ? await channel.send(view) : (press.cardId ?? '')
  return { place: request.where, messageId }
}
