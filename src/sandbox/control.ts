import { type Answer, bare, json } from './answer.ts'
import { type Fault, parseFault } from './faults.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'

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

/** The sandbox's own levers, for other processes: what was called, what shall go wrong, moving an administration. */
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
    case 'PUT /sandbox/faults':
      return putFaults(state, body)
    default:
      return bare(404)
  }
}
