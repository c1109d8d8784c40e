import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { waitingCard } from '../views/waiting-card.ts'
import type { LateWork } from './late-work.ts'
import { type Reply, type Request, reply } from './request.ts'
import { sayOutage } from './safely.ts'
import type { Screen } from './screen.ts'
import type { SalesService } from './services.ts'

export type Asking = { request: Request; sales: Pick<SalesService, 'waiting'>; lateWork: LateWork; logger: Logger }

type Answers = AsyncIterator<Reply, void>

/** The person sees within two seconds that Exact's calls are used. */
const firstLookMs = 1_500
const lookEveryMs = 500
/** Whatever an answer takes long for: a message shows typing until then, and a client gives up on a press not much later. */
const slowAfterMs = 5_000
/** A client puts the answer to a press in place only after the turn: an edit before that would be covered by it. */
const shownForMs = 1_000

/**
 * Shows answers as they come. One that takes long (it waits for Exact's calls, or just takes its time) shows that it is under way, and this
 * function returns: Teams gives a turn about 15 s, then sends its activity again, and a press still less. The rest is late work.
 */
export async function answerInTime(answers: Answers, screen: Screen, asking: Asking): Promise<void> {
  const began = performance.now()
  for (;;) {
    const next = answers.next()
    const wait = await outOfPatience(next, began, asking)
    if (wait !== null) return answerLater(next, answers, screen, wait, asking)
    const answer = await next
    if (answer.done === true) return
    await screen.show(answer.value)
  }
}

async function answerLater(next: ReturnType<Answers['next']>, answers: Answers, screen: Screen, wait: Wait, asking: Asking): Promise<void> {
  const { request, lateWork, logger } = asking
  const { locale, timeZone } = request.who
  const waiting = screen.wait(waitingCard({ asked: request.text, until: wait.until, timeZone }, locale))

  async function goOn(): Promise<void> {
    const later = await waiting
    await delay(shownForMs)
    try {
      const answer = await next
      if (answer.done === true) return
      await later.show(answer.value)
      await answerInTime(answers, later, asking)
    } catch (error) {
      await later.show(reply(sayOutage(error, locale, logger)))
    }
  }

  lateWork.add(goOn())
  await waiting
}

/** `until`: when Exact takes calls again; null when it is not for them. */
type Wait = { until: Date | null }

/** What the person has to be told about an answer that doesn't come; null when it is there. */
async function outOfPatience(next: Promise<unknown>, began: number, { request, sales }: Asking): Promise<Wait | null> {
  for (let look = began + firstLookMs; ; look += lookEveryMs) {
    if (await comesBefore(look, next)) return null
    if (performance.now() - began >= slowAfterMs) return { until: null }
    const wait = await sales.waiting(request.who.tenantId).catch(() => null)
    // A spent day isn't waited for: that answer is a sentence and comes at once. Where nobody can tell, the clock decides.
    if (wait?.reason === 'minute') return { until: wait.until }
  }
}

/** Whether a promise settles before a point in time (of `performance.now`). */
async function comesBefore(end: number, next: Promise<unknown>): Promise<boolean> {
  const settled = new AbortController()
  const patience = delay(Math.max(0, end - performance.now()), false, { signal: settled.signal }).catch(() => true)
  const answer = next.then(
    () => true,
    () => true,
  )
  const came = await Promise.race([answer, patience])
  settled.abort()
  return came
}
