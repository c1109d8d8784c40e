import { createHash } from 'node:crypto'
import type { SaldoError } from '../errors.ts'
import { atRest, type ErrorData, revive } from './error-at-rest.ts'
import { blocked, endpointPaused, type Operation } from './errors.ts'

/** One request as the breaker sees it. `url` holds the query: it is compared, never logged, and kept as a hash only. */
export type Question = Operation & { url: string }

/** What became of a request. `error` is what its answer means, where it wasn't good. */
export type Ending = { at: number; status: number | null; error?: SaldoError }

/** A request under way. It ends by itself, since the process that sent it may die. Instants are epoch milliseconds. */
export type Lease = { id: string; at: number; until: number }

type Endpoint = {
  faults: readonly { at: number; weight: number }[]
  /** What it refused with last. */
  last: ErrorData | null
  underWay: readonly Lease[]
  bareAt: number | null
  blockedUntil: number
}

/** Guards the endpoints of one administration, as plain data: it rests where all clients of that administration share it. */
export type BreakerState = {
  readonly endpoints: Readonly<Record<string, Endpoint>>
  /** Questions that Exact refused, by the hash of their address, the oldest first. */
  readonly refused: readonly { key: string; at: number; error: ErrorData }[]
}

const hourMs = 3_600_000
const minuteMs = 60_000

/**
 * Exact's API limits page: more than ten answers of 400, 401, 403 or 404 from one endpoint in an hour block the whole key. A refusal
 * weighs 2, and so does a request under way, since it may become one: an endpoint that refuses everything is asked four times an hour,
 * however many ask at once. A rejected token weighs 1, because one expiry can meet several requests: eight an hour at most.
 */
const weights: Readonly<Record<number, number>> = { 400: 2, 401: 1, 403: 2, 404: 2 }
const weightUnderWay = 2
const mostWeight = 8

/** A question that Exact refused stays wrong until the program, the profile or Exact changes. */
const rememberedMs = 24 * hourMs
const mostRemembered = 200

const quiet: Endpoint = { faults: [], last: null, underWay: [], bareAt: null, blockedUntil: 0 }

export function newBreaker(): BreakerState {
  return { endpoints: {}, refused: [] }
}

/** Why this question may not be asked now: `exact-endpoint-paused`, `exact-blocked`, or the refusal it met before. */
export function refusal(state: BreakerState, question: Question, at: number): SaldoError | null {
  const before = state.refused.findLast(({ key }) => key === keyOf(question))
  if (before && before.at > at - rememberedMs) return revive(before.error)
  const { blockedUntil, faults, last } = endpointOf(state, question, at)
  if (blockedUntil > at) return blocked(question, new Date(blockedUntil), at)
  const opensAt = reopening(faults)
  return opensAt === null ? null : endpointPaused(question, new Date(opensAt), at, last ? revive(last) : undefined)
}

/** Whether the endpoint has as many requests under way as it may. */
export function isBusy(state: BreakerState, question: Question, at: number): boolean {
  const { faults, underWay } = endpointOf(state, question, at)
  const taken = weightOf(faults) + weightUnderWay * underWay.length
  return underWay.length > 0 && taken + weightUnderWay > mostWeight
}

/** How many requests are under way in all. */
export function countUnderWay(state: BreakerState, at: number): number {
  return Object.values(state.endpoints).reduce((sum, { underWay }) => sum + underWay.filter(({ until }) => until > at).length, 0)
}

export function begin(state: BreakerState, question: Question, lease: Lease): BreakerState {
  const endpoint = endpointOf(state, question, lease.at)
  return withEndpoint(state, question, { ...endpoint, underWay: [...endpoint.underWay, lease] }, lease.at)
}

export function end(state: BreakerState, question: Question, id: string, { at, status, error }: Ending): BreakerState {
  const { faults, last, underWay, bareAt, blockedUntil } = endpointOf(state, question, at)
  const weight = weights[status ?? 0]
  const endpoint = {
    faults: weight === undefined ? faults : [...faults, { at, weight }],
    last: weight === undefined ? last : atRest(error),
    underWay: underWay.filter((lease) => lease.id !== id),
    bareAt: status !== null && status !== 429 ? null : bareAt,
    blockedUntil,
  }
  const kept = withEndpoint(state, question, endpoint, at)
  const data = status === 400 && question.method === 'GET' ? atRest(error) : null
  return data ? remember(kept, { key: keyOf(question), at, error: data }) : kept
}

