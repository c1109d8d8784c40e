import { ActivityTypes } from 'botbuilder'
import { z } from 'zod'
import type { ExtensionAsk } from './message-extension.ts'
import type { ConversationKind, Place, Pressed } from './request.ts'

/** The sender as the channel tells it, before Saldo knows who that is. */
export type Sender = {
  personId: string
  /** `personId` is an Entra object id, not merely the channel's own name for somebody. */
  entra: boolean
  name: string
  locale: string | null
  timeZone: string | null
}

type Common = { id: string; tenantId: string; from: Sender; where: Place; channelId: string }

/** Everything that can reach the bot, parsed once. `unsupported` keeps its reason for the log. */
export type Incoming = Common &
  /** `addressed`: in a group or channel, whether the bot was mentioned; always true in a personal chat. */
  (
    | { kind: 'message'; text: string; addressed: boolean }
    | { kind: 'action'; pressed: Pressed; cardId: string | null; invoke: boolean }
    | { kind: 'extension'; ask: ExtensionAsk }
    | { kind: 'sign-in'; code: string }
    | { kind: 'sign-in-failed'; reason: string }
    | { kind: 'installed' }
    | { kind: 'removed' }
    | { kind: 'unsupported'; reason: string; invoke: boolean }
  )

/** What is read of an activity. A piece that is missing or of another shape counts as absent. */
const text = z.string().optional().catch(undefined)
const account = z.object({ id: text, name: text, aadObjectId: text }).catch({})
const accounts = z.array(account).catch([])
const envelope = z.object({
  type: text,
  id: text,
  name: text,
  action: text,
  text,
  value: z.unknown().optional(),
  channelId: text,
  serviceUrl: text,
  replyToId: text,
  locale: text,
  localTimezone: text,
  from: account,
  recipient: account,
  conversation: z.object({ id: text, conversationType: text, tenantId: text, isGroup: z.boolean().optional().catch(undefined) }).catch({}),
  channelData: z.object({ tenant: z.object({ id: text }).catch({}) }).catch({ tenant: {} }),
  entities: z.array(z.unknown()).catch([]),
  membersAdded: accounts,
  membersRemoved: accounts,
})
type Envelope = z.infer<typeof envelope>

const mostResults = 25
const actionValue = z.object({ action: z.object({ verb: text, data: z.record(z.string(), z.unknown()).catch({}) }) })
const verifyState = z.object({ state: z.string() })
const signInFailure = z.object({ code: z.string().catch('unknown') }).catch({ code: 'unknown' })
const query = z
  .object({
    parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
    queryOptions: z.object({ skip: z.number().catch(0), count: z.number().catch(mostResults) }).catch({ skip: 0, count: mostResults }),
  })
  .catch({ parameters: [], queryOptions: { skip: 0, count: mostResults } })
const messagePayload = z.object({ messagePayload: z.object({ body: z.object({ content: z.string() }) }) })
const submitted = z.object({ data: z.record(z.string(), z.unknown()).catch({}) }).catch({ data: {} })
const mention = z.object({ type: z.literal('mention'), text, mentioned: z.object({ id: z.string() }) })
const clientInfo = z.object({ type: z.literal('clientInfo'), timezone: text, locale: text })

function kindOf(activity: Envelope): ConversationKind {
  const kind = activity.conversation.conversationType
  if (kind === 'channel') return 'channel'
  return kind === 'groupChat' || activity.conversation.isGroup === true ? 'group' : 'personal'
}

function tenantOf(activity: Envelope): string {
  return activity.channelData.tenant.id ?? activity.conversation.tenantId ?? ''
}

function senderOf(activity: Envelope): Sender {
  const info = activity.entities.flatMap((entity) => clientInfo.safeParse(entity).data ?? [])[0]
  return {
    personId: activity.from.aadObjectId ?? activity.from.id ?? '',
    entra: typeof activity.from.aadObjectId === 'string',
    name: activity.from.name ?? '',
    locale: activity.locale ?? info?.locale ?? null,
    timeZone: activity.localTimezone ?? info?.timezone ?? null,
  }
}

function placeOf(activity: Envelope): Place {
  const kind = kindOf(activity)
  return {
    tenantId: tenantOf(activity),
    conversationId: activity.conversation.id ?? '',
    kind,
    serviceUrl: activity.serviceUrl ?? '',
    botId: activity.recipient.id ?? '',
    personId: kind === 'personal' ? senderOf(activity).personId : null,
  }
}

