import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../src/main.ts')

export type ServerProcess = {
  /** Answers once it is ready, and throws when it ended before. */
  ready(): Promise<void>
  /** Everything it wrote to its log so far. */
  log(): string
  /** SIGKILL: no goodbye, as when the machine loses power to the process. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** The server as `npm run serve` starts it, in a process of its own; ready when this answers. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const server = spawnServer(environment)
  await server.ready()
  return server
}

/** The same, not waited for. */
export function spawnServer(environment: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const log = () => Buffer.concat(chunks).toString('utf8')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const ready = () => untilReady(child, `http://127.0.0.1:${environment.PORT}/readyz`, log)
  return { ready, log, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

async function untilReady(child: ChildProcess, url: string, log: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server stopped: ${log()}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.status === 200) return
    await delay(50)
  }
  throw new Error(`the server was not ready in time: ${log()}`)
}
