import { setTimeout as delay } from 'node:timers/promises'
import type { Ending, Question } from './breaker.ts'
import type { BudgetSnapshot, Lane, Wait } from './budget.ts'
import type { Cell } from './cell.ts'
import { createBatchedCell } from './cell.ts'
import type { Headers } from './http.ts'
import * as traffic from './traffic-state.ts'

/** A request that may go now. It has to be reported. */
export type Ticket = { question: Question; lane: Lane; id: string; claimedAt: number }

export type Turn = Exclude<traffic.Turn, { kind: 'go' }> | { kind: 'go'; ticket: Ticket }

/** The one gate through which all requests of this process to one administration go. What it knows is shared by its cell. */
export type Traffic = {
  /** Asked before each request. A chat question that has to wait is known by its `id` until it goes or leaves. */
  ask(question: Question, lane: Lane, id: string): Promise<Turn>
  leave(id: string): Promise<void>
  /** Told after each request, answered or not. */
  report(ticket: Ticket, answer: Omit<Ending, 'at'> & { headers: Headers }): Promise<traffic.Verdict>
  /** Settles when it makes sense to ask again at a busy endpoint, or the signal aborts. Never throws. */
  moved(signal?: AbortSignal): Promise<void>
  /** Equal questions asked at the same time share one answer. */
  share<T>(key: string, ask: () => Promise<T>): Promise<T>
  callsLeft(): Promise<BudgetSnapshot>
  /** Until when chat has to wait for calls; null when it needn't. */
  chatWait(): Promise<Wait | null>
}

export type TrafficOptions = {
  cell: Cell<traffic.TrafficState>
  now: () => Date
  /** When the connection was made whose requests these are. */
  connectedAt?: string
}

/** A request ends within its own timeout; a token may have to be renewed before it. */
const leaseMs = 60_000
/** How soon another process's answers are noticed; this one's are at once. */
const pollMs = 200

export function createTraffic({ cell: slow, now, connectedAt = '' }: TrafficOptions): Traffic {
  const cell = createBatchedCell(slow)
  const shared = new Map<string, Promise<unknown>>()
  let stir = Promise.withResolvers<void>()

  function change<A>(step: (state: traffic.TrafficState, at: number) => { state: traffic.TrafficState; answer: A }): Promise<A> {
    return cell.change((state) => step(traffic.connected(state, connectedAt), now().getTime()))
  }

  async function ask(question: Question, lane: Lane, id: string): Promise<Turn> {
    return change((state, at) => {
      const asked = traffic.ask(state, { question, lane, id, at, leaseMs })
      const { answer } = asked
      return { state: asked.state, answer: answer.kind === 'go' ? { kind: 'go', ticket: { question, lane, id, claimedAt: at } } : answer }
    })
  }

  async function report(ticket: Ticket, { headers, ...ending }: Parameters<Traffic['report']>[1]): Promise<traffic.Verdict> {
    const verdict = await change((state, at) => traffic.report(state, { ...ticket, headers, ending: { ...ending, at } }))
    stir.resolve()
    stir = Promise.withResolvers<void>()
    return verdict
  }

  async function moved(signal?: AbortSignal): Promise<void> {
    const done = new AbortController()
    const until = signal ? AbortSignal.any([signal, done.signal]) : done.signal
    await Promise.race([stir.promise, delay(pollMs, undefined, { signal: until }).catch(() => undefined)])
    done.abort()
  }

  function share<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = shared.get(key) as Promise<T> | undefined
    if (known !== undefined) return known
    const answer = work().finally(() => shared.delete(key))
    shared.set(key, answer)
    return answer
  }

  return {
    ask,
    report,
    moved,
    share,
    leave: (id) => change((state) => ({ state: traffic.leave(state, id), answer: undefined })),
    callsLeft: () => change((state, at) => ({ state, answer: traffic.callsLeft(state, at) })),
    chatWait: () => change((state, at) => ({ state, answer: traffic.chatWait(state, at) })),
  }
}
