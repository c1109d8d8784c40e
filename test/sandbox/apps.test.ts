import { askToken, connect, createTestClock, decide, tokensIn, withSandbox } from './client.ts'

const app = 'c1a5d0e5-7b1d-4f0e-9a55-5a1d05a1d0e5'
const redirectUri = 'https://client.example/back'

/** A token of the app whose id is a guid. */
const signIn = async (url: string): Promise<string> => {
  const response = await decide(url, 'allow', { client_id: app, redirect_uri: redirectUri })
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: app, client_secret: 'sandbox-secret' }
  return tokensIn(await askToken(url, fields)).access
}

describe('a second app', () => {
  it('has a guid for its id, and calls and a token chain of its own', async () => {
    const { now } = createTestClock('2025-03-31T10:00:00Z')
    await withSandbox({ accounts: 20, limits: { minutely: 2 }, now }, async (sandbox) => {
      const first = await connect(sandbox)
      const access = await signIn(sandbox.url)
      const asSecond = { authorization: `Bearer ${access}` }

      const statuses = []
      for (const headers of [{}, {}, {}, asSecond, asSecond]) statuses.push((await first.get('crm/Accounts?$top=1', headers)).status)

      expect(statuses).toEqual([200, 200, 429, 200, 200])
    })
  })
})
