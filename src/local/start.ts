import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Config, ConfigError, loadConfig } from '../config.ts'

const playgroundPort = 56150
const patienceMs = 60_000
const root = join(import.meta.dirname, '../..')
const write = (text: string) => process.stdout.write(`${text}\n`)

type Part = { name: string; process: ChildProcess }

function begin(name: string, script: string, args: readonly string[], variables: Record<string, string> = {}): Part {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tell = (chunk: Buffer) => process.stderr.write(`[${name}] ${chunk.toString('utf8').trimEnd()}\n`)
  child.stderr?.on('data', tell)
  if (process.argv.includes('--verbose')) child.stdout?.on('data', tell)
  else child.stdout?.resume()
  return { name, process: child }
}

/** Waits until an address answers at all. */
async function untilAnswers(part: Part, url: string): Promise<void> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    if (part.process.exitCode !== null) throw new Error(`the ${part.name} stopped before it was ready (is its port in use?)`)
    const answer = await fetch(url).catch(() => null)
    if (answer !== null) return
    await delay(150)
  }
  throw new Error(`the ${part.name} was not ready within a minute`)
}

function playgroundScript(): string {
  return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
}

/** Sandbox of Exact (unless another Exact is named), server and Playground, and one address to open. */
async function start(): Promise<void> {
  const config = loadConfig(process.env)
  if (!config.localMode) throw new ConfigError('npm start is for trying Saldo on one machine, without MicrosoftAppId. Use npm run serve.')
  const parts: Part[] = []
  const stop = (code: number) => {
    for (const part of parts) part.process.kill('SIGTERM')
    process.exit(code)
  }
  process.once('SIGINT', () => stop(0))
  process.once('SIGTERM', () => stop(0))
  try {
    await startParts(config, parts)
  } catch (error) {
    write(`Saldo could not start: ${error instanceof Error ? error.message : String(error)}`)
    stop(1)
  }
  write(`\nSaldo is ready. Open http://localhost:${playgroundPort} and say hello.\nStop with Ctrl+C.\n`)
  const [first] = await Promise.race(parts.map(async (part) => [part, await once(part.process, 'exit')] as const))
  write(`The ${first.name} stopped, so everything stops.`)
  stop(1)
}

async function startParts(config: Config, parts: Part[]): Promise<void> {
  if (config.exact.sandbox) {
    const sandbox = begin('sandbox', join(root, 'src/sandbox/main.ts'), [], { SANDBOX_PORT: new URL(config.exact.url).port })
    parts.push(sandbox)
    await untilAnswers(sandbox, config.exact.url)
  }
  const server = begin('server', join(root, 'src/main.ts'), [])
  parts.push(server)
  await untilAnswers(server, `http://127.0.0.1:${config.port}/healthz`)
  const endpoint = `http://127.0.0.1:${config.port}/api/messages`
  const playground = begin(
    'playground',
    playgroundScript(),
    ['start', '-e', endpoint, '-c', 'msteams', '-p', String(playgroundPort), '--dt'],
    { BROWSER: 'none' },
  )
  parts.push(playground)
  await untilAnswers(playground, `http://localhost:${playgroundPort}`)
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
