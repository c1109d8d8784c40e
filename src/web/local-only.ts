import type { Request, Response, Server } from 'restify'
import { sendError } from './respond.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

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
