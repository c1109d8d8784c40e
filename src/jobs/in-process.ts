import PQueue from 'p-queue'
import type { Logger } from '../logger.ts'
import { carryOut } from './carry-out.ts'
import type { Job, JobsPort, Work } from './types.ts'

type Options = { work: Work; concurrency: number; now: () => Date; logger: Logger }

/** How often a later start looks at the clock, so that a clock put right, or a machine that slept, holds nothing up. */
const betweenLooksMs = 1_000

/** Jobs within this process. What waited or was under way when it ended is started again by the app from the journal. */
export function createInProcessJobs({ work, concurrency, now, logger }: Options): JobsPort {
  const queue = new PQueue({ concurrency })
  const stopping = new AbortController()
  /** Each workspace's jobs in order; the first one is worked on or about to be. */
  const lines = new Map<string, Job[]>()
  const laterStarts = new Map<string, NodeJS.Timeout>()

  async function workFirst(tenantId: string, line: Job[]): Promise<void> {
    const [first] = line
    if (first !== undefined && !stopping.signal.aborted) await carryOut(work, first, stopping.signal, logger)
    line.shift()
    if (line.length === 0) lines.delete(tenantId)
    else void queue.add(() => workFirst(tenantId, line))
  }

  function add(job: Job, present: (line: readonly Job[]) => readonly Job[]): void {
    const line = lines.get(job.tenantId) ?? []
    if (stopping.signal.aborted || present(line).some((each) => isSame(each, job))) return
    line.push({ ...job })
    lines.set(job.tenantId, line)
    if (line.length === 1) void queue.add(() => workFirst(job.tenantId, line))
  }

  function startLater(job: Job, at: Date): void {
    const name = `${job.tenantId}/${job.kind}/${job.number}@${at.toISOString()}`
    if (stopping.signal.aborted || laterStarts.has(name)) return
    const look = () => {
      const left = at.getTime() - now().getTime()
      if (left > 0) return laterStarts.set(name, setTimeout(look, Math.min(left, betweenLooksMs)))
      laterStarts.delete(name)
      // The one under way may be about to end: it is to be worked on once more.
      return add(job, ([, ...waiting]) => waiting)
    }
    look()
  }

  return {
    async start(job, at) {
      if (at === undefined) add(job, (line) => line)
      else startLater(job, at)
    },
    ready: async () => !stopping.signal.aborted,
    async stop() {
      stopping.abort()
      for (const timer of laterStarts.values()) clearTimeout(timer)
      await queue.onIdle()
    },
  }
}

const isSame = (a: Job, b: Job) => a.kind === b.kind && a.number === b.number
