import { SaldoError } from '../errors.ts'
import { rateLimited, reconnect } from './errors.ts'
import type { Answer } from './http.ts'

export type Grant = 'authorization_code' | 'refresh_token'

type TokenFault = { error: string; description: string }

const operation = { method: 'POST', path: '/api/oauth2/token' }

/**
 * What a token answer other than tokens means. The status is no guide (an old refresh token came with 400 and with 401): the text decides.
 *
 * | text | code | recovery |
 * |---|---|---|
 * | access_token not expired | exact-token-early | retry: the present token is still good |
 * | Old refresh token used · The refresh token expired · invalid or empty chainId · invalid_grant | exact-reconnect | reconnect |
 * | invalid_grant when redeeming a code | exact-code-refused | reconnect |
 * | invalid_request, invalid_client or unauthorized_client alone | exact-credentials-refused | ask-admin |
 * | nothing, HTML, 5xx | exact-unavailable | retry |
 */
export function tokenError(answer: Answer, grant: Grant): SaldoError {
  const fault = faultIn(answer.body)
  const why = `${fault.error} ${fault.description} ${typeof answer.headers.reason === 'string' ? answer.headers.reason : ''}`
  if (/TooEarlyToRefreshTokens|access_token not expired/i.test(why)) return early()
  if (answer.status === 429) return rateLimited(operation, null)
  if (answer.status >= 500 || answer.status < 400 || fault.error === '') return noTokens(answer.status)
  if (isBrokenChain(why))
    return grant === 'refresh_token' ? reconnect(`Token refresh refused: ${fault.error}, ${chainFault(why)}`) : codeRefused(fault)
  return credentialsRefused(fault)
}

/** A token answer without the tokens: empty, cut off, or a page of the maintenance window. */
export function noTokens(status: number): SaldoError {
  return new SaldoError('exact-unavailable', {
    message: `POST ${operation.path}: Exact is unavailable, no tokens in an answer with status ${status}`,
    person: 'Exact isn’t answering properly at the moment.',
    advice: 'Please try again in a few minutes.',
    recovery: 'retry',
  })
}

export function notConnected(): SaldoError {
  return new SaldoError('exact-not-connected', {
    message: 'No tokens are kept for this connection',
    person: 'Exact isn’t connected. An admin can connect it with “connect”.',
    recovery: 'reconnect',
  })
}

function isBrokenChain(why: string): boolean {
  return /Old refresh token used|refresh token expired|chainId|invalid_grant/i.test(why)
}

function chainFault(why: string): string {
  if (/Old refresh token used/i.test(why)) return 'the refresh token was used before'
  return /refresh token expired/i.test(why) ? 'the refresh token is past its 30 days' : 'the chain of tokens is broken'
}

function early(): SaldoError {
  return new SaldoError('exact-token-early', {
    message: 'Token refresh refused: too early',
    person: 'Exact hasn’t let the connection renew itself yet.',
    advice: 'Please try again in a minute.',
    recovery: 'retry',
  })
}

function codeRefused(fault: TokenFault): SaldoError {
  return new SaldoError('exact-code-refused', {
    message: `Authorisation code refused: ${fault.error}`,
    person: 'Exact didn’t accept the sign-in any more; it has to be finished within three minutes. Please connect again.',
    recovery: 'reconnect',
  })
}

function credentialsRefused(fault: TokenFault): SaldoError {
  return new SaldoError('exact-credentials-refused', {
    message: `Token request refused: ${fault.error}`,
    person: 'Exact didn’t accept this app’s client id, client secret or redirect address. An admin can correct them in “settings”.',
    recovery: 'ask-admin',
  })
}

function faultIn(body: string): TokenFault {
  try {
    const json: { error?: unknown; error_description?: unknown } | null = JSON.parse(body)
    return { error: String(json?.error ?? ''), description: String(json?.error_description ?? '') }
  } catch {
    return { error: '', description: '' }
  }
}
