import { z } from 'zod'
import type { Tokens } from '../connect/types.ts'
import { type Answer, exchange } from './http.ts'
import { type Grant, noTokens, tokenError } from './token-errors.ts'

/** The app as registered in the Exact App Center, at the origin of the customer's country. */
export type Registration = { host: string; clientId: string; clientSecret: string }

const timeoutMs = 30_000

/** `expires_in` comes as text ("600"), in seconds. */
const tokenAnswer = z
  .object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expires_in: z.coerce.number().positive() })
  .transform((answer) => ({ accessToken: answer.access_token, refreshToken: answer.refresh_token, lifeMs: answer.expires_in * 1000 }))

/** Exact's consent page. Asks for a fresh login, so that nobody connects a session that happened to be open. */
export function authoriseUrl({
  host,
  clientId,
  redirectUri,
  state,
}: {
  host: string
  clientId: string
  redirectUri: string
  state: string
}): string {
  const url = new URL('/api/oauth2/auth', host)
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    force_login: '1',
    state,
  }).toString()
  return url.href
}

/** Trades the code of the consent page, which lives about three minutes, for tokens. Throws the SaldoErrors of token-errors.ts. */
export function redeemCode({
  code,
  redirectUri,
  ...app
}: Registration & { code: string; redirectUri: string; now: () => Date }): Promise<Tokens> {
  return requestTokens(app, 'authorization_code', { code, redirect_uri: redirectUri })
}

/** Trades a refresh token, which dies by it, for new tokens. Throws the SaldoErrors of token-errors.ts. */
export function refreshTokens({ refreshToken, ...app }: Registration & { refreshToken: string; now: () => Date }): Promise<Tokens> {
  return requestTokens(app, 'refresh_token', { refresh_token: refreshToken })
}

type App = Registration & { now: () => Date }

async function requestTokens(
  { host, clientId, clientSecret, now }: App,
  grant: Grant,
  parameters: Record<string, string>,
): Promise<Tokens> {
  const form = new URLSearchParams({ grant_type: grant, ...parameters, client_id: clientId, client_secret: clientSecret })
  const asked = now()
  const answer = await postTwiceIfEmpty(new URL('/api/oauth2/token', host).href, form.toString())
  return readTokens(answer, grant, asked, now())
}

/** Exact now and then answers 200 with nothing in it; the second try mostly works. */
async function postTwiceIfEmpty(url: string, body: string): Promise<Answer> {
  const post = {
    method: 'POST',
    url,
    body,
    timeoutMs,
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
  } as const
  const answer = await exchange(post)
  return answer.status === 200 && answer.body.trim() === '' ? exchange(post) : answer
}

/** The age counts from the answer and the end from the question: an answer slow on its way makes neither look later than it is. */
function readTokens(answer: Answer, grant: Grant, asked: Date, answered: Date): Tokens {
  if (answer.status !== 200) throw tokenError(answer, grant)
  const parsed = tokenAnswer.safeParse(parseJson(answer))
  if (!parsed.success) throw noTokens(answer.status)
  const { accessToken, refreshToken, lifeMs } = parsed.data
  return { accessToken, refreshToken, issuedAt: answered.toISOString(), expiresAt: new Date(asked.getTime() + lifeMs).toISOString() }
}

function parseJson({ body, status }: Answer): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw noTokens(status)
  }
}
