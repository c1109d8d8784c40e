import { Worker } from 'node:worker_threads'

/** Rows written since the log was last taken up: some 4 MB of it. */
const enoughRows = 4_000

export type LogKeeper = {
  /** To be told how many rows each statement changed. */
  written(rows: number): void
  stop(): void
}

/**
 * Moves what was written from SQLite's log into the database file, in a thread of its own: that waits for the disk, and everything else
 * in the process would wait with it. The thread begins with the first large piece of work. Should it fail, the log just grows until
 * SQLite takes it up on a commit, as it also does when the thread falls behind.
 */
export function keepLog(path: string): LogKeeper {
  let worker: Worker | undefined
  let rows = 0
  let idle = true

  function start(): Worker {
    const started = new Worker(new URL('./log-worker.ts', import.meta.url), { workerData: path })
    started.on('message', () => {
      idle = true
    })
    started.on('error', () => undefined)
    started.unref()
    return started
  }

  return {
    written(more) {
      rows += more
      if (rows < enoughRows || !idle) return
      rows = 0
      idle = false
      worker ??= start()
      worker.postMessage(null)
    },
    stop: () => void worker?.terminate(),
  }
}
