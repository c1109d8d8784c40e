import { randomUUID } from 'node:crypto'
import type { Job, JobsPort, Work } from '../../src/jobs/types.ts'

/** What every runner of jobs must do. `open` answers with one that has nothing to do yet and works on two jobs at once. */
export function describeJobs(name: string, open: (work: Work) => Promise<JobsPort>) {
  describe(name, () => {
    let jobs: JobsPort
    let tenantId: string

    beforeEach(() => {
      tenantId = randomUUID()
    })
    afterEach(() => jobs.stop())

    it('works on a job that was started', async () => {
      const seen: Job[] = []
      jobs = await open(async (job) => void seen.push(job))

      await jobs.start({ tenantId, number: 7 })

      await until(() => seen.length === 1)
      expect(seen).toEqual([{ tenantId, number: 7 }])
    })

    it("works on a workspace's jobs one after another, in order", async () => {
      const log: string[] = []
      jobs = await open(async ({ number }) => {
        log.push(`begin ${number}`)
        await pause(20)
        log.push(`end ${number}`)
      })

      for (const number of [1, 2, 3]) await jobs.start({ tenantId, number })

      await until(() => log.length === 6)
      expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
    })

    it('works on the jobs of two workspaces at once', async () => {
      const underWay = new Set<string>()
      let together = 0
      jobs = await open(async (job) => {
        underWay.add(job.tenantId)
        await until(() => underWay.size === 2)
        together += 1
      })

      await jobs.start({ tenantId, number: 1 })
      await jobs.start({ tenantId: randomUUID(), number: 1 })

      await until(() => together === 2)
    })

    it('works once on a job that is started again while it waits or is worked on', async () => {
      const begun: number[] = []
      const gate = openGate()
      jobs = await open(async ({ number }) => {
        begun.push(number)
        if (number === 1) await gate.opened
      })
      await jobs.start({ tenantId, number: 1 })
      await until(() => begun.length === 1)

      for (const number of [1, 2, 1, 2]) await jobs.start({ tenantId, number })
      gate.open()

      await until(() => begun.length === 2)
      await pause(100)
      expect(begun).toEqual([1, 2])
    })

    it('works on a job again when it is started after it ended', async () => {
      let times = 0
      jobs = await open(async () => {
        times += 1
      })
      await jobs.start({ tenantId, number: 1 })
      await until(() => times === 1)
      await pause(50)

      await until(async () => {
        await jobs.start({ tenantId, number: 1 })
        return times === 2
      })
    })

    it('goes on after a job that failed', async () => {
      const ended: number[] = []
      jobs = await open(async ({ number }) => {
        if (number === 1) throw new Error('broken')
        ended.push(number)
      })

      await jobs.start({ tenantId, number: 1 })
      await jobs.start({ tenantId, number: 2 })

      await until(() => ended.length === 1)
      expect(ended).toEqual([2])
    })

    it('asks the work to stop, waits for it and begins nothing more', async () => {
      const log: string[] = []
      jobs = await open(async ({ number }, signal) => {
        log.push(`begin ${number}`)
        await until(() => signal.aborted)
        await pause(30)
        log.push(`end ${number}`)
      })
      await jobs.start({ tenantId, number: 1 })
      await jobs.start({ tenantId, number: 2 })
      await until(() => log.length === 1)
      expect(await jobs.ready()).toBe(true)

      await jobs.stop()

      expect(log).toEqual(['begin 1', 'end 1'])
      expect(await jobs.ready()).toBe(false)
    })
  })
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Waits until it is so; a test that waits too long fails by its time limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(5)
}

function openGate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}
