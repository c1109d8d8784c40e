import { setTimeout as delay } from 'node:timers/promises'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { addressOf, nextAddress, type Query } from './address.ts'
import type { Lane, Wait } from './budget.ts'
import { type Page, type Row, readEnvelope } from './envelope.ts'
import { answerError, answerLost, isTooBroad, isTransient, type Operation, rateLimited, unreadable } from './errors.ts'
import { type Answer, type Exchange, exchange } from './http.ts'
import { createTurns } from './take-turn.ts'
import type { AccessToken } from './tokens.ts'
import type { Ticket, Traffic } from './traffic.ts'
import type { Verdict } from './traffic-state.ts'

export type { Query } from './address.ts'
export type { Row } from './envelope.ts'

export type CallOptions = { lane: Lane; signal?: AbortSignal | undefined }

/** One administration. Paths are relative to it (`crm/Accounts`), save those that begin with `current/`. */
export type ExactClient = {
  readonly host: string
  readonly division: number | null
  /** The rows of one answer: the first page of a collection, or the one row of a key. */
  get(path: string, query: Query, options: CallOptions): Promise<readonly Row[]>
  /** All pages. Ends only when Exact names no next page; any failure throws, so a short list is never taken for the whole. */
  pages(path: string, query: Query, options: CallOptions): AsyncIterable<readonly Row[]>
  /**
   * Makes a row and answers with it, whole. Sent once: when the answer is lost (5xx, timeout, reset) the error is `exact-answer-lost`,
   * and the row has to be looked up before it is sent again.
   */
  create(path: string, body: object, options: CallOptions): Promise<Row>
  /** Changes what `body` names of a row and leaves the rest. Repeated like a read: the same change twice is the same. */
  update(path: string, body: object, options: CallOptions): Promise<void>
  /** The file behind a link in an answer (`/docs/…`), at most 10 MB, as it is. Throws `exact-link-refused` for a link to another host. */
  file(url: string, options: CallOptions): Promise<Uint8Array>
  /** Removes a row; one that is gone already is fine. */
  remove(path: string, options: CallOptions): Promise<void>
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
  /** The gate of this administration, shared by all its clients. */
  traffic: Traffic
  /** Told when a request has to wait for calls. */
  onWait?: (wait: Wait) => void
  /** Told when this client's request made Exact's block of an endpoint known (`exact-blocked`). */
  onBlocked?: (error: SaldoError) => void
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  timeoutMs?: number
}

/** `read` makes an answer's meaning, or throws what is wrong with it. Only what can be sent twice without harm is `repeatable`. */
type Request<T> = {
  method: Exchange['method']
  path: string
  url: string
  body?: string
  mostBytes?: number
  headers?: Readonly<Record<string, string>>
  repeatable: boolean
  read(answer: Answer): T
}
type Attempt<T> =
  | { kind: 'done'; value: T }
  | { kind: 'token-rejected'; token: string }
  | { kind: 'limited' }
  | { kind: 'failed'; error: unknown }

const mostAttempts = 4
const largestFile = 10_000_000
const mostRefusals = 5
/** Exact needed too long for a query: that passes once, or it never does. */
const tooBroadPauseMs = 3_000

/**
 * A client of one administration. GETs, PUTs and DELETEs are repeated, at most three times, when Exact is unavailable (5xx pages, cut-off or
 * empty answers, resets, timeouts); never after 400, 403 or 404, since errors of one endpoint block the whole key: the breaker counts
 * them. After 408 a GET is asked once more. A spent minute makes everybody wait, a spent day nobody: `exact-rate-limited` says until
 * when. A 401 is tried once more, with a newer token where there is one. Throws SaldoErrors of errors.ts.
 */
