import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * What a token says. Tokens carry their own facts under a signature, so that a sandbox that was
 * restarted still knows the connections made before.
 */
export interface TokenFacts {
  use: 'access' | 'refresh'
  app: string
  chain: string
  /** Place in the chain: every refresh adds one. */
  turn: number
  /** Epoch milliseconds. */
  issued: number
}

const lengths = { access: 550, refresh: 270 } as const

const sign = (text: string): string => createHmac('sha256', 'saldo-sandbox').update(text).digest('base64url')

/** A token of the size the vendor's have; refresh tokens hold characters that have to be encoded in a form. */
export const writeToken = (facts: TokenFacts): string => {
  const body = Buffer.from(JSON.stringify(facts)).toString('base64url')
  const marks = facts.use === 'refresh' ? '!IAAA+/=' : '.'
  const room = Math.max(8, lengths[facts.use] - body.length - marks.length - 45)
  const filler = randomBytes(room).toString('base64url').slice(0, room)
  const text = `${body}~${marks}${filler}`
  return `${text}~${sign(text)}`
}

const isFacts = (value: unknown): value is TokenFacts => {
  if (typeof value !== 'object' || value === null) return false
  const { use, app, chain, turn, issued } = value as Record<string, unknown>
  return (
    (use === 'access' || use === 'refresh') &&
    [app, chain].every((part) => typeof part === 'string') &&
    [turn, issued].every((part) => typeof part === 'number')
  )
}

/** The facts of a token of ours, undefined for anything else. */
export const readToken = (token: string, use: TokenFacts['use']): TokenFacts | undefined => {
  const end = token.lastIndexOf('~')
  const text = token.slice(0, Math.max(0, end))
  const given = Buffer.from(token.slice(end + 1))
  const right = Buffer.from(sign(text))
  if (end < 0 || given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const facts: unknown = JSON.parse(Buffer.from(text.split('~')[0] ?? '', 'base64url').toString())
  return isFacts(facts) && facts.use === use ? facts : undefined
}
