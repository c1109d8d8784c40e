import { authoriseUrl, redeemCode, refreshTokens } from '../../src/exact/oauth.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure } from './rig.ts'

const call = 'POST /api/oauth2/token'
const now = () => new Date('2026-03-02T10:00:00Z')
const granted = { body: { access_token: 'access!1', token_type: 'bearer', expires_in: '600', refresh_token: 'refresh!1' } }

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

const app = () => ({ host: exact.url, clientId: 'client', clientSecret: 'se&cret', now })
const refresh = () => refreshTokens({ ...app(), refreshToken: 'old!token' })

it('sends people to the consent page with a fresh login', () => {
  const url = new URL(
    authoriseUrl({ host: 'https://start.exactonline.be', clientId: 'client', redirectUri: 'https://bot.example/cb', state: 's1' }),
  )

  expect(url.origin + url.pathname).toBe('https://start.exactonline.be/api/oauth2/auth')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client',
    redirect_uri: 'https://bot.example/cb',
    response_type: 'code',
    force_login: '1',
    state: 's1',
  })
})

it('redeems a code with everything encoded in the form', async () => {
  exact.expect(call, granted)

  const tokens = await redeemCode({ ...app(), code: 'co/de+1', redirectUri: 'https://bot.example/cb' })

  expect(tokens).toEqual({
    accessToken: 'access!1',
    refreshToken: 'refresh!1',
    issuedAt: '2026-03-02T10:00:00.000Z',
    expiresAt: '2026-03-02T10:10:00.000Z',
  })
  expect(Object.fromEntries(new URLSearchParams(exact.requests[0]?.body))).toEqual({
    grant_type: 'authorization_code',
    code: 'co/de+1',
    redirect_uri: 'https://bot.example/cb',
    client_id: 'client',
    client_secret: 'se&cret',
  })
})

it('refreshes with the refresh token', async () => {
  exact.expect(call, granted)

  await refresh()

  expect(Object.fromEntries(new URLSearchParams(exact.requests[0]?.body))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'old!token',
    client_id: 'client',
    client_secret: 'se&cret',
  })
})

const errors = [
  {
    title: 'a refresh before 570 s: the token stays good',
    status: 400,
    body: { error: 'access_denied', error_description: 'Rate limit exceeded: access_token not expired' },
    headers: { Reason: 'TooEarlyToRefreshTokens: wait' },
    code: 'exact-token-early',
    recovery: 'retry',
  },
  {
    title: 'an old refresh token, 401',
    status: 401,
    body: { error: 'unauthorized_client', error_description: 'Old refresh token used.' },
    code: 'exact-reconnect',
    recovery: 'reconnect',
  },
  {
    title: 'an old refresh token, 400',
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Old refresh token used.' },
    code: 'exact-reconnect',
    recovery: 'reconnect',
  },
  {
    title: 'a refresh token past 30 days',
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: 'The refresh token expired at 1/1/2026 9:00:00 AM and it is now 3/2/2026 10:00:00 AM.',
    },
    code: 'exact-reconnect',
    recovery: 'reconnect',
  },
  {
    title: 'a broken chain',
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token is not allowed, because of invalid or empty chainId' },
    headers: { Reason: 'Unknown: chain' },
    code: 'exact-reconnect',
    recovery: 'reconnect',
  },
  { title: 'wrong credentials', status: 400, body: { error: 'invalid_request' }, code: 'exact-credentials-refused', recovery: 'ask-admin' },
  {
    title: 'an unknown client',
    status: 401,
    body: { error: 'unauthorized_client' },
    code: 'exact-credentials-refused',
    recovery: 'ask-admin',
  },
  { title: 'maintenance', status: 503, body: '<html>Server maintenance</html>', code: 'exact-unavailable', recovery: 'retry' },
  { title: 'a gateway that gave up', status: 504, body: '<html></html>', code: 'exact-unavailable', recovery: 'retry' },
  { title: 'HTML with status 200', status: 200, body: '<html>Sign in</html>', code: 'exact-unavailable', recovery: 'retry' },
  { title: 'JSON without tokens', status: 200, body: {}, code: 'exact-unavailable', recovery: 'retry' },
  { title: 'a 400 without a word', status: 400, body: '', code: 'exact-unavailable', recovery: 'retry' },
  { title: 'too many token requests', status: 429, body: '', code: 'exact-rate-limited', recovery: 'retry' },
] as const

it.each(errors)('reads $title', async ({ code, recovery, ...answer }) => {
  exact.expect(call, answer)

  const error = await failure(refresh())

  expect(error).toMatchObject({ name: 'SaldoError', code, recovery })
})

it('asks once more after an empty 200', async () => {
  exact.expect(call, { body: '' })
  exact.expect(call, granted)

  const tokens = await refresh()

  expect(tokens.accessToken).toBe('access!1')
})

it('asks to reconnect when Exact had rotated before its answer got lost', async () => {
  exact.expect(call, { body: '' })
  exact.expect(call, { status: 401, body: { error: 'unauthorized_client', error_description: 'Old refresh token used.' } })

  expect(await failure(refresh())).toMatchObject({ code: 'exact-reconnect' })
})

it('asks no third time after two empty answers', async () => {
  exact.expect(call, { body: '' })
  exact.expect(call, { body: '' })

  expect(await failure(refresh())).toMatchObject({ code: 'exact-unavailable' })
})

it('tells someone whose code was too old to connect again', async () => {
  exact.expect(call, { status: 400, body: { error: 'invalid_grant' } })

  const error = await failure(redeemCode({ ...app(), code: 'used', redirectUri: 'https://bot.example/cb' }))

  expect(error).toMatchObject({ code: 'exact-code-refused', recovery: 'reconnect' })
})

it('calls a host that nobody answers at unavailable, and keeps secrets out of the error', async () => {
  const error = await failure(refreshTokens({ ...app(), host: 'http://127.0.0.1:1', refreshToken: 'old!token' }))

  expect(error).toMatchObject({ code: 'exact-unavailable' })
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/old(!|%21)token|se(&|%26)cret/)
})
