import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What Exact says of one change. `action` is create, update or delete in lower case; `createdOn` is text in whatever form it came. */
export type WebhookMessage = { topic: string; clientId: string; division: number; action: string; key: string; createdOn: string }

/** The signed part of a message, exactly as it was sent, and its signature. */
export type SignedContent = { content: string; hash: string }

const short = z.string().min(1).max(200)

const content = z
  .object({
    Topic: short,
    ClientId: short,
    Division: z.coerce.number().int().positive(),
    Action: short.transform((action) => action.toLowerCase()),
    Key: short,
    EventCreatedOn: z.union([z.string().max(200), z.number()]).nullish(),
  })
  .transform(
    (read): WebhookMessage => ({
      topic: read.Topic,
      clientId: bareId(read.ClientId),
      division: read.Division,
      action: read.Action,
      key: read.Key.toLowerCase(),
      createdOn: String(read.EventCreatedOn ?? ''),
    }),
  )

/** Client ids are GUIDs, which the App Center also shows in braces. */
export function bareId(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase()
}

/**
 * Cuts the Content object out of a message, braces included. The signature covers those very bytes: written anew they may differ.
 * Null when the body isn't such a message, or when a member stands there twice, so that it is unclear which one is meant.
 */
export function cutContent(body: Buffer): SignedContent | null {
  const text = readJson(body)
  const members = text === null ? null : membersOf(text)
  const content = members?.get('Content')
  const hash = members?.get('HashCode')
  return content?.startsWith('{') && hash?.startsWith('"') ? { content, hash: JSON.parse(hash) } : null
}

/** HMAC-SHA256 in hexadecimal, either case, compared in constant time. */
export function isSigned({ content, hash }: SignedContent, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(content, 'utf8').digest()
  return /^[0-9a-f]{64}$/i.test(hash) && timingSafeEqual(expected, Buffer.from(hash, 'hex'))
}

/** Null when a member is missing or isn't what Exact's reference says. */
export function readContent(text: string): WebhookMessage | null {
  return content.safeParse(JSON.parse(text)).data ?? null
}

/** The body as text when it is JSON. Bytes that aren't UTF-8 are refused, since the text has to give the same bytes back. */
function readJson(body: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    JSON.parse(text)
    return text
  } catch {
    return null
  }
}

/** Each member of an object with the text of its value. `json` has to be well-formed. */
function membersOf(json: string): Map<string, string> | null {
  const members = new Map<string, string>()
  let at = afterSpace(json, 0)
  if (json[at] !== '{') return null
  at = afterSpace(json, at + 1)
  while (json[at] === '"') {
    const nameEnd = endOfString(json, at)
    const name: string = JSON.parse(json.slice(at, nameEnd))
    const start = afterSpace(json, afterSpace(json, nameEnd) + 1)
    const end = endOfValue(json, start)
    if (members.has(name)) return null
    members.set(name, json.slice(start, end))
    at = afterSpace(json, end)
    if (json[at] === ',') at = afterSpace(json, at + 1)
  }
  return members
}

function afterSpace(json: string, from: number): number {
  let at = from
  while (at < json.length && ' \t\r\n'.includes(json.charAt(at))) at += 1
  return at
}

/** `from` is at the opening quote. */
function endOfString(json: string, from: number): number {
  let at = from + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfValue(json: string, from: number): number {
  const first = json.charAt(from)
  if (first === '"') return endOfString(json, from)
  return '{['.includes(first) ? endOfNest(json, from) : endOfWord(json, from)
}

/** `from` is at the opening bracket. Brackets inside strings don't count. */
function endOfNest(json: string, from: number): number {
  let at = from
  let depth = 0
  do {
    const letter = json.charAt(at)
    if ('{['.includes(letter)) depth += 1
    if ('}]'.includes(letter)) depth -= 1
    at = letter === '"' ? endOfString(json, at) : at + 1
  } while (depth > 0 && at < json.length)
  return at
}

/** Numbers, true, false and null. */
function endOfWord(json: string, from: number): number {
  let at = from
  while (at < json.length && !' \t\r\n,}]'.includes(json.charAt(at))) at += 1
  return at
}
