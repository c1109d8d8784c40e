/** One run to be worked on, named as people name it. */
export type Job = { tenantId: string; number: number }

/**
 * Works on runs in the background.
 * A workspace's runs go one after another in the order they were started; a run is never worked on twice at once.
 */
export type JobsPort = {
  /** Answers once the job is accepted. A job that is waiting or worked on already is not added again. */
  start(job: Job): Promise<void>
  /** Whether jobs can be accepted and worked on at this moment. */
  ready(): Promise<boolean>
  /** Takes no more jobs, aborts the signal given to the ones under way and waits for them to end. */
  stop(): Promise<void>
}

/** Carries out one run until it ends, or until the signal asks it to stop at its next safe point. */
export type Work = (job: Job, signal: AbortSignal) => Promise<void>
