import { SaldoError } from '../errors.ts'
import type { Wait } from './budget.ts'
import type { Answer } from './http.ts'
import { isInternalFault, reasonOf } from './reason.ts'

/** What was asked, for the log: never the query, which may hold names. */
export type Operation = { method: string; path: string }

/**
 * What an answer of Exact's data calls means. Nobody else looks at status codes.
 *
 * | status | code | recovery |
 * |---|---|---|
 * | 400, 405 | exact-query-refused | give-up |
 * | 400 with Exact's error body, of a write | exact-business-rule | fix-input |
 * | 401 | exact-reconnect | reconnect |
 * | 403 | exact-wrong-division, exact-forbidden-scope, exact-forbidden | ask-admin |
 * | 404 | exact-not-found | give-up |
 * | 408 | exact-query-too-broad, of a write exact-unavailable | ask-admin, retry |
 * | 429 | exact-rate-limited | retry |
 * | 500 with Exact's error body | exact-business-rule | fix-input |
 * | other 5xx, and everything unreadable | exact-unavailable | retry |
 *
 * A create whose answer is lost is exact-answer-lost (retry, once it has been looked up).
 * Without an answer: exact-endpoint-paused (its refusals are close to Exact's limit) and exact-blocked (429 that no headers explain and
 * that lasts past the minute), both retry, with the time.
 */
export function answerError(operation: Operation, answer: Answer): SaldoError {
  const reason = reasonOf(answer)
  switch (answer.status) {
    case 400:
      return reason && isWrite(operation) ? businessRule(operation, reason) : refusedQuery(operation, reason)
    case 405:
      return refusedQuery(operation, reason)
    case 401:
      return reconnect(`${name(operation)} answered 401`)
    case 403:
      return forbidden(operation, reason)
    case 404:
      return notFound(operation)
    case 408:
      return isWrite(operation) ? unavailable(operation, 'status 408') : tooBroad(operation)
    case 429:
      return rateLimited(operation, null)
    default:
      return answer.status === 500 && reason && !isInternalFault(reason)
        ? businessRule(operation, reason)
        : unavailable(operation, `status ${answer.status}`)
  }
}

/** The answer was cut off, empty or something other than JSON. */
export function unreadable(operation: Operation): SaldoError {
  return unavailable(operation, 'unreadable answer')
}

export function isTransient(error: unknown): error is SaldoError {
  return error instanceof SaldoError && error.code === 'exact-unavailable'
}

export function isTooBroad(error: unknown): error is SaldoError {
  return error instanceof SaldoError && error.code === 'exact-query-too-broad'
}

/** Exact refused a new row because there is an equal one already: known by its text alone, which is in the language of Exact's user. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof SaldoError && error.code === 'exact-business-rule' && alreadyThere.test(error.person)
}

const alreadyThere =
  /\b(data already exists|already exists|gegeven bestaat reeds|bestaat (reeds|al)|exist(e|ent) déjà|déjà existant|bereits vorhanden|exist(iert|ieren) bereits)/i

export function isNotOffered(error: unknown): boolean {
  return ['exact-not-found', 'exact-query-refused'].includes(refusalCode(error))
}

export function isForbidden(error: unknown): boolean {
  return ['exact-forbidden', 'exact-forbidden-scope'].includes(refusalCode(error))
}

/** An endpoint that is paused would go on to refuse in the way it did last. */
function refusalCode(error: unknown): string {
  if (!(error instanceof SaldoError)) return ''
  return error.code === 'exact-endpoint-paused' ? refusalCode(error.cause) : error.code
}

/** The connection can't be used until somebody signs in at Exact again. */
export function reconnect(message: string): SaldoError {
  return new SaldoError('exact-reconnect', {
    message,
    person: 'Exact no longer accepts this connection. An admin has to connect Exact again.',
    recovery: 'reconnect',
  })
}

/** `wait` null: Exact didn't say until when. `reserved` calls are left, but kept for questions. */
export function rateLimited(operation: Operation, wait: Wait | null): SaldoError {
  const reason = wait?.reason ?? 'minute'
  return new SaldoError('exact-rate-limited', {
    message: `${name(operation)}: the calls of the ${reason} are used`,
    person: spentWords(wait),
    advice: `Please ask again ${reason === 'day' ? 'tomorrow' : 'in a minute'}.`,
    values: { case: reason === 'day' && wait?.reserved ? 'reserved' : reason },
    recovery: 'retry',
    ...(wait ? { retryAt: wait.until } : {}),
  })
}

function spentWords(wait: Wait | null): string {
  if (wait?.reason !== 'day') return 'All calls that Exact allows this minute are used.'
  return wait.reserved
    ? 'The day’s calls for imports are used, the rest is kept for questions.'
    : 'All calls that Exact allows today are used.'
}

/** The endpoint refused so often that one more refusal could block the whole key. `cause` is its last refusal. */
export function endpointPaused(operation: Operation, retryAt: Date, at: number, cause: SaldoError | undefined): SaldoError {
  return new SaldoError('exact-endpoint-paused', {
    message: `${name(operation)} is paused after too many refusals`,
    person: 'Exact refused this kind of question several times.',
    advice: `Saldo asks it again ${inMinutes(retryAt, at)} at the earliest.`,
    values: { minutes: minutesUntil(retryAt, at), case: minutesUntil(retryAt, at) === 1 ? 'one' : 'other' },
    recovery: 'retry',
    retryAt,
    cause,
  })
}

