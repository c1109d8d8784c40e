import { type ChildProcess, fork, type ForkOptions } from 'node:child_process'
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

/** Runs a script of the bench on one job and answers with what it sends back. */
export async function carryOut<Result>(script: string, job: object): Promise<Result> {
  const child = startChild(script, [], {}, 'ignore')
  const failed = once(child.process, 'exit').then(([code]) => {
    throw new Error(`${script} stopped with ${code} before it had a result`)
  })
  child.process.send(job)
  try {
    const [result] = await Promise.race([once(child.process, 'message'), failed])
    return result as Result
  } finally {
    failed.catch(() => undefined)
    await child.stop()
  }
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
