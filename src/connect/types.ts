import type { SaidError } from '../errors.ts'

/** One text encrypted with the workspace key: `v1.<iv>.<tag>.<data>`, base64url. */
export type Sealed = string

/** Exact's answer to a token request, in our words. Instants as ISO 8601 UTC. */
export type Tokens = { accessToken: string; refreshToken: string; issuedAt: string; expiresAt: string }

/** Tokens as they rest in the settings. */
export type SealedTokens = { accessToken: Sealed; refreshToken: Sealed; issuedAt: string; expiresAt: string }

export type Administration = { code: number; name: string; currency: string; country: string }

/** The workspace's sign-in at Exact. */
export type Connection = {
  /** Origin, e.g. https://start.exactonline.nl */
  host: string
  tokens: SealedTokens
  /** Who signed in at Exact, as Exact names them. */
  exactUser: string
  connectedBy: string
  connectedAt: string
  /** All that the user may open, and the one imports use unless a profile names another; null until somebody chose. */
  administrations: readonly Administration[]
  administration: number | null
  /** The ones that questions cover, `administration` among them; without it, that one alone. */
  takingPart?: readonly number[]
  /** What Exact was asked to tell of. */
  webhooks?: readonly Webhook[]
  /** Why Exact doesn't tell of all that it should; `final` until somebody connects again. `by`, the error of it, and the administration's name aren't known of before. Nothing while it does. */
  webhooksOff?: { because: string; by?: SaidError; administration?: string | null; final: boolean } | null
  /** When each administration was last moved, as Exact said at `readAt`: after a move its row versions are worthless. */
  moves?: { readAt: string; marks: Readonly<Record<string, string>> }
  /** First day of the current financial year (YYYY-MM-DD), and whether it was read from Exact's periods or typed. */
  financialYear: { start: string; from: 'exact' | 'typed' } | null
  /** Why the connection can't be used any more; null while it works. */
  lost: string | null
  /** The error that sentence is of; not known of connections lost before it was kept. */
  lostBy?: SaidError | null
  /** What the admins were told last, so that they are told once; nothing while it works. */
  told?: 'lost' | 'lapsing' | null
  /** The command that goes on once an administration is chosen. */
  parked: Sealed | null
}

/** One subscription at Exact: the topic it tells of, in one administration. */
export type Webhook = { administration: number; topic: string; id: string }

/** A sign-in under way. Lives ten minutes, used once, bound to one person of one tenant. */
export type PendingSignIn = {
  /** Random; names the start page's link. */
  startId: string
  /** Random; handed to Exact and expected back. Null until the start page was opened. */
  state: string | null
  personId: string
  expiresAt: string
  /** What to do once connected: the command the person typed. Sealed, since it may name a customer. */
  parked: Sealed | null
  /** After Exact's answer: provisional tokens and the hash of the six digits. */
  arrived: { tokens: SealedTokens; codeHash: string } | null
}

/** App Config: the registration at Exact, when the environment has none. */
export type AppConfig = { clientId: string; clientSecret: Sealed; webhookSecret?: Sealed }