/** Exact's block after too many errors: nothing is said about its end, an hour is what Exact's API limits page names. */
export function blocked(operation: Operation, retryAt: Date, at: number): SaldoError {
  return new SaldoError('exact-blocked', {
    message: `${name(operation)} is blocked: 429 without rate headers past the minute`,
    person: 'Exact has stopped taking this kind of question for now.',
    advice: `Saldo asks again ${inMinutes(retryAt, at)} at the earliest.`,
    values: { minutes: minutesUntil(retryAt, at), case: minutesUntil(retryAt, at) === 1 ? 'one' : 'other' },
    recovery: 'retry',
    retryAt,
  })
}

const minutesUntil = (until: Date, at: number) => Math.max(1, Math.ceil((until.getTime() - at) / 60_000))

function inMinutes(until: Date, at: number): string {
  const minutes = minutesUntil(until, at)
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
}

/** A next-page link that leaves the connection's host, or that leads nowhere new, is never followed. */
export function refusedLink(operation: Operation, why: string): SaldoError {
  return new SaldoError('exact-link-refused', {
    message: `${name(operation)}: next-page link refused, ${why}`,
    person: 'Exact’s answer pointed somewhere it shouldn’t, so reading was stopped. Nothing was changed.',
    recovery: 'give-up',
  })
}

export function noAdministration(): SaldoError {
  return new SaldoError('exact-no-administration', {
    message: 'No administration is chosen',
    person: 'No administration has been chosen yet. An admin can choose one with “connect”.',
    recovery: 'ask-admin',
  })
}

/** Exact's answer is complete, but a row isn't what its reference says. */
export function unexpectedRow(what: string, cause: unknown): SaldoError {
  return new SaldoError('exact-unexpected-row', {
    message: `${what}: a row of Exact's answer isn't as documented`,
    person: 'Exact’s answer couldn’t be understood. Please tell an admin.',
    recovery: 'give-up',
    cause,
  })
}

function refusedQuery(operation: Operation, reason: string): SaldoError {
  return new SaldoError('exact-query-refused', {
    message: `${name(operation)} was refused: ${reason || 'no reason given'}`,
    person: 'Exact refused the question Saldo asked. Asking again won’t help; please tell an admin.',
    recovery: 'give-up',
  })
}

function notFound(operation: Operation): SaldoError {
  return new SaldoError('exact-not-found', {
    message: `${name(operation)} wasn't found`,
    person: 'Exact doesn’t have this, or doesn’t have it any more.',
    recovery: 'give-up',
  })
}

function tooBroad(operation: Operation): SaldoError {
  return new SaldoError('exact-query-too-broad', {
    message: `${name(operation)} answered 408: the query is too broad`,
    person:
      'Exact needed too long to collect this, more than once. For an import, fewer fields in the profile may help: an admin can change it.',
    recovery: 'ask-admin',
  })
}

function forbidden(operation: Operation, reason: string): SaldoError {
  const message = `${name(operation)} is forbidden: ${reason || 'no reason given'}`
  if (/WrongDivision/i.test(reason)) {
    const person = 'The person who connected Exact may not open this administration. An admin can choose another one or connect again.'
    return new SaldoError('exact-wrong-division', { message, person, recovery: 'ask-admin' })
  }
  if (/Scope Violated/i.test(reason)) {
    const scope = /'([^']+)' scope/.exec(reason)?.[1]
    const person = `Saldo’s registration at Exact lacks a scope${scope ? ` (${scope})` : ''}. An admin can add it in the Exact App Center.`
    return new SaldoError('exact-forbidden-scope', {
      message,
      person,
      values: scope ? { scope, case: 'named' } : {},
      recovery: 'ask-admin',
    })
  }
  const act = isWrite(operation) ? 'change' : 'read'
  const person = `The person who connected Exact has no right to ${act} this. An admin can ask for the right in Exact, or connect as someone who has it.`
  return new SaldoError('exact-forbidden', { message, person, values: { case: act }, recovery: 'ask-admin' })
}

function businessRule(operation: Operation, reason: string): SaldoError {
  return new SaldoError('exact-business-rule', {
    message: `${name(operation)} broke a rule of Exact's`,
    person: `Exact says: ${reason}`,
    values: { reason },
    recovery: 'fix-input',
  })
}

export function unavailable(operation: Operation, why: string): SaldoError {
  return new SaldoError('exact-unavailable', {
    message: `${name(operation)}: Exact is unavailable, ${why}`,
    person: 'Exact isn’t answering properly at the moment.',
    advice: 'Please try again in a few minutes.',
    recovery: 'retry',
  })
}

/** Nobody knows whether the row was made: Exact has no way to send the same create twice safely. */
export function answerLost(operation: Operation, cause: unknown): SaldoError {
  return new SaldoError('exact-answer-lost', {
    message: `${name(operation)}: the answer was lost, it may have been carried out`,
    person: 'Exact’s answer was lost, so it isn’t known yet whether this was created. It has to be looked up before it is tried again.',
    recovery: 'retry',
    cause,
  })
}

function isWrite({ method }: Operation): boolean {
  return method !== 'GET'
}

function name({ method, path }: Operation): string {
  return `${method} ${path}`
}
