import type { SaldoError } from '../errors.ts'
import { blocked, endpointPaused, type Operation } from './errors.ts'

/** One request as the breaker sees it. `url` holds the query: it is compared, never logged. */
export type Question = Operation & { url: string }

/** What became of a request. `error` is what its answer means, where it wasn't good. */
export type Ending = { status: number | null; error?: SaldoError }

/** Guards the endpoints of one administration. All clients of that administration share one breaker. */
export type Breaker = {
  /** Throws why this question may not be asked now: `exact-endpoint-paused`, `exact-blocked`, or the refusal it met before. */
  check(question: Question): void
  /** Null when one more request may go to the endpoint now; otherwise settles when one of those under way ends. */
  busy(question: Question): Promise<void> | null
  /** Counts a request as under way until the answer calls back. */
  begin(question: Question): (ending: Ending) => void
  /** Exact answered 429 without saying why. When that has lasted past the minute, the endpoint is stopped for an hour: `exact-blocked`. */
  refusedBare(question: Question): SaldoError | null
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
const mostRemembered = 1_000

type Fault = { at: number; weight: number; error: SaldoError | undefined }
type Endpoint = { faults: Fault[]; underWay: Set<Promise<void>>; bareAt: number | null; blockedUntil: number }

export function createBreaker({ now }: { now: () => Date }): Breaker {
  const endpoints = new Map<string, Endpoint>()
  const refused = new Map<string, { at: number; error: SaldoError }>()

  function endpointOf({ path }: Question): Endpoint {
    const name = endpointName(path)
    const known = endpoints.get(name) ?? { faults: [], underWay: new Set(), bareAt: null, blockedUntil: 0 }
    endpoints.set(name, known)
    const oldest = now().getTime() - hourMs
    known.faults = known.faults.filter(({ at }) => at > oldest)
    return known
  }

  function check(question: Question): void {
    const at = now().getTime()
    const before = refused.get(keyOf(question))
    if (before && before.at > at - rememberedMs) throw before.error
    const { blockedUntil, faults } = endpointOf(question)
    if (blockedUntil > at) throw blocked(question, new Date(blockedUntil), at)
    const opensAt = reopening(faults)
    if (opensAt !== null) throw endpointPaused(question, new Date(opensAt), at, faults.at(-1)?.error)
  }

  function busy(question: Question): Promise<void> | null {
    const { faults, underWay } = endpointOf(question)
    const taken = weightOf(faults) + weightUnderWay * underWay.size
    return underWay.size === 0 || taken + weightUnderWay <= mostWeight ? null : Promise.race(underWay)
  }

  function begin(question: Question): (ending: Ending) => void {
    const endpoint = endpointOf(question)
    const { promise, resolve } = Promise.withResolvers<void>()
    endpoint.underWay.add(promise)
    return (ending) => {
      endpoint.underWay.delete(promise)
      note(question, endpoint, ending)
      resolve()
    }
  }

  function note(question: Question, endpoint: Endpoint, { status, error }: Ending): void {
    const at = now().getTime()
    if (status !== null && status !== 429) endpoint.bareAt = null
    const weight = weights[status ?? 0]
    if (weight !== undefined) endpoint.faults.push({ at, weight, error })
    if (status === 400 && error) remember(keyOf(question), { at, error })
  }

  function remember(key: string, refusal: { at: number; error: SaldoError }): void {
    refused.delete(key)
    refused.set(key, refusal)
    const [oldest] = refused.keys()
    if (refused.size > mostRemembered && oldest !== undefined) refused.delete(oldest)
  }

  function refusedBare(question: Question): SaldoError | null {
    const endpoint = endpointOf(question)
    const at = now().getTime()
    const { bareAt } = endpoint
    const isNew = bareAt === null || at - bareAt > hourMs
    if (isNew) endpoint.bareAt = at
    if (isNew || Math.floor(at / minuteMs) === Math.floor(bareAt / minuteMs)) return null
    endpoint.blockedUntil = at + hourMs
    endpoint.bareAt = null
    return blocked(question, new Date(endpoint.blockedUntil), at)
  }

  return { check, busy, begin, refusedBare }
}

/** `/api/v1/123/crm/Accounts(guid'…')` and `/api/v1/123/crm/Accounts` are one endpoint. */
export function endpointName(path: string): string {
  return path.replace(/\([^/]*\)/g, '').toLowerCase()
}

function keyOf({ method, url }: Question): string {
  return `${method} ${url}`
}

function weightOf(faults: readonly Fault[]): number {
  return faults.reduce((sum, { weight }) => sum + weight, 0)
}

/** When enough faults have left the hour for one more request; null when it may go now. Faults stand oldest first. */
function reopening(faults: readonly Fault[]): number | null {
  let weight = weightOf(faults)
  let opensAt: number | null = null
  for (const fault of faults) {
    if (weight + weightUnderWay <= mostWeight) break
    weight -= fault.weight
    opensAt = fault.at + hourMs
  }
  return opensAt
}
