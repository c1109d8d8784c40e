import { parseCode } from '../connect/parse-code.ts'
import type { Logger } from '../logger.ts'
import type { Workspace } from '../store/settings.ts'
import { welcomeCard } from '../views/welcome-card.ts'
import { words as connectionWords } from '../views/words/connecting.ts'
import type { Incoming } from './activity.ts'
import { answerConfirmed, answerPress, answerText, isForPresser, staysInPlace } from './answer.ts'
import type { Channel } from './channel.ts'
import type { Press } from './deliver.ts'
import { mayConnect } from './gates.ts'
import type { LateWork } from './late-work.ts'
import { answerExtension } from './message-extension.ts'
import type { Notifier } from './notifier.ts'
import { answerInTime } from './patience.ts'
import { forgetConversation, remember, whoIs } from './remember.ts'
import { chatIdOf, type Place, type Reply, type Request, reply, type Who } from './request.ts'
import { safely, sayOutage } from './safely.ts'
import { turnScreen } from './screen.ts'
import type { Services } from './services.ts'
import { completeSignIn } from './sign-in-answers.ts'
import { distrust, type TrustRules } from './trust.ts'

export type Turns = {
  services: Services
  notifier: Notifier
  /** True for the first delivery of an activity: Teams sends one again when an answer takes long. */
  firstSeen: (key: string, at: Date) => Promise<boolean>
  trust: TrustRules
  lateWork: LateWork
  logger: Logger
}

/** One thing that happened in a chat, from trust to answer. Never throws: a problem becomes a sentence with a reference. */
export async function handleTurn(incoming: Incoming, channel: Channel, turns: Turns): Promise<void> {
  const reason = distrust(incoming, turns.trust)
  if (reason !== null) {
    turns.logger.warn({ reason, kind: incoming.kind }, 'An activity was not trusted')
    if (isInvoke(incoming)) await channel.refuseInvoke(403)
    return
  }
  try {
    await workTurn(incoming, channel, turns)
  } catch (error) {
    await apologise(error, incoming, channel, turns)
  }
}

async function apologise(error: unknown, incoming: Incoming, channel: Channel, { logger }: Turns): Promise<void> {
  const outage = sayOutage(error, incoming.from.locale ?? 'en', logger)
  if (isInvoke(incoming)) await channel.answerInvoke(null)
  if (incoming.kind === 'extension' || (incoming.kind === 'action' && isForPresser(incoming.pressed))) return
  if (incoming.kind === 'removed' || incoming.kind === 'unsupported') return
  await channel.send(outage)
}

/**
 * From the compose box, or the menu of a message. The chat may be anybody's, also one between two people, so nothing is sent to it and it
 * isn't kept as one of the bot's.
 */
async function answerAsk(incoming: Extract<Incoming, { kind: 'extension' }>, channel: Channel, { services, logger }: Turns): Promise<void> {
  const workspace = await services.settings.read(incoming.tenantId)
  const request: Request = { who: askerOf(incoming, workspace, services), where: elsewhere(incoming.where), text: '' }
  await channel.answerExtension(incoming.ask.act, await answerExtension(incoming.ask, request, services, logger))
}

/** Somebody who never wrote to the bot is known by what the channel says of them. */
function askerOf({ from }: Pick<Incoming, 'from'>, workspace: Workspace, { firstAdmins }: Services): Who {
  const who = whoIs(workspace, from.personId, firstAdmins)
  if (Object.hasOwn(workspace.people, from.personId)) return who
  const person = { id: from.personId, name: from.name, admin: false, locale: from.locale, timeZone: from.timeZone }
  return whoIs({ ...workspace, people: { [from.personId]: person } }, from.personId, firstAdmins)
}

/** A chat that isn't the bot's own with somebody. */
function elsewhere(where: Place): Place {
  return where.kind === 'personal' ? { ...where, kind: 'group', personId: null } : where
}

/** A card that was shared may be pressed in a chat the bot isn't in: that is one between people, however private it looks. */
async function isOwnChat({ tenantId, where }: Incoming, { settings }: Services): Promise<boolean> {
  return Object.hasOwn((await settings.read(tenantId)).conversations, chatIdOf(where.conversationId))
}

async function workTurn(incoming: Incoming, channel: Channel, turns: Turns): Promise<void> {
  if (!(await isNew(incoming, turns))) {
    if (isInvoke(incoming)) await channel.answerInvoke(null)
    return
  }
  if (incoming.kind === 'extension') return answerAsk(incoming, channel, turns)
  if (incoming.kind === 'removed') return forgetConversation(turns.services.settings, incoming.tenantId, incoming.where.conversationId)
  if (incoming.kind === 'message' && !incoming.addressed) return
  if (incoming.kind === 'unsupported') {
    if (incoming.reason === 'conversationUpdate') turns.services.money.forgetMembers(incoming.tenantId, incoming.where.conversationId)
    turns.logger.debug({ reason: incoming.reason }, 'An activity of no concern')
    if (incoming.invoke) await channel.refuseInvoke(501)
    return
  }
  await answerTurn(incoming, channel, turns)
}

