import type { Config } from '../config.ts'
import { takingPart } from '../connect/administrations.ts'
import type { SecretBox } from '../connect/seal.ts'
import type { Connection, SealedTokens, Tokens } from '../connect/types.ts'
import { SaldoError, saidOf } from '../errors.ts'
import type { BudgetSnapshot, Wait } from '../exact/budget.ts'
import { type Cell, createLocalCell } from '../exact/cell.ts'
import { createExactClient, type ExactClient } from '../exact/client.ts'
import { reconnect } from '../exact/errors.ts'
import { type Registration, refreshTokens } from '../exact/oauth.ts'
import { createTokenSource, type TokenSource } from '../exact/tokens.ts'
import { createTraffic, type Traffic } from '../exact/traffic.ts'
import { newTraffic, type TrafficState } from '../exact/traffic-state.ts'
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
  /** What is left of the calls that Exact allows. */
  callsLeft(tenantId: string, administration: number): Promise<BudgetSnapshot>
  /** Until when questions of this workspace have to wait for calls, in whichever of its administrations longest; null when they needn't. */
  waiting(tenantId: string): Promise<Wait | null>
  /** Renews the tokens of the workspace's connection if they are due. */
  renew(tenantId: string): Promise<void>
  /** Answers when no refresh is under way: to be waited for before the process stops. */
  settled(): Promise<void>
  seal(tokens: Tokens): SealedTokens
  open(tokens: SealedTokens): Tokens
}

export type OpenCell = (tenantId: string, administration: number) => Cell<TrafficState>

type ClientOptions = { administration?: number; onWait?: (wait: Wait) => void }

type Parts = {
  settings: SettingsPort
  box: SecretBox
  exact: Config['exact']
  /** One refresh at a time, across all processes. */
  exclusive: Exclusive
  /** A connection was just marked lost. */
  onLost: (tenantId: string) => void
  /** A request of this process made it known that Exact has blocked an endpoint (`exact-blocked`). */
  onBlocked: (tenantId: string, error: SaldoError) => void
  /** Where the clients of an administration share what they know of each other. Made once a process and administration. */
  openCell: OpenCell
  now: () => Date
  logger: Logger
}

/** How the app reaches Exact on behalf of a workspace: one token source a connection, one gate an administration. */
export function createExactAccess({ settings, box, exact, exclusive, onLost, onBlocked, openCell, now, logger }: Parts): ExactAccess {
  const gates = new Map<string, { cell: Cell<TrafficState>; connectedAt: string; traffic: Traffic }>()
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

  function trafficOf(tenantId: string, administration: number, { connectedAt }: Pick<Connection, 'connectedAt'>): Traffic {
    const name = `${tenantId}/${administration}`
    const known = gates.get(name)
    if (known?.connectedAt === connectedAt) return known.traffic
    const cell = known?.cell ?? openCell(tenantId, administration)
    const traffic = createTraffic({ cell, now, connectedAt })
    gates.set(name, { cell, connectedAt, traffic })
    return traffic
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
        await changeConnection(tenantId, connectedAt, { tokens: seal(tokens), lost: null, lostBy: null, told: null })
      },
      refresh: async (refreshToken) => {
        const registered = await registration(tenantId)
        if (registered === null) throw clientMissing()
        return refreshTokens({ ...registered, refreshToken, now })
      },
      onRejected: (renewableAt) => {
        const later = setTimeout(() => void renew(tenantId).catch(() => undefined), renewableAt.getTime() - now().getTime() + 1_000)
        later.unref()
      },
      onLost: async (error) => {
        logger.warn({ problem: error.code }, 'The connection with Exact is lost')
        await changeConnection(tenantId, connectedAt, { lost: error.person, lostBy: saidOf(error) })
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
    return createExactClient({
      host: connection.host,
      division,
      accessToken: tokenSourceOf(tenantId, connection).accessToken,
      traffic: trafficOf(tenantId, division, connection),
      onBlocked: (error) => onBlocked(tenantId, error),
      now,
      logger,
      ...waiting,
    })
  }

  function clientFor(tokens: Tokens, administration: number | null): ExactClient {
    return createExactClient({
      host: exact.url,
      division: administration,
      accessToken: async () => tokens.accessToken,
      traffic: createTraffic({ cell: createLocalCell(newTraffic()), now }),
      now,
      logger,
    })
  }

  async function callsLeft(tenantId: string, administration: number): Promise<BudgetSnapshot> {
    const { connection } = await settings.read(tenantId)
    return trafficOf(tenantId, administration, connection ?? { connectedAt: '' }).callsLeft()
  }

  async function waiting(tenantId: string): Promise<Wait | null> {
    const { connection } = await settings.read(tenantId)
    if (connection === null) return null
    const gates = takingPart(connection).map(({ code }) => trafficOf(tenantId, code, connection))
    const waits = (await Promise.all(gates.map((gate) => gate.chatWait()))).filter((wait) => wait !== null)
    return waits.sort((one, other) => other.until.getTime() - one.until.getTime())[0] ?? null
  }

  return { registration, client, clientFor, callsLeft, waiting, renew, settled, seal, open }
}

export function notConnected(): SaldoError {
  const person = 'Exact Online is not connected. An admin can connect it by saying connect.'
  return new SaldoError('not-connected', { message: 'no connection, or no administration chosen', person, recovery: 'ask-admin' })
}

export function clientMissing(): SaldoError {
  const person = 'The client id and secret of the app registration at Exact are missing. An admin enters them in settings.'
  return new SaldoError('client-missing', { message: 'no client id or secret', person, recovery: 'ask-admin' })
}
