import { startSaldo } from '../support/saldo.ts'

const saldo = await startSaldo({
  sandbox: { accounts: 1 },
  environment: {
    HOST: '127.0.0.1',
    MicrosoftAppId: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    MicrosoftAppPassword: 'password',
    MicrosoftAppTenantId: '9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77',
    PUBLIC_URL: 'https://saldo.example.com',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  },
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = {
  iss: 'https://api.botframework.com',
  aud: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  serviceurl: saldo.connector.url,
  exp: 4_000_000_000,
}
const forged = (header: object) => `Bearer ${part(header)}.${part(claims)}.${'c2lnbmF0dXJl'}`

async function post(authorization: string | null, activity: object = {}) {
  const start = performance.now()
  const response = await fetch(`${saldo.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
    body: JSON.stringify({
      type: 'message',
      text: 'status',
      channelId: 'msteams',
      serviceUrl: saldo.connector.url,
      conversation: { id: 'c' },
      from: { id: 'u' },
      recipient: { id: '28:saldo' },
      ...activity,
    }),
  })
  return { status: response.status, body: await response.text(), ms: performance.now() - start }
}

describe('with an app id', () => {
  // 503: Microsoft's keys could not be fetched, so that nobody can tell; the sender may come back.
  it.each([
    ['no token', null],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['words', 'Bearer let me in'],
    ['a token of nobody', 'Bearer made-up'],
    ['a token without a signature', forged({ alg: 'none', typ: 'JWT' })],
    ['a token signed by somebody else', forged({ alg: 'RS256', typ: 'JWT', kid: 'made-up' })],
    ['a token signed with our own id', forged({ alg: 'HS256', typ: 'JWT' })],
  ])('%s is refused, quickly and without a word about why', async (_what, authorization) => {
    const { status, body, ms } = await post(authorization)

    expect([401, 403, 503]).toContain(status)
    expect(body).not.toMatch(/\bat .*:\d+|node_modules|ENOTFOUND|EAI_AGAIN|login\.botframework/)
    expect(ms).toBeLessThan(5_000)
    expect(saldo.connector.messages).toEqual([])
  })

  it.each(['emulator', 'directline', ''])('a caller can’t get round it as channel “%s”', async (channelId) => {
    const { status } = await post(null, { channelId })

    expect(status).toBe(401)
    expect(saldo.connector.messages).toEqual([])
  })

  it.each(['invoke', 'installationUpdate', 'conversationUpdate'])('%s is refused too', async (type) => {
    const { status } = await post(null, { type, name: 'adaptiveCard/action' })

    expect(status).toBe(401)
  })

  it('answers whether it is alive to anybody', async () => {
    const { status } = await fetch(`${saldo.url}/healthz`)

    expect(status).toBe(200)
  })
})
