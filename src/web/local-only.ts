import type { Request, Response, Server } from 'restify'
import { sendError } from './respond.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** What a tunnel or a proxy adds, also when it makes the host look local. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * A server that only this machine should reach answers to this machine's own names only. Otherwise a web page whose
 * name was pointed at 127.0.0.1 could talk to it from the browser of whoever runs it, and local mode asks for no token.
 */
export function answerLocalNamesOnly(server: Server, publicUrl: string): void {
  if (!loopback.test(new URL(publicUrl).host)) return
  server.pre((req: Request, res: Response, next) => {
    if (loopback.test(req.headers.host ?? '')) return next()
    sendError(res, 421, 'This server answers to localhost only.')
    next(false)
  })
}

/**
 * Whether a request was made on this machine. In local mode nobody's identity is checked in chat: a public address then lets Exact
 * and browsers in, through a tunnel say, but whoever chats from elsewhere could speak as anybody.
 */
export function isFromHere({ headers }: Request): boolean {
  return loopback.test(headers.host ?? '') && !passedOn.some((name) => name in headers)
}
