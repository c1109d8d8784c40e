import { request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'

export interface Posting {
  url: string
  body: string
  /** Certificate (PEM) to trust besides the well-known ones. */
  ca: string | undefined
  milliseconds: number
  signal: AbortSignal
}

/** Posts text and answers the status; undefined when there was none in time. Redirects are not followed. */
export const post = ({ url, body, ca, milliseconds, signal }: Posting): Promise<number | undefined> =>
  new Promise((resolve) => {
    const begin = url.startsWith('https:') ? requestSafe : requestPlain
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }
    const limit = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)])
    const sent = begin(url, { method: 'POST', headers, agent: false, signal: limit, ...(ca === undefined ? {} : { ca }) }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.once('error', () => resolve(undefined))
    sent.end(body)
  })

export const isTaken = (status: number | undefined): boolean => status === 200 || status === 201
