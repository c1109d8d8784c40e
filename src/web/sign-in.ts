import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'restify'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { wordError } from '../views/error-words.ts'
import type { Language } from '../views/language.ts'
import { words as pageWords } from '../views/words/sign-in-pages.ts'
import { words as refusalWords } from '../views/words/sign-in-refusals.ts'
import type { Html } from './html.ts'
import { readerLanguage } from './reader-language.ts'
import { sendSignInPage } from './respond.ts'
import { endPage, refusalPage } from './sign-in-pages.ts'

/** What the two addresses of a sign-in ask of the application. `refused` is a sentence for the person, in the language of their browser. */
export type SignInRoutes = {
  /** The sign-in button was pressed. `redirect` is Exact's own sign-in page. */
  start(startId: string, language: Language): Promise<{ redirect: string } | { refused: string }>
  /** Exact sent the browser back. `code` is the six digits that the same person brings to the chat. */
  callback(
    query: { code: string | null; state: string | null; error: string | null },
    language: Language,
  ): Promise<{ code: string; expiresAt: Date } | { refused: string }>
}

type Handler = (req: Request, res: Response) => Promise<void>

/** The query is read here and nowhere else: it carries secrets, so it stays out of the log and of messages. */
function readQuery(req: Request, name: string): string | null {
  return new URLSearchParams(req.getQuery()).get(name) || null
}

function errorPage(error: unknown, language: Language, logger: Logger): { status: number; page: Html } {
  const reference = randomBytes(4).toString('hex')
  if (error instanceof SaldoError) {
    logger.warn({ reference, reason: error.code, err: error }, 'A sign-in step was refused')
    return { status: error.recovery === 'retry' ? 503 : 400, page: refusalPage(wordError(error, language), 'error', language) }
  }
  logger.error({ reference, err: error }, 'A sign-in step failed')
  return { status: 500, page: refusalPage(pageWords(language).ourSide(reference), 'error', language) }
}

/** Whatever a step throws becomes a page: this window is all that the person sees. */
function showErrors(step: Handler, logger: Logger): Handler {
  return async (req, res) => {
    try {
      await step(req, res)
    } catch (error) {
      const { status, page } = errorPage(error, readerLanguage(req), logger)
      sendSignInPage(res, status, page)
    }
  }
}

export function startHandler(signIn: SignInRoutes, logger: Logger): Handler {
  return showErrors(async (req, res) => {
    const language = readerLanguage(req)
    const startId = readQuery(req, 'id')
    const answer = startId === null ? { refused: refusalWords(language)['link-incomplete'] } : await signIn.start(startId, language)
    if ('refused' in answer) return sendSignInPage(res, 400, refusalPage(answer.refused, 'refused', language))
    res.sendRaw(302, '', { Location: answer.redirect })
  }, logger)
}

export function callbackHandler(signIn: SignInRoutes, logger: Logger): Handler {
  return showErrors(async (req, res) => {
    const language = readerLanguage(req)
    const query = { code: readQuery(req, 'code'), state: readQuery(req, 'state'), error: readQuery(req, 'error') }
    const answer = await signIn.callback(query, language)
    if ('refused' in answer) return sendSignInPage(res, 400, refusalPage(answer.refused, 'refused', language))
    sendSignInPage(res, 200, endPage(answer.code, answer.expiresAt, language))
  }, logger)
}
