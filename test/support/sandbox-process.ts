import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { startSandbox } from '../../src/sandbox/sandbox.ts'

export type SandboxProcess = {
  url: string
  /** The sandbox's time, this many milliseconds ahead of the machine's. */
  setAhead(ms: number): void
  close(): Promise<void>
}

/** A sandbox with as many calls as anybody wants, in a process of its own: making up a large one is slow within a test's. */
export async function startSandboxProcess(accounts: number, ahead: number): Promise<SandboxProcess> {
  const child: ChildProcess = fork(import.meta.filename, [String(accounts)], { execArgv: [] })
  child.send({ ahead })
  const [{ url }] = await once(child, 'message')
  return {
    url,
    setAhead: (ms) => void child.send({ ahead: ms }),
    async close() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const time = { ahead: 0 }
  process.on('message', (message: { ahead: number }) => {
    time.ahead = message.ahead
  })
  process.once('disconnect', () => process.exit())
  await once(process, 'message')
  const limits = { minutely: 1_000_000, daily: 10_000_000 }
  const { url } = await startSandbox({ accounts: Number(process.argv[2]), limits, now: () => new Date(Date.now() + time.ahead) })
  process.send({ url })
}
