import {
  type Activity,
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ShowTypingMiddleware,
  type Storage,
  type TurnContext,
} from 'botbuilder'
import type { Logger } from '../logger.ts'
import { whileAnswering } from '../sync/give-way.ts'
import type { View } from '../views/view.ts'
import { parseActivity } from './activity.ts'
import type { Channel } from './channel.ts'
import { type Confirmations, createConfirmations } from './dialogs/confirmations.ts'
import type { ExtensionAnswer, ExtensionAsk } from './message-extension.ts'
import { toActivity } from './notify.ts'
import { handleTurn, type Turns } from './turn.ts'

/** Null in local mode: nobody's identity is checked, and the server listens on loopback only. */
export type BotRegistration = { appId: string; password: string; type: string; tenantId: string } | null

export type Answer = { status: number; body?: unknown }

/** The SDK's own `process` writes errors to the console and tells them to the sender. */
class Adapter extends CloudAdapter {
  /** @throws an error with `statusCode` 401 when the token is not one of Microsoft's for this bot. */
  async receive(activity: Activity, authorization: string, bot: (context: TurnContext) => Promise<void>): Promise<Answer> {
    const answer = await this.processActivity(authorization, activity, bot)
    return { status: answer?.status ?? 200, body: answer?.body }
  }
}

/** One posted activity, from its token to the answer. A sender that isn't let in is not told why; the log knows. */
export async function receiveActivity(
  adapter: Adapter,
  { activity, authorization }: { activity: Activity; authorization: string },
  bot: (context: TurnContext) => Promise<void>,
  logger: Logger,
): Promise<Answer> {
  if (![activity.serviceUrl, activity.channelId].every(isTextOrAbsent)) return { status: 400 }
  try {
    return await whileAnswering(() => adapter.receive(activity, authorization, bot))
  } catch (error) {
    const refused = error instanceof Error && 'statusCode' in error && error.statusCode === 401
    if (refused) logger.warn('A caller was not let in')
    else logger.error({ err: error }, 'A caller could not be checked')
    return { status: refused ? 401 : 503 }
  }
}

/** The SDK reads these two before it knows the caller. */
function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

/** The adapter between Teams and the bot. */
export function createAdapter(registration: BotRegistration, logger: Logger): Adapter {
  const settings =
    registration === null
      ? {}
      : {
          MicrosoftAppId: registration.appId,
          MicrosoftAppPassword: registration.password,
          MicrosoftAppType: registration.type,
          MicrosoftAppTenantId: registration.tenantId,
        }
  const adapter = new Adapter(new ConfigurationBotFrameworkAuthentication(settings))
  adapter.onTurnError = async (_context, error) => {
    logger.error({ err: error }, 'A turn failed')
  }
  adapter.use(new ShowTypingMiddleware(500, 2000))
  return adapter
}

/** Turns of the adapter into things that happened, and answers into activities. Keeps nothing between turns itself. */
export function createBot(storage: Storage, turns: Turns): (context: TurnContext) => Promise<void> {
  const confirmations = createConfirmations(storage)
  return (context) => handleTurn(parseActivity(context.activity), channelOf(context, confirmations, turns.services.now), turns)
}

function invokeResponse(status: number, body?: object): Partial<Activity> {
  return { type: ActivityTypes.InvokeResponse, value: body === undefined ? { status } : { status, body } }
}

function actionAnswer(view: View | null): object {
  return view?.kind === 'adaptive'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: view.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'OK' }
}

/** A list to choose from shows thumbnails; what is inserted is the card. */
function extensionBody(act: ExtensionAsk['act'], answer: ExtensionAnswer): object {
  if (answer.kind === 'message')
    return act === 'search'
      ? { composeExtension: { type: 'message', text: answer.text } }
      : { task: { type: 'message', value: answer.text } }
  if (answer.kind === 'dialog') {
    const [card] = toActivity(answer.view).attachments ?? []
    return { task: { type: 'continue', value: { title: answer.title, height: 'medium', width: 'medium', card } } }
  }
  const attachments = answer.results.flatMap(({ title, detail, card }) =>
    (toActivity(card).attachments ?? []).map((attachment) => ({ ...attachment, preview: CardFactory.thumbnailCard(title, detail) })),
  )
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
}

function channelOf(context: TurnContext, confirmations: Confirmations, now: () => Date): Channel {
  return {
    send: async (view) => (await context.sendActivity(toActivity(view)))?.id ?? '',
    replace: async (messageId, view) => {
      await context.updateActivity({ ...toActivity(view), id: messageId, type: ActivityTypes.Message })
    },
    answerInvoke: async (view) => {
      const isCard = context.activity.name === 'adaptiveCard/action'
      await context.sendActivity(isCard ? invokeResponse(200, actionAnswer(view)) : invokeResponse(200))
    },
    answerExtension: async (act, answer) => {
      await context.sendActivity(invokeResponse(200, extensionBody(act, answer)))
    },
    refuseInvoke: async (status) => {
      await context.sendActivity(invokeResponse(status))
    },
    ask: ({ act, subject, view }) => confirmations.ask(context, { act, subject, askedAt: now().toISOString(), question: toActivity(view) }),
    answered: () => confirmations.answer(context, now()),
  }
}
