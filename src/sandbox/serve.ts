import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, failure } from './answer.ts'
import { type Call, noteCall } from './calls.ts'
import { type Fault, faultAnswer, nextFault } from './faults.ts'
import { decodePath, type Request, readRequest } from './request.ts'
import { route } from './routes.ts'
import type { State } from './state.ts'

const send = (response: ServerResponse, answer: Answer): void => {
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': Buffer.byteLength(answer.body) })
  response.end(answer.body)
}

/** Promises the whole body, sends half of it and hangs up cleanly: JSON that stops in the middle. */
const sendHalf = (response: ServerResponse, answer: Answer): void => {
  response.writeHead(answer.status, answer.headers)
  response.end(answer.body.slice(0, Math.floor(answer.body.length / 2)))
}

/** Carries a fault out; returns the status that was sent, 0 for a cut connection. */
const goWrong = async (state: State, fault: Fault, request: Request, response: ServerResponse): Promise<number> => {
  const needsRight = fault.processed || fault.kind === 'slow' || fault.kind === 'truncated'
  if (fault.kind === 'slow') await pause(fault.milliseconds ?? 1_000, undefined, { ref: false })
  const right = needsRight ? await route(state, request) : undefined
  if (fault.kind === 'reset') {
    response.socket?.resetAndDestroy()
    return 0
  }
  const answer = faultAnswer(fault.kind, state.limits, right, request.url.pathname)
  if (fault.kind === 'truncated') sendHalf(response, answer)
  else send(response, answer)
  return answer.status
}

const describe = ({ method, url }: Request): string =>
  `${method} ${decodePath(url)}?${[...url.searchParams].map((pair) => pair.join('=')).join('&')}`

const handle = async (state: State, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const request = await readRequest(message)
  const isControl = request.url.pathname.startsWith('/sandbox/')
  const call: Call = {
    method: request.method,
    path: request.url.pathname,
    query: Object.fromEntries(request.url.searchParams),
    status: 0,
    at: state.clock.now(),
  }
  if (!isControl) noteCall(state.calls, call)
  const fault = isControl ? undefined : nextFault(state.faults, describe(request))
  if (fault) {
    call.status = await goWrong(state, fault, request, response)
    return
  }
  const answer = await route(state, request)
  call.status = answer.status
  send(response, answer)
}

const internalError = 'A problem has occurred. The cause of this issue will be investigated as soon as possible.'

/** The HTTP server of a sandbox. An error of its own is answered as the vendor answers one. */
export const createSandboxServer = (state: State): Server =>
  createServer((message, response) => {
    handle(state, message, response).catch(() => {
      if (response.headersSent) response.destroy()
      else send(response, failure(500, internalError))
    })
  })
