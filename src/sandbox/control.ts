import { type Answer, bare, json } from './answer.ts'
import { type Fault, parseFault } from './faults.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'
import { type Action, type Change, isTopic } from './webhooks/topics.ts'
import type { Division } from './world/division.ts'
import { isGuid } from './world/guid.ts'

const writeFault = ({ match, kind, nth = 1, times = 1, processed = false, milliseconds = 0, seen = 0 }: Fault) => ({
  match,
  kind,
  nth,
  times,
  processed,
  milliseconds,
  seen,
})

const putFaults = (state: State, body: string): Answer => {
  try {
    const input: unknown = JSON.parse(body)
    if (!Array.isArray(input)) throw new TypeError('Send an array of faults')
    state.faults.splice(0, state.faults.length, ...input.map(parseFault))
    return bare(204)
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : 'unreadable' })
  }
}

const clearCalls = (state: State): Answer => {
  state.calls.length = 0
  return bare(204)
}

const moveDivision = (state: State, code: string): Answer => {
  const division = state.divisions.find(({ profile }) => String(profile.code) === code)
  division?.move()
  return bare(division ? 204 : 404)
}

const actions: readonly Action[] = ['Create', 'Update', 'Delete']

/** Reads `{ topic, key, action, division }`; the action is Update and the division the first unless they are named. */
const readChange = (state: State, body: string): { change: Change; division: Division } => {
  const { topic, key, action: asked = 'Update', division: code } = JSON.parse(body) as Record<string, unknown>
  const action = actions.find((each) => each === asked)
  const division = code === undefined ? state.divisions[0] : state.divisions.find(({ profile }) => profile.code === Number(code))
  if (typeof topic !== 'string' || !isTopic(topic)) throw new TypeError('topic must be one of the vendor’s topics')
  if (typeof key !== 'string' || !isGuid(key)) throw new TypeError('key must be a guid')
  if (!action) throw new TypeError(`action must be one of ${actions.join(', ')}`)
  if (!division) throw new TypeError('division must be the number of an administration')
  return { change: { topic, action, key }, division }
}

const sendWebhook = (state: State, body: string): Answer => {
  try {
    const { change, division } = readChange(state, body)
    return json(200, { messages: state.webhooks.tell(division, change) })
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : 'unreadable' })
  }
}

/** Reads `{ division?, do: 'pay' | 'reopen' | 'bill' | 'receive', … }`; answers the number of what was booked. */
const book = (state: State, body: string): Answer => {
  try {
    const { division: code, do: act, invoice, account, cents, dueIn, invoicedIn } = JSON.parse(body) as Record<string, unknown>
    const division = code === undefined ? state.divisions[0] : state.divisions.find(({ profile }) => profile.code === Number(code))
    if (!division) throw new TypeError('division must be the number of an administration')
    const place = division.accounts.find(typeof account === 'string' ? account.toLowerCase() : null) ?? -1
    const number = bookIn(division, String(act), { invoice: Number(invoice), place, cents, dueIn, invoicedIn })
    return json(200, { number })
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : 'unreadable' })
  }
}

const wholeCents = (value: unknown): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
  throw new TypeError('cents must be a positive whole number')
}

type Booking = { invoice: number; place: number; cents: unknown; dueIn: unknown; invoicedIn: unknown }

const bookIn = ({ books }: Division, act: string, { invoice, place, cents, dueIn, invoicedIn }: Booking): number => {
  switch (act) {
    case 'pay':
      books.pay(invoice, cents === undefined ? undefined : wholeCents(cents))
      return invoice
    case 'reopen':
      books.reopen(invoice)
      return invoice
    case 'bill':
      return books.bill(place, { cents: wholeCents(cents), dueIn: Number(dueIn ?? 30), invoicedIn: Number(invoicedIn ?? 0) })
    case 'receive':
      return books.receive(place, wholeCents(cents))
    default:
      throw new TypeError('do must be pay, reopen, bill or receive')
  }
}

const listWebhooks = ({ divisions, webhooks }: State): Answer =>
  json(200, {
    subscriptions: divisions.flatMap(({ profile, subscriptions }) =>
      subscriptions.list().map(({ id, app, topic, callback }) => ({ id, app, topic, callback, division: profile.code })),
    ),
    waiting: webhooks.waiting().map(({ failures, dueAt }) => ({ failures, dueAt: dueAt.toISOString() })),
  })

/** Subscriptions gone without anybody's doing. */
const dropWebhooks = ({ divisions }: State): Answer => {
  for (const { subscriptions } of divisions) for (const { id } of subscriptions.list()) subscriptions.remove(id)
  return bare(204)
}

/** The sandbox's own levers, for other processes: what was called, what shall go wrong, moving an administration, telling of a change. */
export const answerControl = (state: State, { method, url, body }: Request): Answer => {
  const move = /^\/sandbox\/divisions\/(\d+)\/move$/.exec(url.pathname)
  if (move && method === 'POST') return moveDivision(state, move[1] ?? '')
  switch (`${method} ${url.pathname}`) {
    case 'GET /sandbox/calls':
      return json(200, { calls: state.calls.map((call) => ({ ...call, at: call.at.toISOString() })) })
    case 'DELETE /sandbox/calls':
      return clearCalls(state)
    case 'GET /sandbox/faults':
      return json(200, { faults: state.faults.map(writeFault) })
    case 'GET /sandbox/webhooks':
      return listWebhooks(state)
    case 'DELETE /sandbox/webhooks':
      return dropWebhooks(state)
    case 'POST /sandbox/webhooks/send':
      return sendWebhook(state, body)
    case 'POST /sandbox/books':
      return book(state, body)
    case 'PUT /sandbox/faults':
      return putFaults(state, body)
    default:
      return bare(404)
  }
}
