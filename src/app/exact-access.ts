import type { Config } from '../config.ts'
import type { SecretBox } from '../connect/seal.ts'
import type { Connection, SealedTokens, Tokens } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { type Breaker, createBreaker } from '../exact/breaker.ts'
import { type Budget, createBudget, type Wait } from '../exact/budget.ts'
import { createExactClient, type ExactClient } from '../exact/client.ts'
import { reconnect } from '../exact/errors.ts'
import { type Registration, refreshTokens } from '../exact/oauth.ts'
import { createTokenSource, type TokenSource } from '../exact/tokens.ts'
import type { Logger } from '../logger.ts'
import type { Exclusive } from '../store/lock.ts'
import type { SettingsPort } from '../store/settings.ts'

export type ExactAccess = {
  /** Where the client id and secret come from; null when nobody entered them yet. */
  registration(tenantId: string): Promise<(Registration & { from: 'environment' | 'settings' }) | null>
  /** A client of the connection, for its administration in use unless another is named. @throws SaldoError `not-connected` */
  client(tenantId: string, options?: ClientOptions): Promise<ExactClient>
  /** A client for tokens that aren't the workspace's yet. */
  clientFor(tokens: Tokens, administration: number | null): ExactClient
  budget(tenantId: string, administration: number): Budget
  /** Renews the tokens of the workspace's connection if they are due. */
  renew(tenantId: string): Promise<void>
  /** Answers when no refresh is under way: to be waited for before the process stops. */
  settled(): Promise<void>
  seal(tokens: Tokens): SealedTokens
  open(tokens: SealedTokens): Tokens
}

type ClientOptions = { administration?: number; onWait?: (wait: Wait) => void }

type Parts = {
  settings: SettingsPort
  box: SecretBox
  exact: Config['exact']
  /** One refresh at a time, across all processes. */
  exclusive: Exclusive
  /** A connection was just marked lost. */
  onLost: (tenantId: string) => void
  now: () => Date
  logger: Logger
}

/** How the app reaches Exact on behalf of a workspace: one token source a connection, one budget and one breaker an administration. */
export function createExactAccess({ settings, box, exact, exclusive, onLost, now, logger }: Parts): ExactAccess {
  const budgets = new Map<string, Budget>()
  const breakers = new Map<string, { connectedAt: string; breaker: Breaker }>()
  const tokenSources = new Map<string, TokenSource & { connectedAt: string }>()

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

  /** Begins anew when somebody connects: Exact counts refusals by person, and another person may have the rights. */
  function breakerOf(tenantId: string, administration: number, { connectedAt }: Connection): Breaker {
    const name = `${tenantId}/${administration}`
    const known = breakers.get(name)
    if (known?.connectedAt === connectedAt) return known.breaker
    const breaker = createBreaker({ now })
    breakers.set(name, { connectedAt, breaker })
    return breaker
  }

  /** Changes the connection unless another one took its place meanwhile. */
  function changeConnection(tenantId: string, connectedAt: string, change: Partial<Connection>) {
    return settings.update(tenantId, (current) =>
      current.connection?.connectedAt === connectedAt ? { ...current, connection: { ...current.connection, ...change } } : current,
    )
  }

  function tokenSourceOf(tenantId: string, { connectedAt }: Connection): TokenSource {
    const known = tokenSources.get(tenantId)
    if (known?.connectedAt === connectedAt) return known
    const source = createTokenSource({
      now,
      withLock: (work) => exclusive(`tokens of ${tenantId}`, work),
      load: async () => {
        const { connection } = await settings.read(tenantId)
        if (connection?.connectedAt !== connectedAt) return null
        // Exact isn't asked again with a token that it refused for good.
        if (connection.lost !== null) throw reconnect('The connection was lost before')
        return open(connection.tokens)
      },
      save: async (tokens) => {
        await changeConnection(tenantId, connectedAt, { tokens: seal(tokens), lost: null, told: null })
      },
      refresh: async (refreshToken) => {
        const registered = await registration(tenantId)
        if (registered === null) throw clientMissing()
        return refreshTokens({ ...registered, refreshToken, now })
      },
      onLost: async (error) => {
        logger.warn({ problem: error.code }, 'The connection with Exact is lost')
        await changeConnection(tenantId, connectedAt, { lost: error.person })
        onLost(tenantId)
      },
    })
    const kept = { ...source, connectedAt }
    tokenSources.set(tenantId, kept)
    return kept
  }

  async function renew(tenantId: string): Promise<void> {
    const { connection } = await settings.read(tenantId)
    if (connection !== null) await tokenSourceOf(tenantId, connection).accessToken()
  }

  async function settled(): Promise<void> {
    await Promise.all([...tokenSources.values()].map((source) => source.settled()))
  }

  async function client(tenantId: string, options: ClientOptions = {}): Promise<ExactClient> {
    const { connection } = await settings.read(tenantId)
    if (connection === null || connection.administration === null) throw notConnected()
    const { administration: division = connection.administration, ...waiting } = options
    const { accessToken } = tokenSourceOf(tenantId, connection)
    const shared = { budget: budget(tenantId, division), breaker: breakerOf(tenantId, division, connection) }
    return createExactClient({ host: connection.host, division, accessToken, now, logger, ...shared, ...waiting })
  }

  function clientFor(tokens: Tokens, administration: number | null): ExactClient {
    return createExactClient({
      host: exact.url,
      division: administration,
      accessToken: async () => tokens.accessToken,
      now,
      logger,
      budget: createBudget({ now }),
      breaker: createBreaker({ now }),
    })
  }

  return { registration, client, clientFor, budget, renew, settled, seal, open }
}

function notConnected(): SaldoError {
  const person = 'Exact Online is not connected. An admin can connect it by saying connect.'
  return new SaldoError('not-connected', { message: 'no connection, or no administration chosen', person, recovery: 'ask-admin' })
}

export function clientMissing(): SaldoError {
  const person = 'The client id and secret of the app registration at Exact are missing. An admin enters them in settings.'
  return new SaldoError('client-missing', { message: 'no client id or secret', person, recovery: 'ask-admin' })
}
