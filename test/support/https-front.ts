import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../fixtures/localhost')

/** A certificate of localhost's own, good for a hundred years and for nothing but tests. */
export const localhostCertificate = readFileSync(join(folder, 'certificate.pem'), 'utf8')
export const localhostKey = readFileSync(join(folder, 'key.pem'), 'utf8')

export type HttpsFront = { url: string /** Where requests are passed on to. */; target: { url: string }; close(): Promise<void> }

/** An https address on loopback that passes everything on, as a reverse proxy does. */
export async function startHttpsFront(): Promise<HttpsFront> {
  const target = { url: '' }
  const server = createServer({ key: localhostKey, cert: localhostCertificate }, (incoming, outgoing) => {
    const onward = request(new URL(incoming.url ?? '/', target.url), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => {
      outgoing.statusCode = 502
      outgoing.end()
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    target,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
