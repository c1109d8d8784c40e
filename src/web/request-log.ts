import type { Request, Response, Server } from 'restify'
import type { Logger } from '../logger.ts'

/**
 * One line a request. The route is logged and not the address, because addresses of a sign-in carry secrets in their
 * query, and whatever else was typed may carry anything.
 */
export function logRequests(server: Server, logger: Logger): void {
  server.on('after', (req: Request, res: Response) => {
    const route = req.getRoute()?.path ?? 'none'
    logger.debug({ method: req.method, route, status: res.statusCode, ms: Date.now() - req.time() }, 'request')
  })
}
