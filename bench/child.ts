import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()
const patienceMs = 20_000
const graceMs = 5_000

export type Child = { process: ChildProcess; stop(): Promise<void> }

/** Starts a script of the project as a process of its own. Its output goes nowhere unless `stdout` is piped; its errors are shown. */
export function startChild(script: string, args: readonly string[], variables: Record<string, string>, stdout: 'pipe' | 'ignore'): Child {
  const stdio: ForkOptions['stdio'] = ['ignore', stdout, 'inherit', 'ipc']
  const child = fork(join(root, script), [...args], { cwd: root, env: { ...process.env, ...variables }, stdio })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return { process: child, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await Promise.race([gone, delay(graceMs, undefined, { ref: false }).then(() => child.kill('SIGKILL'))])
  await gone
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop))
}

/** Runs a script of the bench on one job and answers with what it sends back before it ends. */
export async function carryOut<Result>(script: string, job: object): Promise<Result> {
  const { process: child } = startChild(script, [], {}, 'ignore')
  let result: Result | undefined
  child.once('message', (message) => {
    result = message as Result
  })
  child.send(job)
  const [code] = await once(child, 'exit')
  if (result === undefined) throw new Error(`${script} ended with ${code} and no result`)
  return result
}

/** Waits until an address answers at all. */
export async function untilAnswers(child: Child, url: string): Promise<void> {
  const end = Date.now() + patienceMs
  while (Date.now() < end && child.process.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer !== null) return
    await delay(50)
  }
  throw new Error(`nothing answers at ${url}`)
}
