import { randomBytes, randomUUID } from 'node:crypto'
import { readToken, type TokenFacts, writeToken } from './tokens.ts'

const second = 1_000
const codeLife = 180 * second
const accessLife = 600 * second
const earliestRefresh = 570 * second
const refreshLife = 30 * 86_400 * second

export interface TokenPair {
  access: string
  refresh: string
}

export type Exchange = { ok: true; tokens: TokenPair } | { ok: false }

/** What a refresh came to; the names are the rows of the vendor's table of token errors. */
export type Refresh =
  | { outcome: 'renewed'; tokens: TokenPair }
  | { outcome: 'too-early' | 'old' | 'broken-chain' }
  | { outcome: 'expired'; since: Date }

/** Who asked with which tokens: one live chain per user and app, and the sandbox has one user. */
export interface Grants {
  /** A code for an app that a person allowed; single use, three minutes. */
  allow(app: string, redirectUri: string): string
  exchange(code: string, app: string, redirectUri: string): Exchange
  refresh(token: string, app: string): Refresh
  /** The app behind a valid access token; `expired` when it was one. */
  appOf(accessToken: string): { app: string; expired: boolean } | undefined
}

interface Chain {
  id: string
  turn: number
  issued: number
}

export const createGrants = (now: () => Date): Grants => {
  const codes = new Map<string, { app: string; redirectUri: string; until: number }>()
  const live = new Map<string, Chain>()
  const time = () => now().getTime()

  const issue = (app: string, chain: Chain): TokenPair => {
    live.set(app, chain)
    const facts = { app, chain: chain.id, turn: chain.turn, issued: chain.issued }
    return { access: writeToken({ ...facts, use: 'access' }), refresh: writeToken({ ...facts, use: 'refresh' }) }
  }

  /** A signed token of a chain nobody knows was given out before a restart: it carries on. */
  const chainOf = (facts: TokenFacts): Chain => {
    const known = live.get(facts.app) ?? { id: facts.chain, turn: facts.turn, issued: facts.issued }
    live.set(facts.app, known)
    return known
  }

  const judge = (facts: TokenFacts | undefined, app: string): Refresh => {
    if (!facts || facts.app !== app) return { outcome: 'broken-chain' }
    const chain = chainOf(facts)
    if (chain.id !== facts.chain) return { outcome: 'broken-chain' }
    if (chain.turn !== facts.turn) return { outcome: 'old' }
    if (time() >= facts.issued + refreshLife) return { outcome: 'expired', since: new Date(facts.issued + refreshLife) }
    if (time() < chain.issued + earliestRefresh) return { outcome: 'too-early' }
    return { outcome: 'renewed', tokens: issue(app, { id: chain.id, turn: chain.turn + 1, issued: time() }) }
  }

  return {
    allow: (app, redirectUri) => {
      const code = `stampNL001.${randomBytes(48).toString('base64')}!+/=`
      codes.set(code, { app, redirectUri, until: time() + codeLife })
      return code
    },
    exchange: (code, app, redirectUri) => {
      const granted = codes.get(code)
      codes.delete(code)
      const fits = granted?.app === app && granted.redirectUri === redirectUri && time() < granted.until
      return fits ? { ok: true, tokens: issue(app, { id: randomUUID(), turn: 0, issued: time() }) } : { ok: false }
    },
    refresh: (token, app) => judge(readToken(token, 'refresh'), app),
    appOf: (accessToken) => {
      const facts = readToken(accessToken, 'access')
      return facts && { app: facts.app, expired: time() >= facts.issued + accessLife }
    },
  }
}
