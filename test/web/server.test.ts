import { request } from 'node:http'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function get(path: string, parts: Parameters<typeof startServer>[0] = {}, method = 'GET') {
  server = await startServer(parts)
  const answer = await fetch(`${server.url}${path}`, { method })
  return { answer, text: await answer.text() }
}

describe('health', () => {
  it('is alive', async () => {
    const { answer, text } = await get('/healthz')

    expect(answer.status).toBe(200)
    expect(JSON.parse(text)).toEqual({ status: 'alive' })
  })

  it('is ready when database and jobs are', async () => {
    const { answer, text } = await get('/readyz')

    expect(answer.status).toBe(200)
    expect(JSON.parse(text)).toEqual({ status: 'ready', database: true, jobs: true })
  })

  it.each([[{ database: false, jobs: true }], [{ database: true, jobs: false }]])('says which part is not ready: %j', async (parts) => {
    const { answer, text } = await get('/readyz', { ready: async () => parts })

    expect(answer.status).toBe(503)
    expect(JSON.parse(text)).toEqual({ status: 'not ready', ...parts })
  })

  it('is not ready when the check itself fails', async () => {
    const { answer, text } = await get('/readyz', { ready: async () => Promise.reject(new Error('connect postgres://user:pw@db')) })

    expect(answer.status).toBe(503)
    expect(text).not.toContain('postgres')
  })
})

describe('assets', () => {
  it.each([
    ['teams-js.js', 'text/javascript; charset=utf-8', 'microsoftTeams'],
    ['sign-in.js', 'text/javascript; charset=utf-8', 'notifySuccess'],
    ['page.css', 'text/css; charset=utf-8', 'prefers-color-scheme'],
    ['icon.png', 'image/png', 'PNG'],
  ])('serves %s', async (name, type, part) => {
    const { answer, text } = await get(`/assets/${name}`)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('cache-control')).toContain('max-age')
    expect(text).toContain(part)
  })

  it.each(['/assets/', '/assets/server.ts', '/assets/..%2fserver.ts', '/assets/%2e%2e/%2e%2e/package.json'])(
    'serves no other file: %s',
    async (path) => {
      const { answer } = await get(path)

      expect(answer.status).toBe(404)
    },
  )
})

describe.each(['/privacy', '/terms'])('%s', (path) => {
  it('is a page that nobody may frame', async () => {
    const { answer, text } = await get(path)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(text).toContain('<h1>')
  })
})

describe('everything else', () => {
  it.each(['/', '/nothing?code=hush', '/auth', '/auth/callback/more', '/%E0%A4%A', '/<script>'])('is not found: %s', async (path) => {
    const { answer, text } = await get(path)

    expect(answer.status).toBe(404)
    expect(Object.keys(JSON.parse(text))).toEqual(['error'])
    expect(text).not.toContain('script')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(server?.log()).not.toContain('hush')
  })

  it('is refused by method, so that a link scanner does not use up a sign-in link', async () => {
    const { answer } = await get('/auth/start?id=1', {}, 'HEAD')

    expect(answer.status).toBe(405)
  })
})

describe('strict transport security', () => {
  it.each([
    ['https://saldo.example.com', 'max-age=31536000'],
    ['http://localhost:3978', null],
  ])('follows the public address %s', async (publicUrl, expected) => {
    const { answer } = await get('/healthz', { publicUrl })

    expect(answer.headers.get('strict-transport-security')).toBe(expected)
  })
})

describe('a server for this machine only', () => {
  /** fetch does not let anyone set the host. */
  function statusFor(host: string, path = '/healthz', { method = 'GET', headers = {} } = {}): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const call = request(`${server?.url}${path}`, { method, headers: { host, ...headers } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      call.on('error', reject)
      call.end()
    })
  }

  it.each(['localhost:3978', '127.0.0.1', '[::1]:3978'])('answers to %s', async (host) => {
    server = await startServer({ publicUrl: 'http://localhost:3978' })

    const status = await statusFor(host)

    expect(status).toBe(200)
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3978'])('does not answer to %s', async (host) => {
    server = await startServer({ publicUrl: 'http://localhost:3978' })

    const status = await statusFor(host)

    expect(status).toBe(421)
  })

  it.each([
    ['/api/messages', 'saldo.example.com', {}, 421],
    ['/%61pi/messages', 'saldo.example.com', {}, 421],
    ['/api/messages', 'localhost:3978', { 'x-forwarded-for': '203.0.113.7' }, 421],
    ['/api/messages', 'localhost:3978', {}, 415],
  ])('in local mode with a public address asks %s of %s with %j, and answers %d', async (path, host, headers, expected) => {
    server = await startServer({ publicUrl: 'https://saldo.example.com', localMode: true })

    const status = await statusFor(host, path, { method: 'POST', headers })

    expect(status).toBe(expected)
  })

  it('leaves public servers alone', async () => {
    server = await startServer({ publicUrl: 'https://saldo.example.com' })

    const status = await statusFor('saldo.internal')

    expect(status).toBe(200)
  })
})
