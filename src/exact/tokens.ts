import type { Tokens } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { reconnect } from './errors.ts'
import { notConnected } from './token-errors.ts'

/**
 * A token that is good now. `rejected` is one that Exact answered 401 to: it is replaced if Exact's rules allow that already, and
 * otherwise given out once more. One that was rejected `again` rests for three minutes: `exact-reconnect`.
 */
export type AccessToken = (rejected?: string, again?: boolean) => Promise<string>

export type TokenSourceOptions = {
  /** The tokens as they rest now, maybe renewed by another process; null when nothing is connected. */
  load: () => Promise<Tokens | null>
  /** Answers once they are safe. */
  save: (tokens: Tokens) => Promise<void>
  refresh: (refreshToken: string) => Promise<Tokens>
  /** The chain of tokens is broken for good: mark the connection lost. */
  onLost: (error: SaldoError) => Promise<void>
  /** The present token is of no use, and another may be asked for at that time: what comes of it decides about the connection. */
  onRejected?: (renewableAt: Date) => void
  /** Keeps other processes from renewing the same connection meanwhile; not needed where there is one process. */
  withLock?: <T>(work: () => Promise<T>) => Promise<T>
  now: () => Date
}

export type TokenSource = {
  accessToken: AccessToken
  /** Answers when no refresh is under way: a process that stops in the middle of one loses the connection. */
  settled(): Promise<void>
}

/** Exact's API limits page: no token request sooner than this after the last one. */
const earliestRefreshMs = 570_000
/** A wider margin than 30 s would collide with the rule above, tokens living 600 s. */
const marginMs = 30_000
/** After “too early” (this machine's clock is ahead of Exact's) the present token serves on this long before asking again. */
const pauseAfterEarlyMs = 15_000
/** Rejections count among the errors that block Exact's key: few are spent on a token until another may be asked for. */
const pauseAfterRejectionMs = 180_000

/**
 * Hands out the access token of one connection and renews it when due. Refresh tokens work once, so all callers share one refresh,
 * processes take turns and read the tokens anew when theirs comes, and new tokens are kept before anyone gets them.
 * Throws SaldoErrors: `exact-not-connected` and `exact-reconnect` need a person.
 */
export function createTokenSource({ load, save, refresh, onLost, onRejected, withLock = alone, now }: TokenSourceOptions): TokenSource {
  let renewing: Promise<Tokens> | null = null
  /** Received from Exact but not kept yet, because keeping failed: the old refresh token is dead, so these must not get lost. */
  let unsaved: Tokens | null = null
  let pausedUntil = 0
  /** A token that Exact answered 401 to twice for one question: consent was withdrawn, or Exact stumbled for longer. */
  let useless: { token: string; until: number } | null = null
  let told: string | null = null

  async function accessToken(rejected?: string, again = false): Promise<string> {
    if (rejected !== undefined && again) useless = { token: rejected, until: now().getTime() + pauseAfterRejectionMs }
    const bad = rejected ?? useless?.token
    const tokens = unsaved || renewing ? null : await loadTokens()
    if (tokens && (now().getTime() < pausedUntil || !isDue(tokens, now(), bad))) return stillGood(tokens)
    renewing ??= withLock(() => renew(bad)).finally(() => {
      renewing = null
    })
    return stillGood(await renewing)
  }

  function stillGood({ accessToken, issuedAt }: Tokens): string {
    if (useless?.token !== accessToken || now().getTime() >= useless.until) return accessToken
    if (told !== accessToken) onRejected?.(new Date(Date.parse(issuedAt) + earliestRefreshMs))
    told = accessToken
    throw reconnect('Exact rejected the access token twice, and no other may be asked for yet')
  }

  async function renew(bad?: string): Promise<Tokens> {
    if (unsaved) return keep(unsaved)
    const tokens = await loadTokens()
    if (!isDue(tokens, now(), bad)) return tokens
    try {
      return await keep(await refresh(tokens.refreshToken))
    } catch (error) {
      return recover(error, tokens)
    }
  }

  async function keep(tokens: Tokens): Promise<Tokens> {
    unsaved = tokens
    await save(tokens)
    unsaved = null
    return tokens
  }

  async function recover(error: unknown, used: Tokens): Promise<Tokens> {
    if (!(error instanceof SaldoError)) throw error
    if (error.code === 'exact-token-early') {
      pausedUntil = now().getTime() + pauseAfterEarlyMs
      return used
    }
    if (error.code !== 'exact-reconnect') throw error
    const latest = await load()
    if (latest && latest.refreshToken !== used.refreshToken) return latest
    await onLost(error)
    throw error
  }

  async function loadTokens(): Promise<Tokens> {
    const tokens = await load()
    if (!tokens) throw notConnected()
    return tokens
  }

  const settled = async () => {
    await renewing?.catch(() => undefined)
  }

  return { accessToken, settled }
}

const alone = <T>(work: () => Promise<T>) => work()

function isDue(tokens: Tokens, now: Date, rejected?: string): boolean {
  if (now.getTime() < Date.parse(tokens.issuedAt) + earliestRefreshMs) return false
  return tokens.accessToken === rejected || now.getTime() >= Date.parse(tokens.expiresAt) - marginMs
}
