import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { allow, askToken, connect, createTestClock, decide, exchange, refresh, tokensIn } from './client.ts'

const app = { client_id: 'sandbox', client_secret: 'sandbox-secret' }
const start = '2025-03-31T10:00:00Z'

let clock: ReturnType<typeof createTestClock>
let sandbox: Sandbox

beforeEach(async () => {
  clock = createTestClock(start)
  sandbox = await startSandbox({ accounts: 20, now: clock.now })
})

afterEach(() => sandbox.close())

const connected = async () => tokensIn(await exchange(sandbox.url, await allow(sandbox.url)))

describe('consent', () => {
  it('shows a form with Allow and Deny that says it is a sandbox, with or without a slash at the end of its address', async () => {
    const query = new URLSearchParams({
      client_id: 'sandbox',
      redirect_uri: 'https://a.example/',
      response_type: 'code',
      state: '"><script>',
    })

    const response = await fetch(`${sandbox.url}/api/oauth2/auth?${query}`)
    const slashed = await fetch(`${sandbox.url}/api/oauth2/auth/?${query}`)

    const page = await response.text()
    expect([response.status, slashed.status]).toEqual([200, 200])
    expect(page).toMatch(/<button[^>]*>Allow<\/button>.*<button[^>]*>Deny<\/button>/)
    expect(page).toContain('Sandbox')
    expect(page).not.toContain('<script>')
  })

  it('sends the person back with a code that needs encoding, and the state', async () => {
    const response = await decide(sandbox.url, 'allow')

    const location = new URL(response.headers.get('location') ?? '')
    expect(location.origin + location.pathname).toBe('https://saldo.example/auth/exact')
    expect(location.searchParams.get('state')).toBe('s1')
    expect(location.searchParams.get('code')).toMatch(/[!+/=]/)
  })

  it('sends the person back with access_denied after Deny', async () => {
    const response = await decide(sandbox.url, 'deny')

    const location = new URL(response.headers.get('location') ?? '')
    expect(location.searchParams.get('error')).toBe('access_denied')
    expect(location.searchParams.get('state')).toBe('s1')
    expect(location.searchParams.has('code')).toBe(false)
  })

  it.each([
    ['an unknown client id', { client_id: 'someone' }],
    ['a relative redirect address', { redirect_uri: '/back' }],
    ['a redirect address that is no web address', { redirect_uri: 'javascript:alert(1)' }],
  ])('shows an error page for %s', async (_case, fields) => {
    const response = await decide(sandbox.url, 'allow', fields)

    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })
})

describe('token endpoint', () => {
  it('exchanges a code for tokens of the vendor’s shape', async () => {
    const reply = await exchange(sandbox.url, await allow(sandbox.url))

    const tokens = tokensIn(reply)
    expect(reply.json).toMatchObject({ token_type: 'bearer', expires_in: '600' })
    expect(tokens.access).toHaveLength(550)
    expect(tokens.refresh).toHaveLength(270)
    expect(tokens.refresh).toContain('!')
  })

  it('takes client id and secret from a Basic header as well', async () => {
    const code = await allow(sandbox.url)
    const basic = Buffer.from('sandbox:sandbox-secret').toString('base64')

    const reply = await askToken(
      sandbox.url,
      { grant_type: 'authorization_code', code, redirect_uri: 'https://saldo.example/auth/exact' },
      { authorization: `Basic ${basic}` },
    )

    expect(reply.status).toBe(200)
  })

  it('accepts a code once, and not after three minutes', async () => {
    const used = await allow(sandbox.url)
    await exchange(sandbox.url, used)
    const late = await allow(sandbox.url)
    clock.forward(180)

    const replies = await Promise.all([exchange(sandbox.url, used), exchange(sandbox.url, late)])

    expect(replies.map((reply) => reply.status)).toEqual([400, 400])
  })

  it('refuses a wrong secret without a description', async () => {
    const reply = await askToken(sandbox.url, { ...app, client_secret: 'no', grant_type: 'refresh_token', refresh_token: 'x' })

    expect([reply.status, reply.json]).toEqual([400, { error: 'invalid_request' }])
  })

  it('rotates: the old refresh token is dead at once', async () => {
    const first = await connected()
    clock.forward(570)
    const second = await refresh(sandbox.url, first.refresh)

    const again = await refresh(sandbox.url, first.refresh)

    expect(second.status).toBe(200)
    expect(tokensIn(second).refresh).not.toBe(first.refresh)
    expect([again.status, again.json]).toEqual([401, { error: 'unauthorized_client', error_description: 'Old refresh token used.' }])
  })

  it('refuses a refresh within 570 seconds of the last tokens and leaves them alive', async () => {
    const first = await connected()
    clock.forward(569)
    const early = await refresh(sandbox.url, first.refresh)
    clock.forward(1)

    const onTime = await refresh(sandbox.url, first.refresh)

    expect([early.status, early.json]).toEqual([
      400,
      { error: 'access_denied', error_description: 'Rate limit exceeded: access_token not expired' },
    ])
    expect(early.headers.get('reason')).toMatch(/^TooEarlyToRefreshTokens: /)
    expect(onTime.status).toBe(200)
  })

  it('lets exactly one of two refreshes at the same time win', async () => {
    const first = await connected()
    clock.forward(600)

    const replies = await Promise.all([refresh(sandbox.url, first.refresh), refresh(sandbox.url, first.refresh)])

    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401])
  })

  it('refuses a refresh token that lay idle for thirty days, naming both moments', async () => {
    const first = await connected()
    clock.forward(30 * 86_400)

    const reply = await refresh(sandbox.url, first.refresh)

    expect(reply.status).toBe(400)
    expect(reply.json).toEqual({
      error: 'invalid_request',
      error_description: 'The refresh token expired at 4/30/2025, 10:00:00 AM and it is now 4/30/2025, 10:00:00 AM.',
    })
  })

  it('kills the older chain when the same person consents again', async () => {
    const older = await connected()
    await connected()
    clock.forward(600)

    const reply = await refresh(sandbox.url, older.refresh)

    expect([reply.status, reply.json]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Token is not allowed, because of invalid or empty chainId' },
    ])
    expect(reply.headers.get('reason')).toMatch(/^Unknown: /)
  })

  it('knows tokens of an earlier sandbox, so that a restart does not disconnect', async () => {
    const first = await connected()
    clock.forward(600)
    const restarted = await startSandbox({ accounts: 20, now: clock.now })

    const reply = await refresh(restarted.url, first.refresh)

    await restarted.close()
    expect(reply.status).toBe(200)
  })

  it('accepts an access token for 600 seconds, and nothing else', async () => {
    const client = await connect(sandbox)
    clock.forward(599)
    const before = await client.me()
    clock.forward(1)

    const after = await client.me()
    const forged = await client.get('crm/Accounts', { authorization: `Bearer ${client.access.slice(0, -2)}xx` })

    expect([before.status, after.status, forged.status]).toEqual([200, 401, 401])
  })
})
