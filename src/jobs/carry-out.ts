import type { Logger } from '../logger.ts'
import type { Job, Work } from './types.ts'

/** Does the work; what goes wrong in it is its own affair, and never holds up other jobs. */
export async function carryOut(work: Work, job: Job, signal: AbortSignal, logger: Logger): Promise<void> {
  try {
    await work(job, signal)
  } catch (err) {
    logger.error({ err, ...job }, 'A job ended with an unexpected error')
  }
}
