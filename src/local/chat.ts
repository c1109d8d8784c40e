import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { actionsOf, type CardAction, inputValuesOf } from './card-parts.ts'
import type { ChatMessage, Connector } from './connector.ts'

export type Speaker = { id: string; name: string; locale?: string; timeZone?: string }
export type ChatPlace = { conversationId: string; kind: 'personal' | 'groupChat' | 'channel'; tenantId: string }
export type InvokeAnswer = { status: number; body: { statusCode?: number; type?: string; value?: unknown } | null }

/** One person in one chat with the bot, over real HTTP, the way a Teams client does it. */
export type Chat = {
  /** Answers with the messages that came during the turn. */
  say(text: string): Promise<ChatMessage[]>
  /** Presses a button by its title on the newest card that has it (or on a given one), with what is filled in; the answer's card takes its place. */
  press(title: string, inputs?: Readonly<Record<string, string>>, on?: ChatMessage): Promise<ChatMessage[]>
  /** What Teams sends when the sign-in window reports success. */
  verify(code: string): Promise<InvokeAnswer>
  /** Any activity, with this person and chat filled in. */
  post(activity: object): Promise<{ status: number; body: unknown }>
  messages(): ChatMessage[]
  /** Waits for a message of this chat, present or to come, that answers to `is`. */
  until(is: (message: ChatMessage) => boolean, withinMs?: number): Promise<ChatMessage>
}

const botId = '28:saldo'

export function openChat(server: string, connector: Connector, speaker: Speaker, place: ChatPlace): Chat {
  const messages = () => connector.messages.filter((message) => message.conversationId === place.conversationId)

  async function post(activity: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${server}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...envelope(speaker, place, connector.url), ...activity }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  async function during(act: () => Promise<unknown>): Promise<ChatMessage[]> {
    const before = connector.messages.length
    await act()
    return connector.messages.slice(before).filter((message) => message.conversationId === place.conversationId)
  }

  async function execute(action: CardAction, inputs: Readonly<Record<string, string>>, on: ChatMessage): Promise<void> {
    const data = { ...inputValuesOf(on), ...inputs, ...action.data }
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' }
    const { body } = await post({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: on.id })
    const answer = body as InvokeAnswer['body']
    if (answer?.type !== 'application/vnd.microsoft.card.adaptive') return
    const index = connector.messages.findIndex((message) => message.id === on.id)
    connector.messages[index] = { ...on, attachments: [{ contentType: answer.type, content: answer.value }], edits: on.edits + 1 }
  }

  return {
    post,
    messages,
    say: (text) => during(() => post({ type: 'message', text })),
    async press(title, inputs = {}, on) {
      const card = on ?? messages().findLast((message) => actionsOf(message).some((action) => action.title === title))
      const action = card && actionsOf(card).find((each) => each.title === title)
      if (card === undefined || action === undefined) throw new Error(`no card here has a button “${title}”`)
      return during(() => execute(action, inputs, card))
    },
    async verify(code) {
      const { status, body } = await post({ type: 'invoke', name: 'signin/verifyState', value: { state: code } })
      return { status, body: body as InvokeAnswer['body'] }
    },
    async until(is, withinMs = 20_000) {
      const end = Date.now() + withinMs
      while (Date.now() < end) {
        const found = messages().findLast(is)
        if (found !== undefined) return found
        await delay(25)
      }
      throw new Error('the awaited message did not come')
    },
  }
}

function envelope(speaker: Speaker, place: ChatPlace, serviceUrl: string): object {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${speaker.id}`, name: speaker.name, aadObjectId: speaker.id },
    recipient: { id: botId, name: 'Saldo' },
    conversation: { id: place.conversationId, conversationType: place.kind, tenantId: place.tenantId, isGroup: place.kind !== 'personal' },
    channelData: { tenant: { id: place.tenantId } },
    locale: speaker.locale ?? 'en-GB',
    localTimezone: speaker.timeZone ?? 'Europe/Amsterdam',
  }
}

/** A mention of the bot, as group chats and channels need it. */
export function mentioning(text: string): object {
  const mention = '<at>Saldo</at>'
  return {
    type: 'message',
    text: `${mention} ${text}`,
    entities: [{ type: 'mention', text: mention, mentioned: { id: botId, name: 'Saldo' } }],
  }
}
