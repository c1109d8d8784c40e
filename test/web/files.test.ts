import { setTimeout as delay } from 'node:timers/promises'
import type { FilesRoute } from '../../src/web/server.ts'
import { type RunningServer, startServer } from './start-server.ts'

const token = 'a'.repeat(43)
let server: RunningServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function* pieces(count: number, each = 'x'): AsyncGenerator<string> {
  for (let index = 0; index < count; index += 1) yield each
}

async function start(files: FilesRoute, localMode = false) {
  server = await startServer({ files, ...(localMode && { localMode, publicUrl: 'https://saldo.example.com' }) })
  return server
}

describe('a file behind a link', () => {
  it('is saved under its name, kept by nobody on the way, and not in the log', async () => {
    const { url, log } = await start(async (asked) =>
      asked === token ? { name: 'saldo-run-1.csv', type: 'text/csv', content: pieces(3, 'é\r\n') } : null,
    )

    const answer = await fetch(`${url}/files/${token}`)

    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('é\r\né\r\né\r\n')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="saldo-run-1.csv"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(log()).toContain('/files/:token')
    expect(log()).not.toContain(token)
  })

  it.each([`/files/${token}`, '/files/short', '/files/..%2f..%2fetc%2fpasswd', `/files/${token}a`])(
    'answers no to %s as to any other',
    async (path) => {
      const { url, log } = await start(async () => null)

      const answer = await fetch(`${url}${path}`)

      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('This link doesn’t work any more')
      expect(log()).not.toContain(token)
    },
  )

  it('is not asked for what can’t be a token', async () => {
    const asked: string[] = []
    const { url } = await start(async (text) => {
      asked.push(text)
      return null
    })

    await fetch(`${url}/files/${token}%00`)

    expect(asked).toEqual([])
  })

  it('is refused by method', async () => {
    const { url } = await start(async () => ({ name: 'a.csv', type: 'text/csv', content: pieces(1) }))

    const statuses = await Promise.all(
      ['HEAD', 'POST', 'DELETE'].map(async (method) => (await fetch(`${url}/files/${token}`, { method })).status),
    )

    expect(statuses).toEqual([405, 405, 405])
  })

  it('is written no faster than it is read', async () => {
    let made = 0
    const { url } = await start(async () => ({
      name: 'a.csv',
      type: 'text/csv',
      content: (async function* () {
        for (; made < 10_000; made += 1) yield 'x'.repeat(10_000)
      })(),
    }))

    const answer = await fetch(`${url}/files/${token}`)
    await delay(200)
    const ahead = made
    await answer.body?.cancel()

    expect(ahead).toBeGreaterThan(0)
    expect(ahead).toBeLessThan(5_000)
  })

  it('that breaks off half way is not taken for whole', async () => {
    const { url, log } = await start(async () => ({
      name: 'a.csv',
      type: 'text/csv',
      content: (async function* () {
        yield 'x'.repeat(1_000)
        throw new Error('the database went away')
      })(),
    }))

    const text = fetch(`${url}/files/${token}`).then((answer) => answer.text())

    await expect(text).rejects.toThrow()
    expect(log()).not.toContain(token)
  })

  it('is for this machine alone in local mode, whatever the public address is', async () => {
    const { url } = await start(async () => ({ name: 'a.csv', type: 'text/csv', content: pieces(1) }), true)

    const here = await fetch(`${url}/files/${token}`)
    const passedOn = await fetch(`${url}/files/${token}`, { headers: { 'x-forwarded-for': '203.0.113.7' } })

    expect([here.status, passedOn.status]).toEqual([200, 421])
  })
})
