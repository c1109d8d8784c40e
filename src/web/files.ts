import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'restify'
import type { Logger } from '../logger.ts'
import type { Language } from '../views/language.ts'
import { words as wordsIn } from '../views/words/file-link.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { isFromHere } from './local-only.ts'
import { readerLanguage } from './reader-language.ts'
import { sendError, sendPlainPage } from './respond.ts'

/** A file behind a link, in pieces of UTF-8 text or of bytes; null when the link isn't good, whatever the reason. */
export type FilesRoute = (token: string) => Promise<{
  name: string
  type: 'text/csv' | 'application/json' | 'application/pdf'
  content: AsyncIterable<string | Uint8Array>
} | null>

const tokenShape = /^[\w-]{43}$/

function refusal(language: Language) {
  const words = wordsIn(language)
  const content = html`<h1>${words.over}</h1>
<p>${words.askAgain}</p>`
  return layout({ language, title: words.title, content, scripts: [] })
}

/** The name as it is for those who read RFC 8187, and in plain letters for the rest. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w ().+-]/g, '-')
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return plain === name ? `attachment; filename="${plain}"` : `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** Streams a file. What was begun and fails is broken off, so that nobody takes a part for the whole. */
export function filesHandler(open: FilesRoute, localMode: boolean, logger: Logger) {
  return async (req: Request, res: Response) => {
    if (localMode && !isFromHere(req)) return sendError(res, 421, 'In local mode this server answers its own machine only.')
    const token = String(req.params.token ?? '')
    try {
      const file = tokenShape.test(token) ? await open(token) : null
      if (file === null) return sendPlainPage(res, refusal(readerLanguage(req)), 404)
      res.writeHead(200, {
        'Content-Type': file.type === 'application/pdf' ? file.type : `${file.type}; charset=utf-8`,
        'Content-Disposition': attachment(file.name),
      })
      await pipeline(Readable.from(file.content), res)
    } catch (error) {
      if (req.socket.destroyed) return logger.debug({ err: error }, 'A reader left in the middle of a file')
      const reference = randomBytes(4).toString('hex')
      logger.error({ reference, err: error }, 'A file could not be sent')
      if (res.headersSent) res.destroy()
      else sendError(res, 500, `Something went wrong. Reference: ${reference}`)
    }
  }
}
