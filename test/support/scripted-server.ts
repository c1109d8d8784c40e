import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does with one request. Without anything: 200 and an empty JSON object. */
export type ScriptedAnswer = {
  status?: number
  headers?: Readonly<Record<string, string>>
  /** Objects are sent as JSON. */
  body?: string | object
  /** Cut the connection instead of answering, answer half, or never. */
  fault?: 'reset' | 'truncate' | 'hang'
}

export type ReceivedRequest = {
  method: string
  path: string
  query: Readonly<Record<string, string>>
  /** As it stood in the request line. */
  target: string
  headers: IncomingMessage['headers']
  body: string
}

export type ScriptedServer = {
  url: string
  requests: ReceivedRequest[]
  /** The next request in line must be this one ("GET /path", without its query), and gets this answer. */
  expect(request: string, answer: ScriptedAnswer): void
  /** Stops the server; throws when a request came that wasn't expected, or an expected one didn't. */
  close(): Promise<void>
}

/** A real HTTP server on loopback that follows a script. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const script: { request: string; answer: ScriptedAnswer }[] = []
  const requests: ReceivedRequest[] = []
  const strays: string[] = []

  const server = createServer(async (incoming, response) => {
    const received = await receive(incoming)
    requests.push(received)
    const name = `${received.method} ${received.path}`
    const next = script[0]?.request === name ? script.shift() : undefined
    if (!next) strays.push(name)
    reply(response, next?.answer ?? { status: 599, body: 'not in the script' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function close(): Promise<void> {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    const problems = [...strays.map((name) => `unexpected: ${name}`), ...script.map(({ request }) => `never came: ${request}`)]
    if (problems.length > 0) throw new Error(`The script was not followed:\n${problems.join('\n')}`)
  }

  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests, expect: (request, answer) => script.push({ request, answer }), close }
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  let body = ''
  for await (const chunk of incoming) body += chunk
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://script')
  const { method = 'GET', url: target = '/', headers } = incoming
  return { method, path: pathname, query: Object.fromEntries(searchParams), target, headers, body }
}

function reply(response: ServerResponse, { status = 200, headers = {}, body = {}, fault }: ScriptedAnswer): void {
  if (fault === 'hang') return
  if (fault === 'reset') {
    response.destroy()
    return
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(fault === 'truncate' ? text.slice(0, text.length / 2) : text)
}
