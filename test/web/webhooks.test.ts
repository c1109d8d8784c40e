import { connect } from 'node:net'
import { type RunningServer, startServer } from './start-server.ts'

type Received = { workspace: string; body: string }

const servers: RunningServer[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function receiving(answer: 'taken' | 'refused' | 'unreadable' | Error = 'taken') {
  const received: Received[] = []
  const server = await startServer({
    webhook: async (workspace, body) => {
      received.push({ workspace, body: body.toString('utf8') })
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  servers.push(server)
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/webhooks/exact/tenant-1`, { method: 'POST', body, headers })
  return { server, received, post }
}

it('hands on what was posted to a workspace, byte for byte, and answers 200 with nothing', async () => {
  const { received, post } = await receiving()
  const body = ' {"Content" : {"Name":"Café \\u00e9"},\r\n"HashCode":"AB"} '

  const answer = await post(body)

  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(received).toEqual([{ workspace: 'tenant-1', body }])
})

it('hands on an empty body, which is Exact trying the address out', async () => {
  const { received, post } = await receiving()

  const answer = await post('')

  expect(answer.status).toBe(200)
  expect(received).toEqual([{ workspace: 'tenant-1', body: '' }])
})

it('asks for no particular content type', async () => {
  const { received, post } = await receiving()

  await post('{}', { 'content-type': 'text/plain' })

  expect(received).toHaveLength(1)
})

it.each([
  ['refused', 401],
  ['unreadable', 400],
] as const)('answers what is %s with %i and one sentence', async (verdict, status) => {
  const { post } = await receiving(verdict)

  const answer = await post('{}')

  expect(answer.status).toBe(status)
  expect(Object.keys((await answer.json()) as object)).toEqual(['error'])
})

it('answers 500 with a reference when it could not be taken, so that it comes again', async () => {
  const { server, post } = await receiving(new Error('no database'))

  const answer = await post('{}')

  const { error } = (await answer.json()) as { error: string }
  const reference = /Reference: ([0-9a-f]{8})$/.exec(error)?.[1] ?? 'none'
  expect(answer.status).toBe(500)
  expect(error).not.toContain('database')
  expect(server.log()).toContain(reference)
})

it('takes 64 KB and refuses a byte more, unread', async () => {
  const { received, post } = await receiving()

  const most = await post(Buffer.alloc(64 * 1024, 32))
  const more = await post(Buffer.alloc(64 * 1024 + 1, 32))

  expect([most.status, more.status, received.length]).toEqual([200, 413, 1])
})

it('takes POST only', async () => {
  const { server, received } = await receiving()

  const read = await fetch(`${server.url}/webhooks/exact/tenant-1`)

  expect([read.status, received.length]).toEqual([405, 0])
})

it('stands a sender who leaves in the middle', async () => {
  const { server, post } = await receiving()
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('POST /webhooks/exact/tenant-1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"Con')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()

  expect((await post('')).status).toBe(200)
  expect(server.log()).not.toContain('"level":50')
})
