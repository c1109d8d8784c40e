import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createWebServer, type SignInRoutes } from '../../src/web/server.ts'

type Options = Parameters<typeof createWebServer>[0]

const unexpected = async () => {
  throw new Error('not expected in this test')
}

export const noSignIn: SignInRoutes = { start: unexpected, callback: unexpected }

export type RunningServer = { url: string; log: () => string; close: () => Promise<void> }

/** A real server on a free loopback port, and all that it logged. */
export async function startServer(parts: Partial<Omit<Options, 'logger'>> = {}): Promise<RunningServer> {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const server = createWebServer({
    publicUrl: 'https://saldo.example.com',
    localMode: false,
    signIn: noSignIn,
    messages: unexpected,
    webhook: unexpected,
    files: unexpected,
    schemas: {},
    ready: async () => ({ database: true, jobs: true }),
    logger: pino({ level: 'trace' }, sink),
    ...parts,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    log: () => lines.join(''),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
