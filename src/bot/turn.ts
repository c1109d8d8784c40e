import { randomBytes } from 'node:crypto'
import { parseCode } from '../connect/parse-code.ts'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { noticeCard } from '../views/notice-card.ts'
import { welcomeCard } from '../views/welcome-card.ts'
import type { Incoming } from './activity.ts'
import { answerConfirmed, answerPress, answerText } from './answer.ts'
import type { Channel } from './channel.ts'
import { deliver } from './deliver.ts'
import { mayConnect, offerConnect } from './gates.ts'
import type { Notifier } from './notifier.ts'
import { forgetConversation, remember, whoIs } from './remember.ts'
import { chatIdOf, type Reply, type Request, reply } from './request.ts'
import type { Services } from './services.ts'
import { completeSignIn } from './sign-in-answers.ts'
import { distrust, type TrustRules } from './trust.ts'

export type Turns = {
  services: Services
  notifier: Notifier
  /** True for the first delivery of an activity: Teams sends one again when an answer takes long. */
  firstSeen: (key: string, at: Date) => Promise<boolean>
  trust: TrustRules
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

/** When not even the settings can be read (the database is down, say), the person still gets an answer. */
async function apologise(error: unknown, incoming: Incoming, channel: Channel, { logger }: Turns): Promise<void> {
  const reference = randomBytes(4).toString('hex')
  logger.error({ err: error, reference }, 'A turn failed')
  if (isInvoke(incoming)) await channel.answerInvoke(null)
  if (incoming.kind === 'removed' || incoming.kind === 'unsupported') return
  await channel.send({
    kind: 'text',
    text: `I can’t work at the moment, and nothing was changed. Try again in a few minutes (reference ${reference}).`,
  })
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
  const press = isInvoke(incoming)
    ? { cardId: cardIdOf(incoming), invoke: true }
    : incoming.kind === 'action'
      ? { cardId: incoming.cardId, invoke: false }
      : null
  const answer = await safely(request, turns, () => answerTo(incoming, request, channel, turns))
  await deliver(answer, request, channel, press, turns)
  if (answer.resume !== undefined) await resume(answer.resume, request, channel, turns)
}

function cardIdOf(incoming: Answerable): string | null {
  return incoming.kind === 'action' ? incoming.cardId : null
}

/** The command somebody typed before they had to connect goes on, with the rights they have by now. */
async function resume(text: string, request: Request, channel: Channel, turns: Turns): Promise<void> {
  const workspace = await turns.services.settings.read(request.who.tenantId)
  const again = { ...request, text, who: whoIs(workspace, request.who.personId, turns.services.firstAdmins) }
  await deliver(await safely(again, turns, () => answerText(again, turns.services)), again, channel, null, turns)
}

async function answerTo(incoming: Answerable, request: Request, channel: Channel, { services }: Turns): Promise<Reply> {
  switch (incoming.kind) {
    case 'installed':
      return welcome(request, services)
    case 'sign-in':
      return completeSignIn(incoming.code, request, services)
    case 'sign-in-failed':
      return reply({ kind: 'text', text: 'The sign-in window closed before it was done. Say connect to try again.' })
    case 'action': {
      const confirmed = await channel.answered()
      return confirmed === null ? answerPress(incoming.pressed, request, services) : answerConfirmed(confirmed, request, services)
    }
    case 'message': {
      const code = parseCode(incoming.text)
      if (code !== null) return completeSignIn(code, request, services)
      const confirmed = await channel.answered()
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

/** An error's sentence for the person; the log has the rest under the same reference. */
async function safely(request: Request, turns: Turns, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act()
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    const known = error instanceof SaldoError ? error : null
    if (known === null || known.recovery === 'give-up') turns.logger.error({ err: error, reference }, 'A request failed')
    else turns.logger.info({ problem: known.code, reference }, 'A request was answered with a known problem')
    return explain(known, reference, request, turns.services)
  }
}

async function explain(known: SaldoError | null, reference: string, request: Request, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  if (known?.recovery === 'reconnect' && mayConnect(request, workspace, services)) {
    return offerConnect(request, services, request.text === '' ? null : request.text, known.person)
  }
  const text =
    known?.person ??
    'Something went wrong on our side, and nothing was changed. Try again in a moment; if it goes on, tell an admin the reference.'
  const tone = known?.recovery === 'fix-input' ? 'info' : 'error'
  const notice = { tone, title: known?.recovery === 'fix-input' ? 'That didn’t work' : 'Not now', text, buttons: [] } as const
  return reply(noticeCard(known?.recovery === 'fix-input' ? notice : { ...notice, reference }, request.who.locale))
}