/** What is typed in the compose box; on its first opening Teams sends a parameter `initialRun` instead. */
function searchIn(value: unknown): ExtensionAsk {
  const { parameters, queryOptions } = query.parse(value)
  const typed = parameters.find(({ name }) => name !== 'initialRun')
  const text = typeof typed?.value === 'string' ? typed.value : ''
  const within = (number: number, most: number) => Math.min(Math.max(0, Math.trunc(number)), most)
  return {
    act: 'search',
    text: text.slice(0, 200),
    first: parameters.some(({ name }) => name === 'initialRun'),
    skip: within(queryOptions.skip, 1000),
    count: within(queryOptions.count, mostResults),
  }
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words of the message an action was asked on: Teams sends it as HTML. */
function messageIn(value: unknown): string {
  const content = messagePayload.safeParse(value).data?.messagePayload.body.content ?? ''
  return content
    .slice(0, 20_000)
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(nbsp|amp|lt|gt|quot|#39);/g, (sign, name: string) => entities[name] ?? sign)
}

/** Inputs come as text, number or yes/no depending on the client: all become text, absent ones vanish. */
function asTexts(data: Record<string, unknown>): Record<string, string> {
  const known = Object.entries(data).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]))
}

function mentionsOfBot(activity: Envelope): z.infer<typeof mention>[] {
  const mentions = activity.entities.flatMap((entity) => mention.safeParse(entity).data ?? [])
  return mentions.filter((each) => each.mentioned.id === activity.recipient.id)
}

function textOf(activity: Envelope): string {
  const spoken = mentionsOfBot(activity).reduce((rest, each) => rest.replaceAll(each.text || '\0', ' '), activity.text ?? '')
  return spoken
    .replaceAll(/<at\b[^>]*>[^<]*<\/at>/g, ' ')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
}

function isAddressed(activity: Envelope): boolean {
  return kindOf(activity) === 'personal' || mentionsOfBot(activity).length > 0
}

function parseMessage(activity: Envelope, common: Common): Incoming {
  const value = z.record(z.string(), z.unknown()).safeParse(activity.value)
  const verb = value.data?.verb
  if (typeof verb === 'string')
    return {
      ...common,
      kind: 'action',
      pressed: { verb, data: asTexts(value.data ?? {}) },
      cardId: activity.replyToId ?? null,
      invoke: false,
    }
  return { ...common, kind: 'message', text: textOf(activity), addressed: isAddressed(activity) }
}

function parseInvoke(activity: Envelope, common: Common): Incoming {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const parsed = actionValue.safeParse(activity.value)
      if (!parsed.success) return { ...common, kind: 'unsupported', reason: 'card action without data', invoke: true }
      const { verb, data } = parsed.data.action
      const pressed = { verb: verb ?? String(data.verb ?? ''), data: asTexts(data) }
      return { ...common, kind: 'action', pressed, cardId: activity.replyToId ?? null, invoke: true }
    }
    case 'composeExtension/query':
      return { ...common, kind: 'extension', ask: searchIn(activity.value) }
    case 'composeExtension/fetchTask':
      return { ...common, kind: 'extension', ask: { act: 'open', text: messageIn(activity.value) } }
    case 'composeExtension/submitAction':
      return { ...common, kind: 'extension', ask: { act: 'submit', data: asTexts(submitted.parse(activity.value).data) } }
    case 'signin/verifyState':
      return { ...common, kind: 'sign-in', code: verifyState.safeParse(activity.value).data?.state ?? '' }
    case 'signin/failure':
      return { ...common, kind: 'sign-in-failed', reason: signInFailure.parse(activity.value).code }
    default:
      return { ...common, kind: 'unsupported', reason: `invoke ${activity.name}`, invoke: true }
  }
}

/** Translates an activity once; nothing behind this file knows the channel's shapes. Never throws. */
export function parseActivity(raw: object): Incoming {
  const activity = envelope.parse(raw)
  const common: Common = {
    id: activity.id ?? '',
    tenantId: tenantOf(activity),
    from: senderOf(activity),
    where: placeOf(activity),
    channelId: activity.channelId ?? '',
  }
  switch (activity.type) {
    case ActivityTypes.Message:
      return parseMessage(activity, common)
    case ActivityTypes.Invoke:
      return parseInvoke(activity, common)
    case ActivityTypes.InstallationUpdate:
      return { ...common, kind: activity.action?.startsWith('remove') ? 'removed' : 'installed' }
    case ActivityTypes.ConversationUpdate: {
      const isBot = ({ id }: { id?: string | undefined }) => id !== undefined && id === activity.recipient.id
      if (activity.membersAdded.some(isBot)) return { ...common, kind: 'installed' }
      if (activity.membersRemoved.some(isBot)) return { ...common, kind: 'removed' }
      return { ...common, kind: 'unsupported', reason: 'conversationUpdate', invoke: false }
    }
    default:
      return { ...common, kind: 'unsupported', reason: String(activity.type), invoke: false }
  }
}
