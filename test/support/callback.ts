import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSafeServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { localhostCertificate, localhostKey } from './https-front.ts'

export type Callback = {
  url: string
  /** Bodies as they came, oldest first. */
  bodies: string[]
  /** Status of the next answers; 200 when the list is empty. Null: no answer. */
  answers: (number | null)[]
  close(): Promise<void>
}

/** Somebody who wants to be told: takes what is posted and answers as told. */
export async function startCallback({ https = false } = {}): Promise<Callback> {
  const bodies: string[] = []
  const answers: (number | null)[] = []
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(body)
    const status = answers.length > 0 ? answers.shift() : 200
    if (status == null) return
    response.statusCode = status
    response.end()
  }
  const server = https ? createSafeServer({ key: localhostKey, cert: localhostCertificate }, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: https ? `https://localhost:${port}/told` : `http://127.0.0.1:${port}/told`,
    bodies,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
