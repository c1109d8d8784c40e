import type { SaldoError } from '../errors.ts'
import * as breaker from './breaker.ts'
import * as budget from './budget.ts'
import type { Moment } from './budget-window.ts'
import type { Headers } from './http.ts'

/** What all clients of one administration have to know of each other, as plain data. Instants are epoch milliseconds. */
export type TrafficState = {
  /** Since when the connection stands that the refusals are of: Exact counts them by person, and another may have the rights. */
  readonly connectedAt: string
  readonly budget: budget.BudgetState
  readonly breaker: breaker.BreakerState
  /** Chat questions that wait for the next minute. They end by themselves, since the process that asks may die. */
  readonly waiting: readonly { id: string; until: number }[]
}

/** `id` names the question while it waits, and later its request. */
export type Asking = { question: breaker.Question; lane: budget.Lane; id: string; at: number; leaseMs: number }

/** `busy`: the endpoint has all the requests under way that it may. */
export type Turn = { kind: 'go' } | { kind: 'busy' } | { kind: 'wait'; wait: budget.Wait } | { kind: 'refused'; error: SaldoError }

export type Report = Pick<Asking, 'question' | 'lane' | 'id'> & { claimedAt: number; headers: Headers; ending: breaker.Ending }

/** `wait`: after a 429, until when. `blocked`: the endpoint was stopped, `tripped` by this very request. */
export type Verdict = { wait: budget.Wait | null; blocked: { error: SaldoError; tripped: boolean } | null }

type Step<A> = { state: TrafficState; answer: A }

/** How long a waiting question counts past the moment it waits for. */
const waitingMarginMs = 10_000

export function newTraffic(): TrafficState {
  return { connectedAt: '', budget: budget.newBudget(), breaker: breaker.newBreaker(), waiting: [] }
}

/** The breaker begins anew with every connection; a client of an older one changes nothing. */
export function connected(state: TrafficState, connectedAt: string): TrafficState {
  return connectedAt > state.connectedAt ? { ...state, connectedAt, breaker: breaker.newBreaker() } : state
}

/** What a process that ended had under way, or waited for, is over. For where there is only one process at a time. */
export function afterRestart(state: TrafficState): TrafficState {
  return { ...state, breaker: breaker.withoutLeases(state.breaker), waiting: [] }
}

/** Whether a question may be asked now. If so its call is taken and its request is under way until it is reported. */
export function ask(state: TrafficState, { question, lane, id, at, leaseMs }: Asking): Step<Turn> {
  const error = breaker.refusal(state.breaker, question, at)
  if (error) return { state, answer: { kind: 'refused', error } }
  if (breaker.isBusy(state.breaker, question, at)) return { state, answer: { kind: 'busy' } }
  const waiting = state.waiting.filter((each) => each.until > at && each.id !== id)
  const claim = budget.claim(state.budget, lane, momentOf(state, at), waiting.length)
  if (!claim.answer.granted) {
    const { wait } = claim.answer
    const lease = lane === 'chat' ? [{ id, until: wait.until.getTime() + waitingMarginMs }] : []
    return { state: { ...state, budget: claim.state, waiting: [...waiting, ...lease] }, answer: { kind: 'wait', wait } }
  }
  const underWay = breaker.begin(state.breaker, question, { id, at, until: at + leaseMs })
  return { state: { ...state, budget: claim.state, breaker: underWay, waiting }, answer: { kind: 'go' } }
}

/** A question that waited has gone away. */
export function leave(state: TrafficState, id: string): TrafficState {
  const waiting = state.waiting.filter((each) => each.id !== id)
  return waiting.length === state.waiting.length ? state : { ...state, waiting }
}

/** What an answer says about the calls left and about its endpoint. */
export function report(before: TrafficState, { question, lane, id, claimedAt, headers, ending }: Report): Step<Verdict> {
  const moment = momentOf(before, ending.at)
  const state = { ...before, breaker: breaker.end(before.breaker, question, id, ending) }
  if (ending.status !== 429) {
    return { state: { ...state, budget: budget.learn(before.budget, headers, moment, claimedAt) }, answer: { wait: null, blocked: null } }
  }
  const refused = budget.refused(before.budget, lane, headers, moment)
  if (refused.answer) return { state: { ...state, budget: refused.state }, answer: { wait: refused.answer, blocked: null } }
  const bare = breaker.refusedBare(state.breaker, question, ending.at)
  if (bare.answer) return { state: { ...state, breaker: bare.state }, answer: { wait: null, blocked: bare.answer } }
  const wait = budget.refusedBare(before.budget, moment)
  return { state: { ...state, breaker: bare.state, budget: wait.state }, answer: { wait: wait.answer, blocked: null } }
}

/** Until when chat has to wait for calls; null when it needn't. */
export function chatWait(state: TrafficState, at: number): budget.Wait | null {
  return budget.waitNow(state.budget, 'chat', momentOf(state, at))
}

export function callsLeft(state: TrafficState, at: number): budget.BudgetSnapshot {
  return budget.snapshot(state.budget, momentOf(state, at))
}

function momentOf(state: TrafficState, at: number): Moment {
  return { at, underWay: breaker.countUnderWay(state.breaker, at) }
}
