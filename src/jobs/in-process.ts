import PQueue from 'p-queue'
import type { Logger } from '../logger.ts'
import { carryOut } from './carry-out.ts'
import type { Job, JobsPort, Work } from './types.ts'

/** Jobs within this process. What waited or was under way when it ended is started again by the app from the journal. */
export function createInProcessJobs({ work, concurrency, logger }: { work: Work; concurrency: number; logger: Logger }): JobsPort {
  const queue = new PQueue({ concurrency })
  const stopping = new AbortController()
  /** Each workspace's jobs in order; the first one is worked on or about to be. */
  const lines = new Map<string, Job[]>()

  async function workFirst(tenantId: string, line: Job[]): Promise<void> {
    const [first] = line
    if (first !== undefined && !stopping.signal.aborted) await carryOut(work, first, stopping.signal, logger)
    line.shift()
    if (line.length === 0) lines.delete(tenantId)
    else void queue.add(() => workFirst(tenantId, line))
  }

  return {
    async start(job) {
      const line = lines.get(job.tenantId) ?? []
      if (stopping.signal.aborted || line.some(({ number }) => number === job.number)) return
      line.push({ ...job })
      lines.set(job.tenantId, line)
      if (line.length === 1) void queue.add(() => workFirst(job.tenantId, line))
    },
    ready: async () => !stopping.signal.aborted,
    async stop() {
      stopping.abort()
      await queue.onIdle()
    },
  }
}