type Answerable = Extract<Incoming, { kind: 'message' | 'action' | 'sign-in' | 'sign-in-failed' | 'installed' }>

function isInvoke(incoming: Incoming): boolean {
  return (
    incoming.kind === 'sign-in' ||
    incoming.kind === 'extension' ||
    incoming.kind === 'sign-in-failed' ||
    ((incoming.kind === 'action' || incoming.kind === 'unsupported') && incoming.invoke)
  )
}

async function isNew({ id, tenantId, where, kind }: Incoming, { firstSeen, services }: Turns): Promise<boolean> {
  return (
    id === '' || kind === 'unsupported' || kind === 'extension' || firstSeen(`${tenantId}/${where.conversationId}/${id}`, services.now())
  )
}

async function answerTurn(incoming: Answerable, channel: Channel, turns: Turns): Promise<void> {
  const { services } = turns
  const known = incoming.kind !== 'action' || (await isOwnChat(incoming, services))
  const workspace = known ? await remember(incoming, services.settings) : await services.settings.read(incoming.tenantId)
  const request: Request = {
    who: known ? whoIs(workspace, incoming.from.personId, services.firstAdmins) : askerOf(incoming, workspace, services),
    where: known ? incoming.where : elsewhere(incoming.where),
    text: incoming.kind === 'message' ? incoming.text : '',
  }
  // What needs the turn is asked now: the answer may outlive it.
  const confirmed = incoming.kind === 'message' || incoming.kind === 'action' ? await channel.answered() : null
  const screen = turnScreen(request, channel, pressOf(incoming), turns)
  await answerInTime(answersTo(incoming, confirmed, request, turns), screen, { ...turns, request, sales: services.sales })
}

function pressOf(incoming: Answerable): Press | null {
  if (incoming.kind === 'action') {
    const { cardId, invoke, pressed } = incoming
    return { cardId, invoke, inPlace: staysInPlace(pressed), forPresser: isForPresser(pressed) }
  }
  return isInvoke(incoming) ? { cardId: null, invoke: true, inPlace: false, forPresser: false } : null
}

/** The answer, and the command somebody typed before they had to connect: that goes on with the rights they have by then. */
async function* answersTo(incoming: Answerable, confirmed: Confirmed, request: Request, turns: Turns): AsyncGenerator<Reply, void> {
  const { services } = turns
  const answer = await safely(request, turns, () => answerTo(incoming, confirmed, request, services))
  yield answer
  if (answer.resume === undefined) return
  const workspace = await services.settings.read(request.who.tenantId)
  const again = { ...request, text: answer.resume, who: whoIs(workspace, request.who.personId, services.firstAdmins) }
  yield safely(again, turns, () => answerText(again, services))
}

type Confirmed = Awaited<ReturnType<Channel['answered']>>

async function answerTo(incoming: Answerable, confirmed: Confirmed, request: Request, services: Services): Promise<Reply> {
  switch (incoming.kind) {
    case 'installed':
      return welcome(request, services)
    case 'sign-in':
      return completeSignIn(incoming.code, request, services)
    case 'sign-in-failed':
      return reply({ kind: 'text', text: connectionWords(request.who.locale).windowClosed })
    case 'action':
      return confirmed === null ? answerPress(incoming.pressed, request, services) : answerConfirmed(confirmed, request, services)
    case 'message': {
      const code = parseCode(incoming.text)
      if (code !== null) return completeSignIn(code, request, services)
      return confirmed === null ? answerText(request, services) : answerConfirmed(confirmed, request, services)
    }
  }
}

/** Once for each chat: a new installation is announced in two ways, and a restart announces nothing. */
async function welcome(request: Request, services: Services): Promise<Reply> {
  const { tenantId } = request.who
  const { kind } = request.where
  const chatId = chatIdOf(request.where.conversationId)
  let first = false
  const workspace = await services.settings.update(tenantId, (current) => {
    const conversation = current.conversations[chatId]
    first = conversation?.welcomedAt === null
    if (conversation === undefined || !first) return current
    const welcomed = { ...conversation, welcomedAt: services.now().toISOString() }
    return { ...current, conversations: { ...current.conversations, [chatId]: welcomed } }
  })
  if (!first) return reply()
  const connected = workspace.connection?.administration != null
  return reply(welcomeCard({ scope: kind, admin: mayConnect(request, workspace, services), connected }, request.who.locale))
}
