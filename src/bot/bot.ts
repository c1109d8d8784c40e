import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ShowTypingMiddleware,
  type Storage,
  type TurnContext,
} from 'botbuilder'
import type { Logger } from '../logger.ts'
import type { View } from '../views/view.ts'
import { parseActivity } from './activity.ts'
import type { Channel } from './channel.ts'
import { type Confirmations, createConfirmations } from './dialogs/confirmations.ts'
import { toActivity } from './notify.ts'
import { handleTurn, type Turns } from './turn.ts'

/** Null in local mode: nobody's identity is checked, and the server listens on loopback only. */
export type BotRegistration = { appId: string; password: string; type: string; tenantId: string } | null

/** The adapter between Teams and the bot. */
export function createAdapter(registration: BotRegistration, logger: Logger): CloudAdapter {
  const settings =
    registration === null
      ? {}
      : {
          MicrosoftAppId: registration.appId,
          MicrosoftAppPassword: registration.password,
          MicrosoftAppType: registration.type,
          MicrosoftAppTenantId: registration.tenantId,
        }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings))
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
    refuseInvoke: async (status) => {
      await context.sendActivity(invokeResponse(status))
    },
    ask: ({ act, subject, view }) => confirmations.ask(context, { act, subject, askedAt: now().toISOString(), question: toActivity(view) }),
    answered: () => confirmations.answer(context, now()),
  }
}
