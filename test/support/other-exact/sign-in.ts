import { randomUUID } from 'node:crypto'

export type TokenAnswer = { status: number; body: object; reason?: string }

/** Consent and tokens by the rules of Exact's sign-in: single-use codes, rotation with the old token dead at once, no refresh before 570 s. */
export function createSignIn({ clientId, secret }: { clientId: string; secret: string }, now: () => Date) {
  const codes = new Map<string, { redirect: string; until: number }>()
  const access = new Map<string, number>()
  let refresh = ''
  let issuedAt = Number.NEGATIVE_INFINITY

  function issue(): TokenAnswer {
    const access_token = `at!${randomUUID()}${randomUUID()}`
    refresh = `rt!${randomUUID()}/${randomUUID()}`
    issuedAt = now().getTime()
    access.set(access_token, issuedAt + 600_000)
    return { status: 200, body: { access_token, token_type: 'bearer', expires_in: '600', refresh_token: refresh } }
  }

  return {
    page(query: URLSearchParams): string | null {
      if (query.get('client_id') !== clientId || query.get('response_type') !== 'code' || !query.get('redirect_uri')) return null
      const kept = [...query].map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('&', '&amp;')}">`)
      return `<form method="post" action="/api/oauth2/auth">${kept.join('')}<button name="decision" value="allow">Allow</button></form>`
    },
    decide(form: URLSearchParams): string {
      const back = new URL(form.get('redirect_uri') ?? '')
      const code = `co!de/${randomUUID()}+=`
      codes.set(code, { redirect: back.href, until: now().getTime() + 180_000 })
      back.searchParams.set('code', code)
      if (form.get('state') !== null) back.searchParams.set('state', form.get('state') ?? '')
      return back.href
    },
    token(form: URLSearchParams): TokenAnswer {
      if (form.get('client_id') !== clientId || form.get('client_secret') !== secret)
        return { status: 400, body: { error: 'invalid_request' } }
      if (form.get('grant_type') === 'authorization_code') {
        const code = codes.get(form.get('code') ?? '')
        codes.delete(form.get('code') ?? '')
        const good = code !== undefined && code.until > now().getTime() && new URL(form.get('redirect_uri') ?? '').href === code.redirect
        return good ? issue() : { status: 400, body: { error: 'invalid_grant' } }
      }
      if (form.get('grant_type') !== 'refresh_token') return { status: 400, body: { error: 'invalid_request' } }
      if (form.get('refresh_token') !== refresh)
        return { status: 401, body: { error: 'unauthorized_client', error_description: 'Old refresh token used.' } }
      const early = { error: 'access_denied', error_description: 'Rate limit exceeded: access_token not expired' }
      if (now().getTime() - issuedAt < 570_000) return { status: 400, body: early, reason: 'TooEarlyToRefreshTokens: wait' }
      return issue()
    },
    mayRead: (authorization: string | undefined) => (access.get((authorization ?? '').replace(/^Bearer /, '')) ?? 0) > now().getTime(),
  }
}
