import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { addressOf, nextAddress, type Query } from './address.ts'
import type { Budget, Lane, Wait } from './budget.ts'
import { type Page, type Row, readEnvelope } from './envelope.ts'
import { answerError, isTransient, type Operation, rateLimited, unreadable } from './errors.ts'
import { type Answer, exchange } from './http.ts'
import type { AccessToken } from './tokens.ts'

export type { Query } from './address.ts'
export type { Row } from './envelope.ts'

export type CallOptions = { lane: Lane; signal?: AbortSignal | undefined }

/** Reads one administration. Paths are relative to it (`crm/Accounts`), save those that begin with `current/`. */
export type ExactClient = {
  readonly host: string
  readonly division: number | null
  /** The rows of one answer: the first page of a collection, or the one row of a key. */
  get(path: string, query: Query, options: CallOptions): Promise<readonly Row[]>
  /** All pages. Ends only when Exact names no next page; any failure throws, so a short list is never taken for the whole. */
  pages(path: string, query: Query, options: CallOptions): AsyncIterable<readonly Row[]>
  /** Requests sent by this client so far, repeats included. */
  calls(): number
}

export type ExactClientOptions = {
  /** Origin, e.g. https://start.exactonline.nl */
  host: string
  /** Null until one is chosen: only `current/` paths work then. */
  division: number | null
  accessToken: AccessToken
  now: () => Date
  logger: Logger
  budget: Budget
  /** Told when the run lane has to wait for calls. */
  onWait?: (wait: Wait) => void
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  timeoutMs?: number
}

const mostAttempts = 4
const mostRefusals = 5
const chatPatienceMs = 10_000
/** This machine's clock may run a little ahead of Exact's. */
const clockMarginMs = 250

type Attempt =
  | { kind: 'page'; page: Page }
  | { kind: 'token-rejected'; token: string }
  | { kind: 'limited'; wait: Wait }
  | { kind: 'transient'; error: Error }

/**
 * A client that reads. GETs are repeated, at most three times, when Exact is unavailable (5xx pages, cut-off or empty answers, resets,
 * timeouts); never after 400, 403 or 404, since errors of one endpoint block the whole key. A spent minute makes runs wait and chat
 * wait ten seconds at most. A 401 is tried once more, with a newer token where there is one. Throws SaldoErrors of errors.ts.
 */
export function createExactClient(options: ExactClientOptions): ExactClient {
  const { host, division, accessToken, now, logger, budget, onWait, timeoutMs = 30_000 } = options
  const sleep = options.sleep ?? ((ms: number, signal?: AbortSignal) => delay(ms, undefined, { signal }))
  const { origin } = new URL(host)
  let sent = 0

  async function read(url: string, call: CallOptions): Promise<Page> {
    const operation = { method: 'GET', path: new URL(url).pathname }
    const failed = { transient: 0, limited: 0 }
    let rejected: string | undefined
    for (;;) {
      await takeTurn(operation, call)
      const attempt = await tryOnce(url, operation, call, rejected)
      if (attempt.kind === 'page') return attempt.page
      if (attempt.kind === 'token-rejected') rejected = attempt.token
      if (attempt.kind === 'transient') await pause(attempt.error, ++failed.transient, operation, call)
      if (attempt.kind === 'limited') {
        if (++failed.limited > mostRefusals) throw rateLimited(operation, attempt.wait.until, attempt.wait.reason)
        await waitOut(attempt.wait, operation, call)
      }
    }
  }

  async function takeTurn(operation: Operation, call: CallOptions): Promise<void> {
    for (;;) {
      call.signal?.throwIfAborted()
      const claim = budget.claim(call.lane)
      if (claim.granted) return
      await waitOut(claim, operation, call)
    }
  }

  async function waitOut({ until, reason }: Wait, operation: Operation, { lane, signal }: CallOptions): Promise<void> {
    const ms = Math.max(0, until.getTime() - now().getTime()) + clockMarginMs
    if (lane === 'chat' && ms > chatPatienceMs) throw rateLimited(operation, until, reason)
    if (lane === 'run') onWait?.({ until, reason })
    await sleep(ms, signal)
  }

  async function pause(error: Error, failures: number, { path }: Operation, { signal }: CallOptions): Promise<void> {
    if (failures >= mostAttempts) throw error
    logger.info({ path, failures, err: error }, 'Exact is unavailable, asking again')
    await sleep(500 * 2 ** failures * (0.5 + Math.random() / 2), signal)
  }

  async function tryOnce(url: string, operation: Operation, { signal }: CallOptions, rejected?: string): Promise<Attempt> {
    try {
      const token = await accessToken(rejected)
      sent += 1
      const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` }
      return judge(await exchange({ method: 'GET', url, headers, timeoutMs, signal }), operation, token, rejected)
    } catch (error) {
      if (isTransient(error)) return { kind: 'transient', error }
      throw error
    }
  }

  function judge(answer: Answer, operation: Operation, token: string, rejected: string | undefined): Attempt {
    if (answer.status === 429) return { kind: 'limited', wait: budget.refused(answer.headers) }
    budget.learn(answer.headers)
    if (answer.status === 401 && rejected === undefined) return { kind: 'token-rejected', token }
    if (answer.status !== 200) throw answerError(operation, answer)
    const page = readEnvelope(answer.body)
    if (!page) throw unreadable(operation)
    return { kind: 'page', page }
  }

  async function* pages(path: string, query: Query, call: CallOptions): AsyncGenerator<readonly Row[]> {
    let url: string | null = addressOf(origin, division, path, query)
    while (url !== null) {
      const page: Page = await read(url, call)
      yield page.rows
      url = page.next === null ? null : nextAddress(page.next, url)
    }
  }

  return {
    host: origin,
    division,
    get: async (path, query, call) => (await read(addressOf(origin, division, path, query), call)).rows,
    pages,
    calls: () => sent,
  }
}
