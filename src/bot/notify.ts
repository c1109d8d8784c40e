import { setTimeout as delay } from 'node:timers/promises'
import {
  type Activity,
  ActivityTypes,
  CardFactory,
  type CloudAdapter,
  type ConversationParameters,
  type ConversationReference,
  MessageFactory,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder'
import { z } from 'zod'
import type { Logger } from '../logger.ts'
import type { View } from '../views/view.ts'
import type { Delivery, Notifier } from './notifier.ts'
import { chatIdOf, type Place } from './request.ts'
import type { Member, Roster } from './roster.ts'

/** A view as an activity. The summary is what a banner shows, so it carries no amounts. */
export function toActivity(view: View): Partial<Activity> {
  if (view.kind === 'text') return MessageFactory.text(view.text)
  const attachment =
    view.kind === 'oauth' ? { contentType: CardFactory.contentTypes.oauthCard, content: view.card } : CardFactory.adaptiveCard(view.card)
  return { ...MessageFactory.attachment(attachment), summary: view.summary }
}

function referenceTo(place: Place): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: place.serviceUrl,
    bot: { id: place.botId, name: 'Saldo' },
    conversation: {
      id: place.conversationId,
      isGroup: place.kind !== 'personal',
      conversationType: place.kind,
      tenantId: place.tenantId,
      name: '',
    },
  }
}

/** Connector codes after which a chat is lost until its people come back by themselves. */
const goneCodes = [
  'ConversationNotFound',
  'ForbiddenOperationException',
  'BotNotInConversationRoster',
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
]

function statusOf(error: unknown): { status: number | null; code: string | null } {
  if (typeof error !== 'object' || error === null) return { status: null, code: null }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { status, code }
}

/** Errors of Teams' connector: 403 and 404 mean that the chat is closed to us. */
function outcomeOf(error: unknown): Delivery {
  const { status, code } = statusOf(error)
  return status === 403 || status === 404 || goneCodes.includes(code ?? '') ? { kind: 'gone' } : { kind: 'failed' }
}

/** The SDK waits for ever for a connector that doesn't answer; whoever has more people to tell can't. */
const patienceMs = 15_000
/** Somebody waits for their answer meanwhile. */
const rosterPatienceMs = 3_000

/** The notifier that speaks to Teams. `appId` is empty in local mode. */
export function createTeamsNotifier(adapter: CloudAdapter, appId: string, logger: Logger): Notifier {
  /** Catches inside the turn: the adapter takes what a turn throws for its own and says nothing. */
  async function within(place: Place, act: (context: TurnContext) => Promise<string>): Promise<Delivery> {
    let delivery: Delivery = { kind: 'failed' }
    const failed = (error: unknown) => {
      delivery = outcomeOf(error)
      logger.warn({ err: error, outcome: delivery.kind }, 'A message could not be delivered')
    }
    const turn = async (context: TurnContext) => {
      delivery = { kind: 'delivered', messageId: await act(context) }
    }
    const sending = adapter.continueConversationAsync(appId, referenceTo(place), (context) => turn(context).catch(failed)).catch(failed)
    await Promise.race([sending, delay(patienceMs, undefined, { ref: false })])
    return delivery
  }

  const send = (place: Place, view: View) => within(place, async (context) => (await context.sendActivity(toActivity(view)))?.id ?? '')

  return {
    send,
    async edit(place, messageId, view) {
      const edited = await within(place, async (context) => {
        await context.updateActivity({ ...toActivity(view), id: messageId, type: ActivityTypes.Message })
        return messageId
      })
      return edited.kind === 'gone' ? send(place, view) : edited
    },
    async personalChat(who, near) {
      let found: Place | null = null
      const parameters = {
        isGroup: false,
        bot: { id: near.botId, name: 'Saldo' },
        members: [{ id: who.personId, name: who.name }],
        tenantId: who.tenantId,
        channelData: { tenant: { id: who.tenantId } },
      } as ConversationParameters
      try {
        await adapter.createConversationAsync(
          appId,
          'msteams',
          near.serviceUrl,
          'https://api.botframework.com',
          parameters,
          async (context) => {
            found = { ...near, kind: 'personal', personId: who.personId, conversationId: context.activity.conversation.id }
          },
        )
      } catch (error) {
        logger.warn({ err: error }, 'A personal chat could not be opened')
      }
      return found
    },
  }
}

/** Pages of a chat's members that are looked through. */
const mostPages = 10
const membersPerPage = 500

const memberShape = z.object({
  id: z.string(),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
  userPrincipalName: z.string().optional(),
})

function toMember(raw: unknown): Member {
  const { id, aadObjectId, objectId, tenantId, userRole, userPrincipalName } = memberShape.parse(raw)
  return { id: aadObjectId ?? objectId ?? id, tenantId: tenantId || null, role: userRole || null, upn: userPrincipalName || null }
}

/** Teams' roster of a chat: of the channel, for a thread. A person may be asked about by their Entra object id. */
export function createTeamsRoster(adapter: CloudAdapter, appId: string): Roster {
  /** Fails by itself when Teams doesn't answer: the SDK would wait for ever. */
  async function asking<Answer>(place: Place, ask: (context: TurnContext) => Promise<Answer>): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const chat = { ...place, conversationId: chatIdOf(place.conversationId) }
    adapter.continueConversationAsync(appId, referenceTo(chat), (context) => ask(context).then(resolve, reject)).catch(reject)
    const timer = setTimeout(() => reject(new Error('Teams did not answer about the members of a chat')), rosterPatienceMs)
    return promise.finally(() => clearTimeout(timer))
  }

  async function allMembers(context: TurnContext): Promise<Member[] | null> {
    const found: Member[] = []
    let next: string | undefined
    for (let page = 0; page < mostPages; page++) {
      const { members, continuationToken } = await TeamsInfo.getPagedMembers(context, membersPerPage, next)
      found.push(...members.map(toMember))
      if (!continuationToken) return found
      next = continuationToken
    }
    return null
  }

  return {
    async member(place, personId) {
      try {
        return toMember(await asking(place, (context) => TeamsInfo.getMember(context, personId)))
      } catch (error) {
        if (statusOf(error).status === 404) return null
        throw error
      }
    },
    members: (place) => asking(place, allMembers),
  }
}
