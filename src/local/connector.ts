import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as a Teams client would show it: the newest content of one activity of the bot. */
export type ChatMessage = {
  id: string
  conversationId: string
  text: string | null
  attachments: readonly Attachment[]
  summary: string | null
  edits: number
}
export type Attachment = { contentType: string; content: unknown }

type Sent = { type?: string; text?: string; summary?: string; attachments?: Attachment[] }

export type Connector = {
  /** To be given to the bot as the activity's serviceUrl. */
  url: string
  messages: ChatMessage[]
  /** Conversations that answer 403, as after an uninstall. */
  blocked: Set<string>
  /** Entra object ids of people who are guests wherever they are. */
  guests: Set<string>
  /** By conversation: Entra object ids of those in it, for whoever asks who that is. */
  members: Map<string, readonly string[]>
  close(): Promise<void>
}

/** The part of Teams that a bot sends to: takes messages and edits over HTTP on loopback and keeps them. */
export async function startConnector(): Promise<Connector> {
  const messages: ChatMessage[] = []
  const blocked = new Set<string>()
  const people = { guests: new Set<string>(), members: new Map<string, readonly string[]>() }
  const server = createServer((req, res) => void answer(req, res, messages, blocked, people))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    messages,
    blocked,
    ...people,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type People = { guests: ReadonlySet<string>; members: ReadonlyMap<string, readonly string[]> }

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  messages: ChatMessage[],
  blocked: ReadonlySet<string>,
  people: People,
): Promise<void> {
  const body = await readBody(req)
  const path = (req.url ?? '').split('/').filter(Boolean).map(decodeURIComponent)
  const [, , conversationId = '', , activityId = ''] = path
  if (blocked.has(conversationId))
    return send(res, 403, { error: { code: 'BotNotInConversationRoster', message: 'The bot is not part of the conversation roster.' } })
  if (path.length === 2) return send(res, 201, { id: `personal-${randomUUID()}` })
  if (req.method === 'GET') return send(res, ...roster(path, people))
  if (req.method === 'PUT') return send(res, ...edit(messages, activityId, body))
  if (body.type === 'typing') return send(res, 200, { id: randomUUID() })
  const message = { ...contentOf(body), id: randomUUID(), conversationId, edits: 0 }
  messages.push(message)
  send(res, 200, { id: message.id })
}

/** One member, or all that are known of a chat. */
function roster([, , conversationId = '', kind = '', personId = '']: string[], { guests, members }: People): [number, object] {
  const memberOf = (id: string) => ({ id: `29:${id}`, aadObjectId: id, userRole: guests.has(id) ? 'guest' : 'user' })
  if (kind === 'members') return [200, memberOf(personId)]
  return [200, { members: (members.get(conversationId) ?? []).map(memberOf) }]
}

function edit(messages: ChatMessage[], id: string, body: Sent): [number, object] {
  const index = messages.findIndex((message) => message.id === id)
  const known = messages[index]
  if (known === undefined) return [404, { error: { code: 'ActivityNotFoundInConversation', message: 'Unknown activity' } }]
  messages[index] = { ...known, ...contentOf(body), edits: known.edits + 1 }
  return [200, { id }]
}

function contentOf({ text, summary, attachments }: Sent) {
  return { text: text ?? null, summary: summary ?? null, attachments: attachments ?? [] }
}

async function readBody(req: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}

function send(res: ServerResponse, status: number, body: object): void {
  res.statusCode = status
  res.setHeader('content-type', 'application/json')
  res.end(JSON.stringify(body))
}
