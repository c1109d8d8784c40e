import { randomBytes } from 'node:crypto'
import restify, { type Request, type Response, type Server } from 'restify'
import type { Logger } from '../logger.ts'
import { readActivity } from './activity-body.ts'
import { assetHandler, readAssets } from './assets.ts'
import { type FilesRoute, filesHandler } from './files.ts'
import { privacyPage, termsPage } from './legal-pages.ts'
import { answerLocalNamesOnly, isFromHere } from './local-only.ts'
import { logRequests } from './request-log.ts'
import { sendError, sendPlainPage, setCommonHeaders } from './respond.ts'
import { callbackHandler, type SignInRoutes, startHandler } from './sign-in.ts'
import { type WebhookRoute, webhookHandler } from './webhooks.ts'

export type { FilesRoute, SignInRoutes, WebhookRoute }

type WebServerOptions = {
  /** Where people and Teams reach this server, e.g. https://saldo.example.com */
  publicUrl: string
  /** Nobody's identity is checked in chat. */
  localMode: boolean
  signIn: SignInRoutes
  /** Gets an activity in `req.body`, not yet authenticated, and answers it. */
  messages: (req: Request, res: Response) => Promise<void>
  webhook: WebhookRoute
  files: FilesRoute
  /** Published descriptions of files, by name: /schemas/<name>.json */
  schemas: Readonly<Record<string, object>>
  ready: () => Promise<{ database: boolean; jobs: boolean }>
  logger: Logger
}

/** Every address Saldo has on the web. The server doesn't listen yet. */
export function createWebServer({
  publicUrl,
  localMode,
  signIn,
  messages,
  webhook,
  files,
  schemas,
  ready,
  logger,
}: WebServerOptions): Server {
  const server = restify.createServer({ name: 'Saldo' })
  server.pre((_req, res, next) => {
    setCommonHeaders(res, publicUrl)
    next()
  })
  answerLocalNamesOnly(server, publicUrl)
  logRequests(server, logger)
  answerUnknownAddresses(server, logger)

  server.post('/api/messages', messagesHandler(messages, localMode, logger))
  server.get('/auth/start', startHandler(signIn, logger))
  server.get('/auth/callback', callbackHandler(signIn, logger))
  server.post('/webhooks/exact/:workspace', webhookHandler(webhook, logger))
  server.get('/files/:token', filesHandler(files, localMode, logger))
  for (const [name, schema] of Object.entries(schemas))
    server.get(`/schemas/${name}.json`, async (_req: Request, res: Response) => {
      res.header('Content-Type', 'application/schema+json; charset=utf-8')
      res.sendRaw(200, `${JSON.stringify(schema, null, 2)}\n`)
    })
  server.get('/privacy', async (_req: Request, res: Response) => sendPlainPage(res, privacyPage()))
  server.get('/terms', async (_req: Request, res: Response) => sendPlainPage(res, termsPage()))
  server.get('/healthz', async (_req: Request, res: Response) => {
    res.json(200, { status: 'alive' })
  })
  server.get('/readyz', readyHandler(ready, logger))
  for (const [name, asset] of readAssets()) server.get(`/assets/${name}`, assetHandler(asset))
  return server
}

function messagesHandler(messages: WebServerOptions['messages'], localMode: boolean, logger: Logger) {
  return async (req: Request, res: Response) => {
    if (localMode && !isFromHere(req)) return sendError(res, 421, 'In local mode this server chats with its own machine only.')
    try {
      const reading = await readActivity(req)
      if ('error' in reading) return sendError(res, reading.status, reading.error)
      req.body = reading.activity
      await messages(req, res)
    } catch (error) {
      if (req.socket.destroyed) logger.debug({ err: error }, 'A sender left in the middle of a request')
      else sendFailure(res, error, logger)
    }
  }
}

function readyHandler(ready: WebServerOptions['ready'], logger: Logger) {
  return async (_req: Request, res: Response) => {
    const parts = await ready().catch((error: unknown) => {
      logger.error({ err: error }, 'The readiness check failed')
      return { database: false, jobs: false }
    })
    const all = parts.database && parts.jobs
    res.json(all ? 200 : 503, { status: all ? 'ready' : 'not ready', ...parts })
  }
}

/** An unforeseen error becomes a sentence and a reference, under which the log has the rest. */
function sendFailure(res: Response, error: unknown, logger: Logger): void {
  const reference = randomBytes(4).toString('hex')
  logger.error({ reference, err: error }, 'A request failed')
  if (!res.headersSent) sendError(res, 500, `Something went wrong. Reference: ${reference}`)
}

/** Handlers answer for their own errors, so what arrives here comes from the router. */
function answerUnknownAddresses(server: Server, logger: Logger): void {
  server.on('restifyError', (_req: Request, res: Response, error: { statusCode?: number }, done: () => void) => {
    if (error.statusCode === 404) sendError(res, 404, 'There is nothing here.')
    else if (error.statusCode === 405) sendError(res, 405, 'This address does not take that method.')
    else sendFailure(res, error, logger)
    done()
  })
}
