import type { Administration, Connection } from '../../src/connect/types.ts'
import { createLocalCell } from '../../src/exact/cell.ts'
import { createExactClient, type ExactClient } from '../../src/exact/client.ts'
import { authoriseUrl, redeemCode } from '../../src/exact/oauth.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'

/** Signs in at a sandbox as a browser would; answers with clients of its administrations. */
export async function signInAt(
  url: string,
  now: () => Date,
  app = { clientId: 'sandbox', secret: 'sandbox-secret' },
): Promise<(administration: number) => ExactClient> {
  const registration = { host: url, clientId: app.clientId, clientSecret: app.secret, now }
  const redirectUri = 'http://127.0.0.1:9/auth/callback'
  const consent = new URL(authoriseUrl({ ...registration, redirectUri, state: 's' }))
  const body = new URLSearchParams([...consent.searchParams, ['decision', 'allow']])
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body, redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const { accessToken } = await redeemCode({ ...registration, code, redirectUri })
  const logger = createLogger('silent')
  const traffic = createTraffic({ cell: createLocalCell(newTraffic()), now })
  return (division) => createExactClient({ host: url, division, accessToken: async () => accessToken, now, traffic, logger })
}

/** A connection as the settings keep it, with these administrations taking part. */
export function connectionTo(url: string, administrations: readonly Administration[], now: () => Date): Connection {
  const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
  const codes = administrations.map(({ code }) => code)
  return {
    ...{ host: url, tokens, exactUser: 'u', connectedBy: 'p', connectedAt: now().toISOString(), administrations },
    ...{ administration: codes[0] ?? null, takingPart: codes, financialYear: null, lost: null, parked: null },
  }
}
