import { randomUUID } from 'node:crypto'
import type { Question } from './breaker.ts'
import type { Lane, Wait } from './budget.ts'
import { rateLimited, unavailable } from './errors.ts'
import type { Ticket, Traffic } from './traffic.ts'

type Call = { lane: Lane; signal?: AbortSignal | undefined }
type Parts = {
  traffic: Traffic
  now: () => Date
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  onWait: ((wait: Wait) => void) | undefined
}

/** People wait for the next minute, and a little longer when many of them do. */
const chatPatienceMs = 75_000
const runPatienceMs = 120_000
/** This machine's clock may run a little ahead of Exact's. */
const clockMarginMs = 250

/**
 * Waits for the gate on behalf of one question: for calls, or in line at its endpoint. Each turn is for one request; a person's patience
 * is for all of them together. Throws `exact-rate-limited` (with the time) when the wait is too long, `exact-unavailable` when the line
 * doesn't move, and what the gate refuses with.
 */
export function createTurns({ traffic, now, sleep, onWait }: Parts): (question: Question, call: Call) => () => Promise<Ticket> {
  return ({ method, path, url }, { lane, signal }) => {
    const question = { method, path, url }
    const patientUntil = now().getTime() + chatPatienceMs

    async function takeTurn(): Promise<Ticket> {
      const id = randomUUID()
      try {
        for (;;) {
          signal?.throwIfAborted()
          const turn = await traffic.ask(question, lane, id)
          if (turn.kind === 'go') return turn.ticket
          if (turn.kind === 'refused') throw turn.error
          if (turn.kind === 'busy') await standBy()
          else await waitOut(turn.wait)
        }
      } catch (error) {
        if (lane === 'chat') await traffic.leave(id).catch(() => undefined)
        throw error
      }
    }

    async function standBy(): Promise<void> {
      if (lane === 'chat' && now().getTime() > patientUntil) throw unavailable(question, 'the requests before this one are not answered')
      await traffic.moved(signal)
    }

    async function waitOut(wait: Wait): Promise<void> {
      const at = now().getTime()
      const ms = Math.max(0, wait.until.getTime() - at) + clockMarginMs
      const patience = lane === 'run' ? runPatienceMs : wait.reason === 'day' ? 0 : patientUntil - at
      if (ms > patience) throw rateLimited(question, wait)
      onWait?.(wait)
      await sleep(ms, signal)
    }

    return takeTurn
  }
}