/**
 * Exact answered 429 without saying why. When that has lasted past the minute, the endpoint is stopped for an hour: the answer is then
 * the error `exact-blocked`, and whether this request was the one that stopped it.
 */
export function refusedBare(
  state: BreakerState,
  question: Question,
  at: number,
): { state: BreakerState; answer: { error: SaldoError; tripped: boolean } | null } {
  const endpoint = endpointOf(state, question, at)
  const { bareAt, blockedUntil } = endpoint
  if (blockedUntil > at) return { state, answer: { error: blocked(question, new Date(blockedUntil), at), tripped: false } }
  const isNew = bareAt === null || at - bareAt > hourMs
  if (isNew || Math.floor(at / minuteMs) === Math.floor(bareAt / minuteMs)) {
    return { state: withEndpoint(state, question, { ...endpoint, bareAt: isNew ? at : bareAt }, at), answer: null }
  }
  const stopped = { ...endpoint, bareAt: null, blockedUntil: at + hourMs }
  const error = blocked(question, new Date(stopped.blockedUntil), at)
  return { state: withEndpoint(state, question, stopped, at), answer: { error, tripped: true } }
}

/** `/api/v1/123/crm/Accounts(guid'…')` and `/api/v1/123/crm/Accounts` are one endpoint. */
export function endpointName(path: string): string {
  return path.replace(/\([^/]*\)/g, '').toLowerCase()
}

function endpointOf({ endpoints }: BreakerState, { path }: Question, at: number): Endpoint {
  return upTo(at, endpoints[endpointName(path)] ?? quiet)
}

/** Without what has left the hour, and without requests that never came back. */
function upTo(at: number, endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    faults: endpoint.faults.filter((fault) => fault.at > at - hourMs),
    underWay: endpoint.underWay.filter(({ until }) => until > at),
  }
}

/** The same refusals, with no request under way. */
export function withoutLeases(state: BreakerState): BreakerState {
  const endpoints = Object.entries(state.endpoints).map(([name, endpoint]) => [name, { ...endpoint, underWay: [] }])
  return { ...state, endpoints: Object.fromEntries(endpoints) }
}

/** Endpoints with nothing left to remember are dropped. */
function withEndpoint(state: BreakerState, { path }: Question, endpoint: Endpoint, at: number): BreakerState {
  const all = Object.entries({ ...state.endpoints, [endpointName(path)]: endpoint })
  return { ...state, endpoints: Object.fromEntries(all.filter(([, each]) => matters(upTo(at, each), at))) }
}

function matters({ faults, underWay, bareAt, blockedUntil }: Endpoint, at: number): boolean {
  return faults.length > 0 || underWay.length > 0 || blockedUntil > at || (bareAt !== null && at - bareAt <= hourMs)
}

function remember(state: BreakerState, refusal: BreakerState['refused'][number]): BreakerState {
  const others = state.refused.filter(({ key, at }) => key !== refusal.key && at > refusal.at - rememberedMs)
  return { ...state, refused: [...others, refusal].slice(-mostRemembered) }
}

function keyOf({ method, url }: Question): string {
  return createHash('sha256').update(`${method} ${url}`).digest('base64url')
}

function weightOf(faults: Endpoint['faults']): number {
  return faults.reduce((sum, { weight }) => sum + weight, 0)
}

/** When enough faults have left the hour for one more request; null when it may go now. Faults stand oldest first. */
function reopening(faults: Endpoint['faults']): number | null {
  let weight = weightOf(faults)
  let opensAt: number | null = null
  for (const fault of faults) {
    if (weight + weightUnderWay <= mostWeight) break
    weight -= fault.weight
    opensAt = fault.at + hourMs
  }
  return opensAt
}
