import type { Config } from '../config.ts'
import type { SecretBox } from '../connect/seal.ts'
import type { Connection, SealedTokens, Tokens } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { type Budget, createBudget, type Wait } from '../exact/budget.ts'
import { createExactClient, type ExactClient } from '../exact/client.ts'
import { type Registration, refreshTokens } from '../exact/oauth.ts'
import { type AccessToken, createTokenSource } from '../exact/tokens.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'

export type ExactAccess = {
  /** Where the client id and secret come from; null when nobody entered them yet. */
  registration(tenantId: string): Promise<(Registration & { from: 'environment' | 'settings' }) | null>
  /** A client of the connection, for its administration in use unless another is named. @throws SaldoError `not-connected` */
  client(tenantId: string, options?: ClientOptions): Promise<ExactClient>
  /** A client for tokens that aren't the workspace's yet. */
  clientFor(tokens: Tokens, administration: number | null): ExactClient
  budget(tenantId: string, administration: number): Budget
  seal(tokens: Tokens): SealedTokens
  open(tokens: SealedTokens): Tokens
}

type ClientOptions = { administration?: number; onWait?: (wait: Wait) => void }

type Parts = { settings: SettingsPort; box: SecretBox; exact: Config['exact']; now: () => Date; logger: Logger }

/** How the app reaches Exact on behalf of a workspace: one token source a connection, one budget an administration. */
export function createExactAccess({ settings, box, exact, now, logger }: Parts): ExactAccess {
  const budgets = new Map<string, Budget>()
  const tokenSources = new Map<string, { connectedAt: string; accessToken: AccessToken }>()

  function seal({ accessToken, refreshToken, ...times }: Tokens): SealedTokens {
    return { ...times, accessToken: box.seal(accessToken), refreshToken: box.seal(refreshToken) }
  }

  function open({ accessToken, refreshToken, ...times }: SealedTokens): Tokens {
    return { ...times, accessToken: box.open(accessToken), refreshToken: box.open(refreshToken) }
  }

  async function registration(tenantId: string) {
    const { clientId, clientSecret } = exact
    if (clientId !== null && clientSecret !== null) return { host: exact.url, clientId, clientSecret, from: 'environment' as const }
    const { appConfig } = await settings.read(tenantId)
    if (appConfig === null) return null
    return { host: exact.url, clientId: appConfig.clientId, clientSecret: box.open(appConfig.clientSecret), from: 'settings' as const }
  }

  function budget(tenantId: string, administration: number): Budget {
    const name = `${tenantId}/${administration}`
    const known = budgets.get(name) ?? createBudget({ now })
    budgets.set(name, known)
    return known
  }

  /** Changes the connection unless another one took its place meanwhile. */
  function changeConnection(tenantId: string, connectedAt: string, change: Partial<Connection>) {
    return settings.update(tenantId, (current) =>
      current.connection?.connectedAt === connectedAt ? { ...current, connection: { ...current.connection, ...change } } : current,
    )
  }

  function accessTokenOf(tenantId: string, { connectedAt }: Connection): AccessToken {
    const known = tokenSources.get(tenantId)
    if (known?.connectedAt === connectedAt) return known.accessToken
    const { accessToken } = createTokenSource({
      now,
      load: async () => {
        const { connection } = await settings.read(tenantId)
        return connection?.connectedAt === connectedAt ? open(connection.tokens) : null
      },
      save: async (tokens) => {
        await changeConnection(tenantId, connectedAt, { tokens: seal(tokens) })
      },
      refresh: async (refreshToken) => {
        const registered = await registration(tenantId)
        if (registered === null) throw clientMissing()
        return refreshTokens({ ...registered, refreshToken, now })
      },
      onLost: async (error) => {
        logger.warn({ problem: error.code }, 'The connection with Exact is lost')
        await changeConnection(tenantId, connectedAt, { lost: error.person })
      },
    })
    tokenSources.set(tenantId, { connectedAt, accessToken })
    return accessToken
  }

  async function client(tenantId: string, options: ClientOptions = {}): Promise<ExactClient> {
    const { connection } = await settings.read(tenantId)
    if (connection === null || connection.administration === null) throw notConnected()
    const { administration: division = connection.administration, ...waiting } = options
    const accessToken = accessTokenOf(tenantId, connection)
    return createExactClient({ host: connection.host, division, accessToken, now, logger, budget: budget(tenantId, division), ...waiting })
  }

  function clientFor(tokens: Tokens, administration: number | null): ExactClient {
    return createExactClient({
      host: exact.url,
      division: administration,
      accessToken: async () => tokens.accessToken,
      now,
      logger,
      budget: createBudget({ now }),
    })
  }

  return { registration, client, clientFor, budget, seal, open }
}

function notConnected(): SaldoError {
  const person = 'Exact Online is not connected. An admin can connect it by saying connect.'
  return new SaldoError('not-connected', { message: 'no connection, or no administration chosen', person, recovery: 'ask-admin' })
}

export function clientMissing(): SaldoError {
  const person = 'The client id and secret of the app registration at Exact are missing. An admin enters them in settings.'
  return new SaldoError('client-missing', { message: 'no client id or secret', person, recovery: 'ask-admin' })
}
