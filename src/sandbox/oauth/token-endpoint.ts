import { type Answer, json } from '../answer.ts'
import type { Grants, Refresh, TokenPair } from './grants.ts'

/** Client ids and their secrets. */
export type Apps = Readonly<Record<string, string>>

const refused = (status: number, error: string, description?: string, reason?: string): Answer =>
  json(
    status,
    description === undefined ? { error } : { error, error_description: description },
    reason === undefined ? {} : { Reason: reason },
  )

const malformed = (): Answer => refused(400, 'invalid_request')

/** `expires_in` is text. */
const granted = ({ access, refresh }: TokenPair): Answer =>
  json(200, { access_token: access, token_type: 'bearer', expires_in: '600', refresh_token: refresh }, { 'Cache-Control': 'no-store' })

const usDateTime = (date: Date): string => date.toLocaleString('en-US', { timeZone: 'UTC' })

const refreshed = (result: Refresh, now: Date): Answer => {
  switch (result.outcome) {
    case 'renewed':
      return granted(result.tokens)
    case 'too-early':
      return refused(
        400,
        'access_denied',
        'Rate limit exceeded: access_token not expired',
        'TooEarlyToRefreshTokens: Rate limit exceeded: access_token not expired',
      )
    case 'old':
      return refused(401, 'unauthorized_client', 'Old refresh token used.')
    case 'expired':
      return refused(400, 'invalid_request', `The refresh token expired at ${usDateTime(result.since)} and it is now ${usDateTime(now)}.`)
    case 'broken-chain': {
      const text = 'Token is not allowed, because of invalid or empty chainId'
      return refused(400, 'invalid_grant', text, `Unknown: ${text}`)
    }
  }
}

/** Id and secret from the form or, failing that, from a Basic header. */
const credentials = (form: URLSearchParams, authorization: string | undefined): [id: string, secret: string] => {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  if (form.has('client_id') || !encoded) return [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
  return [id, secret.join(':')]
}

/** POST /api/oauth2/token. */
export const answerTokenRequest = (grants: Grants, apps: Apps, body: string, authorization: string | undefined, now: Date): Answer => {
  const form = new URLSearchParams(body)
  const [id, secret] = credentials(form, authorization)
  if (!Object.hasOwn(apps, id) || apps[id] !== secret) return malformed()
  if (form.get('grant_type') === 'refresh_token') return refreshed(grants.refresh(form.get('refresh_token') ?? '', id), now)
  if (form.get('grant_type') !== 'authorization_code') return malformed()
  const result = grants.exchange(form.get('code') ?? '', id, form.get('redirect_uri') ?? '')
  return result.ok ? granted(result.tokens) : refused(400, 'invalid_grant')
}
