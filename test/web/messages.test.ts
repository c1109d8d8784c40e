import { connect } from 'node:net'
import { maxBodySize } from '../../src/web/activity-body.ts'
import { type RunningServer, startServer } from './start-server.ts'

describe('POST /api/messages', () => {
  const received: unknown[] = []
  let server: RunningServer

  beforeAll(async () => {
    server = await startServer({
      messages: async (req, res) => {
        received.push(req.body)
        if (req.body.text === 'break') throw Object.assign(new Error('secret detail'), { statusCode: 404 })
        res.send(202)
      },
    })
  })
  beforeEach(() => {
    received.length = 0
  })
  afterAll(() => server.close())

  function post(body: string | Buffer, headers: Record<string, string> = {}) {
    return fetch(`${server.url}/api/messages`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    })
  }

  async function refusal(answer: Response) {
    const { error, ...rest } = (await answer.json()) as { error: string }
    expect(rest).toEqual({})
    expect(error).not.toMatch(/\bat .*:\d+|Error:|SyntaxError|Unexpected/)
    return error
  }

  it('hands over the parsed activity', async () => {
    const answer = await post(JSON.stringify({ type: 'message', text: 'help – ✓' }))

    expect(answer.status).toBe(202)
    expect(received).toEqual([{ type: 'message', text: 'help – ✓' }])
  })

  it.each([
    ['malformed JSON', '{"type":'],
    ['nothing', ''],
    ['no type', '{"text":"hi"}'],
    ['an empty type', '{"type":""}'],
    ['a type that is no text', '{"type":7}'],
    ['a list', '[{"type":"message"}]'],
    ['null', 'null'],
  ])('refuses %s with one sentence', async (_what, body) => {
    const answer = await post(body)

    expect(answer.status).toBe(400)
    expect(await refusal(answer)).toContain('not an activity')
    expect(received).toEqual([])
  })

  it('takes a body of exactly the limit', async () => {
    const frame = '{"type":"message","text":""}'

    const answer = await post(`{"type":"message","text":"${'x'.repeat(maxBodySize - frame.length)}"}`)

    expect(answer.status).toBe(202)
    expect(received).toHaveLength(1)
  })

  it('refuses a byte more', async () => {
    const frame = '{"type":"message","text":""}'

    const answer = await post(`{"type":"message","text":"${'x'.repeat(maxBodySize - frame.length + 1)}"}`)

    expect(answer.status).toBe(413)
    expect(await refusal(answer)).toContain('larger')
    expect(received).toEqual([])
  })

  it.each([
    ['a form that any web page can send', { 'Content-Type': 'text/plain' }],
    ['a compressed body', { 'Content-Encoding': 'gzip' }],
  ])('refuses %s', async (_what, headers) => {
    const answer = await post('{"type":"message"}', headers as Record<string, string>)

    expect(answer.status).toBe(415)
    expect(received).toEqual([])
  })

  it('answers a failure with a reference that is also in the log, and nothing more', async () => {
    const answer = await post('{"type":"message","text":"break"}')

    const error = await refusal(answer)
    expect(answer.status).toBe(500)
    expect(error).not.toContain('secret detail')
    expect(server.log()).toContain(/Reference: ([0-9a-f]{8})$/.exec(error)?.[1] ?? 'no reference')
  })

  it('does not cry when a sender leaves in the middle', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write('POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"ty')

    setTimeout(() => socket.destroy(), 50)
    while (!server.log().includes('A sender left')) await new Promise((resolve) => setTimeout(resolve, 10))

    expect(/"level":(\d+)[^\n]*A sender left/.exec(server.log())?.[1]).toBe('20')
    expect(received).toEqual([])
  })
})
