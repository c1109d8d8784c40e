import type { Logger } from '../logger.ts'
import type { Job, Work } from './types.ts'

/** Does the work; what goes wrong in it is its own run's affair, and never holds up other runs. */
export async function carryOut(work: Work, job: Job, signal: AbortSignal, logger: Logger): Promise<void> {
  try {
    await work(job, signal)
  } catch (err) {
    logger.error({ err, tenantId: job.tenantId, run: job.number }, 'A run ended with an unexpected error')
  }
}
