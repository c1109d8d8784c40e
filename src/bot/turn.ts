import { parseCode } from '../connect/parse-code.ts'
import type { Logger } from '../logger.ts'
import { welcomeCard } from '../views/welcome-card.ts'
import type { Incoming } from './activity.ts'
import { answerConfirmed, answerPress, answerText, staysInPlace } from './answer.ts'
import type { Channel } from './channel.ts'
import type { Press } from './deliver.ts'
import { mayConnect } from './gates.ts'
import type { LateWork } from './late-work.ts'
import type { Notifier } from './notifier.ts'
import { answerInTime } from './patience.ts'
import { forgetConversation, remember, whoIs } from './remember.ts'
import { chatIdOf, type Reply, type Request, reply } from './request.ts'
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
  const outage = sayOutage(error, logger)
  if (isInvoke(incoming)) await channel.answerInvoke(null)
  if (incoming.kind === 'removed' || incoming.kind === 'unsupported') return
  await channel.send(outage)
}

async function workTurn(incoming: Incoming, channel: Channel, turns: Turns): Promise<void> {
  if (!(await isNew(incoming, turns))) {
    if (isInvoke(incoming)) await channel.answerInvoke(null)
    return
  }
  if (incoming.kind === 'removed') return forgetConversation(turns.services.settings, incoming.tenantId, incoming.where.conversationId)
  if (incoming.kind === 'message' && !incoming.addressed) return
  if (incoming.kind === 'unsupported') {
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
    incoming.kind === 'sign-in-failed' ||
    ((incoming.kind === 'action' || incoming.kind === 'unsupported') && incoming.invoke)
  )
}

async function isNew({ id, tenantId, where, kind }: Incoming, { firstSeen, services }: Turns): Promise<boolean> {
  return id === '' || kind === 'unsupported' || firstSeen(`${tenantId}/${where.conversationId}/${id}`, services.now())
}

async function answerTurn(incoming: Answerable, channel: Channel, turns: Turns): Promise<void> {
  const { services } = turns
  const workspace = await remember(incoming, services.settings)
  const request: Request = {
    who: whoIs(workspace, incoming.from.personId, services.firstAdmins),
    where: incoming.where,
    text: incoming.kind === 'message' ? incoming.text : '',
  }
  // What needs the turn is asked now: the answer may outlive it.
  const confirmed = incoming.kind === 'message' || incoming.kind === 'action' ? await channel.answered() : null
  const screen = turnScreen(request, channel, pressOf(incoming), turns)
  await answerInTime(answersTo(incoming, confirmed, request, turns), screen, { ...turns, request, sales: services.sales })
}

function pressOf(incoming: Answerable): Press | null {
  if (incoming.kind === 'action') return { cardId: incoming.cardId, invoke: incoming.invoke, inPlace: staysInPlace(incoming.pressed) }
  return isInvoke(incoming) ? { cardId: null, invoke: true, inPlace: false } : null
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
      return reply({ kind: 'text', text: 'The sign-in window closed before it was done. Say connect to try again.' })
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
