import { isTaken, type Posting, post } from './post.ts'

/** A message on its way to one subscriber. */
export interface Delivery {
  url: string
  body: string
  /** False once the subscription is gone. */
  wanted(): boolean
}

interface Waiting {
  delivery: Delivery
  /** Times it was sent in vain. */
  failures: number
  dueAt: number
}

export interface Deliveries {
  send(delivery: Delivery): void
  /** Messages that wait to be sent again, and when. */
  waiting(): { failures: number; dueAt: Date }[]
  close(): void
}

const mostRepeats = 10
const minute = 60_000
const betweenLooks = 50
const patience = 10_000

/** Sends at once, and what is not answered 200 or 201 again 2, 4, 8 … 1,024 minutes later by the clock: ten times, then it is dropped. */
export const createDeliveries = (now: () => Date, ca: string | undefined): Deliveries => {
  const closing = new AbortController()
  const options: Pick<Posting, 'ca' | 'milliseconds' | 'signal'> = { ca, milliseconds: patience, signal: closing.signal }
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  const attempt = async (delivery: Delivery, failures: number): Promise<void> => {
    if (!delivery.wanted() || isTaken(await post({ ...options, url: delivery.url, body: delivery.body }))) return
    if (failures >= mostRepeats || closing.signal.aborted) return
    waiting.push({ delivery, failures: failures + 1, dueAt: now().getTime() + 2 ** (failures + 1) * minute })
    timer ??= setInterval(sendDue, betweenLooks).unref()
  }

  const sendDue = (): void => {
    const due = waiting.filter(({ dueAt }) => dueAt <= now().getTime())
    waiting = waiting.filter((each) => !due.includes(each))
    for (const { delivery, failures } of due) void attempt(delivery, failures)
    if (waiting.length > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    send: (delivery) => void attempt(delivery, 0),
    waiting: () => waiting.map(({ failures, dueAt }) => ({ failures, dueAt: new Date(dueAt) })),
    close: () => {
      closing.abort()
      clearInterval(timer)
      waiting = []
    },
  }
}
