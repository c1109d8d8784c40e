import { createPgBossJobs } from '../../src/jobs/pg-boss.ts'
import { createLogger } from '../../src/logger.ts'

/** A process that takes jobs, says so, and works on them until it is killed. */
await createPgBossJobs({
  databaseUrl: process.argv[2] ?? '',
  concurrency: 2,
  logger: createLogger('silent'),
  work: async ({ number }) => {
    process.stdout.write(`begun ${number}\n`)
    await new Promise(() => setInterval(() => {}, 1_000))
  },
})
process.stdout.write('ready\n')
