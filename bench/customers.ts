import { randomUUID } from 'node:crypto'
import { signInAt } from '../src/local/browser.ts'
import { actionsOf } from '../src/local/card-parts.ts'
import { type Chat, openChat } from '../src/local/chat.ts'
import type { ChatMessage, Connector } from '../src/local/connector.ts'

export const tenantId = randomUUID()

const importLimitMs = 120_000

/** A chat with Saldo in which an admin connected Exact. */
export async function connectExact(url: string, connector: Connector): Promise<Chat> {
  const place = { conversationId: 'chat-admin', kind: 'personal', tenantId } as const
  const chat = openChat(url, connector, { id: randomUUID(), name: 'Robin', locale: 'en-GB' }, place)
  const offer = await chat.say('connect')
  const link = offer.flatMap(actionsOf).find((action) => action.type === 'signin')?.url
  if (link == null) throw new Error('no sign-in button was offered')
  const { code } = await signInAt(link, 'allow')
  await chat.say(code ?? '')
  await chat.press('Use this administration')
  return chat
}

/** Saves the suggested mapping as the profile "Customers". */
export async function saveProfile(chat: Chat): Promise<Chat> {
  await chat.say('new profile Customers')
  await chat.press('Choose fields')
  await chat.press('Save')
  return chat
}

/** The same with a field that Saldo doesn't keep by itself: its first run reads every account, whatever was read before. */
export async function saveWiderProfile(chat: Chat): Promise<Chat> {
  await chat.say('new profile Customers')
  await chat.press('Choose fields')
  await chat.press('Set field', { target: 'phone', source: 'DatevDebtorCode' })
  await chat.press('Save')
  return chat
}

/** Runs the profile and answers with the result card's message. */
export const runCustomers = (chat: Chat, withinMs = importLimitMs) => carryOutCustomers(chat, 'run Customers import', withinMs)

/** The same for what a run would do. */
export const previewCustomers = (chat: Chat, withinMs = importLimitMs) => carryOutCustomers(chat, 'preview Customers import', withinMs)

async function carryOutCustomers(chat: Chat, command: string, withinMs: number): Promise<ChatMessage> {
  const [progress] = await chat.say(command)
  if (progress === undefined) throw new Error('the run was not answered')
  const isResult = (message: ChatMessage) => message.id === progress.id && actionsOf(message).some(({ verb }) => verb === 'run-profile')
  return chat.until(isResult, withinMs)
}
