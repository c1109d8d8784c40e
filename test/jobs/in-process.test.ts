import { createInProcessJobs } from '../../src/jobs/in-process.ts'
import { createLogger } from '../../src/logger.ts'
import { describeJobs } from './jobs-contract.ts'

describeJobs('jobs in this process', async (work) =>
  createInProcessJobs({ work, concurrency: 2, now: () => new Date(), logger: createLogger('silent') }),
)
