import { createPgBossJobs } from '../../src/jobs/pg-boss.ts'
import { createLogger } from '../../src/logger.ts'

/** A process that starts a run and works on it until it is killed. */
const jobs = await createPgBossJobs({
  databaseUrl: process.argv[2] ?? '',
  concurrency: 2,
  now: () => new Date(),
  logger: createLogger('silent'),
  work: async ({ number }) => {
    process.stdout.write(`begun ${number}\n`)
    await new Promise(() => setInterval(() => {}, 1_000))
  },
})
await jobs.start({ tenantId: 't', kind: 'run', number: 1 })
