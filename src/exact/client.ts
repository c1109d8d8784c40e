import { setTimeout as delay } from 'node:timers/promises'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { addressOf, nextAddress, type Query } from './address.ts'
import type { Breaker, Ending, Question } from './breaker.ts'
import type { Budget, Lane, Wait } from './budget.ts'
import { type Page, type Row, readEnvelope } from './envelope.ts'
import { answerError, isTransient, type Operation, rateLimited, unavailable, unreadable } from './errors.ts'
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
  breaker: Breaker
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

type Finish = (ending: Ending) => void
type Attempt =
  | { kind: 'page'; page: Page }
  | { kind: 'token-rejected'; token: string }
  | { kind: 'limited'; wait: Wait }
  | { kind: 'transient'; error: Error }

/**
 * A client that reads. GETs are repeated, at most three times, when Exact is unavailable (5xx pages, cut-off or empty answers, resets,
 * timeouts); never after 400, 403 or 404, since errors of one endpoint block the whole key: the breaker counts them. A spent minute makes runs wait and chat
 * wait ten seconds at most. A 401 is tried once more, with a newer token where there is one. Throws SaldoErrors of errors.ts.
 */
export function createExactClient(options: ExactClientOptions): ExactClient {
  const { host, division, accessToken, now, logger, budget, breaker, onWait, timeoutMs = 30_000 } = options
  const sleep = options.sleep ?? ((ms: number, signal?: AbortSignal) => delay(ms, undefined, { signal }))
  const { origin } = new URL(host)
  let sent = 0

  async function read(url: string, call: CallOptions): Promise<Page> {
    const question = { method: 'GET', path: new URL(url).pathname, url }
    const failed = { transient: 0, limited: 0 }
    let rejected: string | undefined
    for (;;) {
      const finish = await takeTurn(question, call)
      const attempt = await tryOnce(question, finish, call, rejected)
      if (attempt.kind === 'page') return attempt.page
      if (attempt.kind === 'token-rejected') rejected = attempt.token
      if (attempt.kind === 'transient') await pause(attempt.error, ++failed.transient, question, call)
      if (attempt.kind === 'limited') {
        if (++failed.limited > mostRefusals) throw rateLimited(question, attempt.wait.until, attempt.wait.reason)
        await waitOut(attempt.wait, question, call)
      }
    }
  }

  /** Nothing may be awaited between the last look and `begin`: others look at the same moment. */
  async function takeTurn(question: Question, call: CallOptions): Promise<Finish> {
    for (;;) {
      call.signal?.throwIfAborted()
      breaker.check(question)
      const busy = breaker.busy(question)
      if (busy) {
        await standBy(busy, question, call)
        continue
      }
      const claim = budget.claim(call.lane)
      if (claim.granted) return breaker.begin(question)
      await waitOut(claim, question, call)
    }
  }

  /** Waits in line at an endpoint. Chat gives up when nothing moves any more. */
  async function standBy(busy: Promise<void>, question: Question, { lane, signal }: CallOptions): Promise<void> {
    const moved = new AbortController()
    const until = signal ? AbortSignal.any([signal, moved.signal]) : moved.signal
    const patience = delay(chatPatienceMs, true, { signal: until }).catch(() => false)
    const stuck = await Promise.race([busy.then(() => false), patience])
    moved.abort()
    if (stuck && lane === 'chat') throw unavailable(question, 'the requests before this one are not answered')
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

  async function tryOnce(question: Question, finish: Finish, { signal }: CallOptions, rejected?: string): Promise<Attempt> {
    const ending: Ending = { status: null }
    try {
      const token = await accessToken(rejected)
      sent += 1
      const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` }
      const answer = await exchange({ method: 'GET', url: question.url, headers, timeoutMs, signal })
      ending.status = answer.status
      return judge(answer, question, token, rejected)
    } catch (error) {
      if (error instanceof SaldoError) ending.error = error
      if (isTransient(error)) return { kind: 'transient', error }
      throw error
    } finally {
      finish(ending)
    }
  }

  function judge(answer: Answer, question: Question, token: string, rejected: string | undefined): Attempt {
    if (answer.status === 429) return { kind: 'limited', wait: budget.refused(answer.headers) ?? refusedBare(question) }
    budget.learn(answer.headers)
    if (answer.status === 401 && rejected === undefined) return { kind: 'token-rejected', token }
    if (answer.status !== 200) throw answerError(question, answer)
    const page = readEnvelope(answer.body)
    if (!page) throw unreadable(question)
    return { kind: 'page', page }
  }

  function refusedBare(question: Question): Wait {
    const blocked = breaker.refusedBare(question)
    if (blocked === null) return budget.refusedBare()
    logger.error({ path: question.path, retryAt: blocked.retryAt }, 'Exact blocks an endpoint, so it is left alone for an hour')
    throw blocked
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
