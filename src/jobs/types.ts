/** One piece of work: a run, by the number people know it by, or an administration whose customer directory is to be read. */
export type Job = { tenantId: string; kind: 'run' | 'directory'; number: number }

/**
 * Works in the background.
 * A workspace's jobs go one after another in the order they were started; a job is never worked on twice at once.
 */
export type JobsPort = {
  /**
   * Answers once the job is accepted. A job that is waiting or worked on already is not added again, save for its later start: one
   * that is worked on may ask to be started again `at` a later moment. An embedded runner forgets those when the process ends.
   */
  start(job: Job, at?: Date): Promise<void>
  /** Whether jobs can be accepted and worked on at this moment. */
  ready(): Promise<boolean>
  /** Takes no more jobs, aborts the signal given to the ones under way and waits for them to end. */
  stop(): Promise<void>
}

/** Carries out one job until it ends, or until the signal asks it to stop at its next safe point. */
export type Work = (job: Job, signal: AbortSignal) => Promise<void>
