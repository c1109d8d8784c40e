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

      await jobs.start({ tenantId, kind: 'run', number: 7 })

      await until(() => seen.length === 1)
      expect(seen).toEqual([{ tenantId, kind: 'run', number: 7 }])
    })

    it("works on a workspace's jobs one after another, in order", async () => {
      const log: string[] = []
      jobs = await open(async ({ number }) => {
        log.push(`begin ${number}`)
        await pause(20)
        log.push(`end ${number}`)
      })

      for (const number of [1, 2, 3]) await jobs.start({ tenantId, kind: 'run', number })

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

      await jobs.start({ tenantId, kind: 'run', number: 1 })
      await jobs.start({ tenantId: randomUUID(), kind: 'run', number: 1 })

      await until(() => together === 2)
    })

    it('works once on a job that is started again while it waits or is worked on', async () => {
      const begun: number[] = []
      const gate = openGate()
      jobs = await open(async ({ number }) => {
        begun.push(number)
        if (number === 1) await gate.opened
      })
      await jobs.start({ tenantId, kind: 'run', number: 1 })
      await until(() => begun.length === 1)

      for (const number of [1, 2, 1, 2]) await jobs.start({ tenantId, kind: 'run', number })
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
      await jobs.start({ tenantId, kind: 'run', number: 1 })
      await until(() => times === 1)
      await pause(50)

      await until(async () => {
        await jobs.start({ tenantId, kind: 'run', number: 1 })
        return times === 2
      })
    })

    it('works on a job at its later start, and holds up no other job of the workspace until then', async () => {
      const log: string[] = []
      jobs = await open(async ({ number }) => void log.push(`${number} at ${Date.now() >= at.getTime() ? 'its time' : 'once'}`))
      const at = new Date(Date.now() + 1_500)

      await jobs.start({ tenantId, kind: 'run', number: 1 }, at)
      await jobs.start({ tenantId, kind: 'run', number: 2 })

      await until(() => log.length === 2)
      expect(log).toEqual(['2 at once', '1 at its time'])
    })

    it('works again on a job that asks for a later start while it is worked on, once for each time', async () => {
      const begun: number[] = []
      const at = new Date(Date.now() + 400)
      jobs = await open(async (job) => {
        begun.push(Date.now())
        if (begun.length > 1) return
        for (const _ of [1, 2]) await jobs.start(job, at)
        // Its time comes while it is still worked on.
        await pause(600)
      })

      await jobs.start({ tenantId, kind: 'run', number: 1 })

      await until(() => begun.length === 2)
      await pause(700)
      expect(begun).toHaveLength(2)
      expect(begun[1]).toBeGreaterThanOrEqual(at.getTime() + 200)
    })

    it('works at once on a later start whose time has come', async () => {
      const seen: number[] = []
      jobs = await open(async ({ number }) => void seen.push(number))

      await jobs.start({ tenantId, kind: 'run', number: 1 }, new Date(Date.now() - 1_000))

      await until(() => seen.length === 1)
    })

    it('takes a run and a directory of the same number for two jobs, one after the other', async () => {
      const log: string[] = []
      jobs = await open(async ({ kind, number }) => {
        log.push(`begin ${kind} ${number}`)
        await pause(20)
        log.push(`end ${kind} ${number}`)
      })

      for (const kind of ['run', 'directory', 'directory'] as const) await jobs.start({ tenantId, kind, number: 7 })

      await until(() => log.length === 4)
      await pause(50)
      expect(log).toEqual(['begin run 7', 'end run 7', 'begin directory 7', 'end directory 7'])
    })

    it('goes on after a job that failed', async () => {
      const ended: number[] = []
      jobs = await open(async ({ number }) => {
        if (number === 1) throw new Error('broken')
        ended.push(number)
      })

      await jobs.start({ tenantId, kind: 'run', number: 1 })
      await jobs.start({ tenantId, kind: 'run', number: 2 })

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
      await jobs.start({ tenantId, kind: 'run', number: 1 })
      await jobs.start({ tenantId, kind: 'run', number: 2 })
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