export function createExactClient(options: ExactClientOptions): ExactClient {
  const { host, division, accessToken, now, logger, traffic, onWait, onBlocked, timeoutMs = 30_000 } = options
  const sleep = options.sleep ?? ((ms: number, signal?: AbortSignal) => delay(ms, undefined, { signal }))
  const turns = createTurns({ traffic, now, sleep, onWait })
  const { origin } = new URL(host)
  let sent = 0

  async function carryOut<T>(request: Request<T>, call: CallOptions): Promise<T> {
    const failed = { transient: 0, limited: 0, tooBroad: 0 }
    const takeTurn = turns(request, call)
    let rejected: string | undefined
    for (;;) {
      const ticket = await takeTurn()
      const { attempt, verdict } = await tryOnce(request, ticket, call, rejected)
      if (attempt.kind === 'done') return attempt.value
      if (attempt.kind === 'token-rejected') rejected = attempt.token
      if (attempt.kind === 'limited' && ++failed.limited > mostRefusals) throw rateLimited(request, verdict.wait)
      if (attempt.kind === 'failed') await pause(attempt.error, failed, request, call)
    }
  }

  /** Before a repeat; throws the error where there is none. */
  async function pause(
    error: unknown,
    failed: { transient: number; tooBroad: number },
    { path, repeatable }: Request<unknown>,
    { signal }: CallOptions,
  ): Promise<void> {
    if (isTooBroad(error) && repeatable && ++failed.tooBroad === 1) return sleep(tooBroadPauseMs * (0.5 + Math.random() / 2), signal)
    if (!isTransient(error) || ++failed.transient >= mostAttempts) throw error
    logger.info({ path, failures: failed.transient, err: error }, 'Exact is unavailable, asking again')
    await sleep(500 * 2 ** failed.transient * (0.5 + Math.random() / 2), signal)
  }

  async function tryOnce<T>(
    request: Request<T>,
    ticket: Ticket,
    call: CallOptions,
    rejected?: string,
  ): Promise<{ attempt: Attempt<T>; verdict: Verdict }> {
    const heard: { answer: Answer | null } = { answer: null }
    const attempt = await send(request, call, heard, rejected).catch((error: unknown) => ({ kind: 'failed' as const, error }))
    const error = attempt.kind === 'failed' && attempt.error instanceof SaldoError ? { error: attempt.error } : {}
    const { status = null, headers = {} } = heard.answer ?? {}
    const verdict = await report(ticket, { status, headers, ...error })
    if (verdict.blocked) throw verdict.blocked.error
    return { attempt, verdict }
  }

  /** What Exact answered counts more than keeping the count of calls. */
  async function report(ticket: Ticket, answer: Parameters<Traffic['report']>[1]): Promise<Verdict> {
    try {
      const verdict = await traffic.report(ticket, answer)
      if (verdict.blocked?.tripped) tellBlocked(ticket.question, verdict.blocked.error)
      return verdict
    } catch (error) {
      logger.warn({ err: error }, 'The count of calls to Exact could not be kept')
      return { wait: null, blocked: null }
    }
  }

  function tellBlocked({ path }: Operation, error: SaldoError): void {
    logger.error({ path, retryAt: error.retryAt }, 'Exact blocks an endpoint, so it is left alone for an hour')
    onBlocked?.(error)
  }

  async function send<T>(request: Request<T>, call: CallOptions, heard: { answer: Answer | null }, rejected?: string): Promise<Attempt<T>> {
    const token = await accessToken(rejected)
    sent += 1
    try {
      const { method, url, body, mostBytes } = request
      const headers = { Accept: 'application/json', Authorization: `Bearer ${token}`, ...request.headers }
      const optional = { ...(body === undefined ? {} : { body }), ...(mostBytes === undefined ? {} : { mostBytes }) }
      const answer = await exchange({ method, url, headers, timeoutMs, signal: call.signal, ...optional })
      heard.answer = answer
      if (answer.status === 429) return { kind: 'limited' }
      if (answer.status === 401 && rejected === undefined) return { kind: 'token-rejected', token }
      if (answer.status === 401 && rejected === token) await accessToken(token, true)
      return { kind: 'done', value: request.read(answer) }
    } catch (error) {
      throw isTransient(error) && !request.repeatable ? answerLost(request, error) : error
    }
  }

  function get(url: string, call: CallOptions): Promise<Page> {
    const operation = { method: 'GET' as const, path: new URL(url).pathname }
    const read = (answer: Answer) => pageIn(operation, answer, [200])
    return carryOut({ ...operation, url, repeatable: true, read }, call)
  }

  async function* pages(path: string, query: Query, call: CallOptions): AsyncGenerator<readonly Row[]> {
    let url: string | null = addressOf(origin, division, path, query)
    while (url !== null) {
      const page: Page = await get(url, call)
      yield page.rows
      url = page.next === null ? null : nextAddress(page.next, url)
    }
  }

  return {
    host: origin,
    division,
    pages,

    async get(path, query, call) {
      const url = addressOf(origin, division, path, query)
      const read = () => get(url, call)
      // A question that can be given up, or a run's, is its own.
      const { rows } = await (call.lane === 'chat' && call.signal === undefined ? traffic.share(url, read) : read())
      return rows
    },

    async create(path, body, call) {
      const url = addressOf(origin, division, path, {})
      const operation = { method: 'POST' as const, path: new URL(url).pathname }
      const headers = { 'Content-Type': 'application/json', Prefer: 'return=representation' }
      const read = (answer: Answer) => onlyRow(operation, pageIn(operation, answer, [200, 201]))
      return carryOut({ ...operation, url, headers, body: JSON.stringify(body), repeatable: false, read }, call)
    },

    async update(path, body, call) {
      const url = addressOf(origin, division, path, {})
      const operation = { method: 'PUT' as const, path: new URL(url).pathname }
      const read = (answer: Answer) => {
        if (![200, 204].includes(answer.status)) throw answerError(operation, answer)
      }
      const headers = { 'Content-Type': 'application/json' }
      await carryOut({ ...operation, url, headers, body: JSON.stringify(body), repeatable: true, read }, call)
    },

    async file(link, call) {
      const url = nextAddress(link, `${origin}/`)
      const operation = { method: 'GET' as const, path: new URL(url).pathname }
      const read = (answer: Answer) => {
        if (answer.status !== 200) throw answerError(operation, answer)
        return new Uint8Array(Buffer.from(answer.body, 'latin1'))
      }
      return carryOut({ ...operation, url, mostBytes: largestFile, headers: { Accept: '*/*' }, repeatable: true, read }, call)
    },

    async remove(path, call) {
      const url = addressOf(origin, division, path, {})
      const operation = { method: 'DELETE' as const, path: new URL(url).pathname }
      const read = (answer: Answer) => {
        if (![200, 204, 404].includes(answer.status)) throw answerError(operation, answer)
      }
      await carryOut({ ...operation, url, repeatable: true, read }, call)
    },

    calls: () => sent,
  }
}

function pageIn(operation: Operation, answer: Answer, good: readonly number[]): Page {
  if (!good.includes(answer.status)) throw answerError(operation, answer)
  const page = readEnvelope(answer.body)
  if (!page) throw unreadable(operation)
  return page
}

function onlyRow(operation: Operation, { rows }: Page): Row {
  const [row] = rows
  if (row === undefined) throw unreadable(operation)
  return row
}
