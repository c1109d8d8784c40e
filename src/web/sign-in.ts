import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'restify'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Html } from './html.ts'
import { sendSignInPage } from './respond.ts'
import { endPage, refusalPage } from './sign-in-pages.ts'

/** What the two addresses of a sign-in ask of the application. `refused` is a sentence for the person. */
export type SignInRoutes = {
  /** The sign-in button was pressed. `redirect` is Exact's own sign-in page. */
  start(startId: string): Promise<{ redirect: string } | { refused: string }>
  /** Exact sent the browser back. `code` is the six digits that the same person brings to the chat. */
  callback(query: {
    code: string | null
    state: string | null
    error: string | null
  }): Promise<{ code: string; expiresAt: Date } | { refused: string }>
}

type Handler = (req: Request, res: Response) => Promise<void>

const incompleteLink = 'This sign-in link is incomplete. Go back to the chat and type "connect" to get a new one.'

/** The query is read here and nowhere else: it carries secrets, so it stays out of the log and of messages. */
function readQuery(req: Request, name: string): string | null {
  return new URLSearchParams(req.getQuery()).get(name) || null
}

function errorPage(error: unknown, logger: Logger): { status: number; page: Html } {
  const reference = randomBytes(4).toString('hex')
  if (error instanceof SaldoError) {
    logger.warn({ reference, reason: error.code, err: error }, 'A sign-in step was refused')
    return { status: error.recovery === 'retry' ? 503 : 400, page: refusalPage(error.person, 'error') }
  }
  logger.error({ reference, err: error }, 'A sign-in step failed')
  const sentence = `Something went wrong on our side. Try "connect" again in the chat; if it stays, give your admin this reference: ${reference}`
  return { status: 500, page: refusalPage(sentence, 'error') }
}

/** Whatever a step throws becomes a page: this window is all that the person sees. */
function showErrors(step: Handler, logger: Logger): Handler {
  return async (req, res) => {
    try {
      await step(req, res)
    } catch (error) {
      const { status, page } = errorPage(error, logger)
      sendSignInPage(res, status, page)
    }
  }
}

export function startHandler(signIn: SignInRoutes, logger: Logger): Handler {
  return showErrors(async (req, res) => {
    const startId = readQuery(req, 'id')
    const answer = startId === null ? { refused: incompleteLink } : await signIn.start(startId)
    if ('refused' in answer) return sendSignInPage(res, 400, refusalPage(answer.refused, 'refused'))
    res.sendRaw(302, '', { Location: answer.redirect })
  }, logger)
}

export function callbackHandler(signIn: SignInRoutes, logger: Logger): Handler {
  return showErrors(async (req, res) => {
    const answer = await signIn.callback({ code: readQuery(req, 'code'), state: readQuery(req, 'state'), error: readQuery(req, 'error') })
    if ('refused' in answer) return sendSignInPage(res, 400, refusalPage(answer.refused, 'refused'))
    sendSignInPage(res, 200, endPage(answer.code, answer.expiresAt))
  }, logger)
}
