import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'restify'
import type { Logger } from '../logger.ts'
import { readBody } from './body.ts'
import { sendError } from './respond.ts'

/**
 * Takes what was posted to a workspace's address, byte for byte; an empty body is Exact trying the address out.
 * A workspace that doesn't exist is `refused` just as a wrong signature is, so that nobody learns which ones there are.
 */
export type WebhookRoute = (workspace: string, body: Buffer) => Promise<'taken' | 'refused' | 'unreadable'>

/** A message has a few hundred bytes. */
const maxWebhookSize = 64 * 1024

/** Answers 200 to everything that needn't come again; Exact repeats what gets another answer. */
export function webhookHandler(receive: WebhookRoute, logger: Logger) {
  return async (req: Request, res: Response) => {
    try {
      const body = await readBody(req, maxWebhookSize)
      if (body === null) return sendError(res, 413, `The body is larger than ${maxWebhookSize} bytes.`)
      const answer = await receive(String(req.params.workspace ?? ''), body)
      if (answer === 'unreadable') return sendError(res, 400, 'The body is not a message of Exact.')
      if (answer === 'refused') return sendError(res, 401, 'The signature is not right.')
      res.sendRaw(200, '')
    } catch (error) {
      if (req.socket.destroyed) return logger.debug({ err: error }, 'A sender left in the middle of a request')
      const reference = randomBytes(4).toString('hex')
      logger.error({ reference, err: error }, 'A webhook could not be taken')
      sendError(res, 500, `Something went wrong. Reference: ${reference}`)
    }
  }
}
