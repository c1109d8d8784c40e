import { Worker } from 'node:worker_threads'
import { whileTidying } from '../sync/give-way.ts'

/** Rows written since the log was last taken up: some 4 MB of it. */
const enoughRows = 1_000
/** Pages in a log that has to begin anew: 48 MB, still below what SQLite cuts off. */
const longLog = 12_000
/** The first pass may miss what a run was writing, the second what somebody's question wrote. */
const mostPasses = 3

/** In pages, since the log began. */
export type TakenUp = { log: number; checkpointed: number }

export type LogKeeper = {
  /** To be told how many rows each statement changed. */
  written(rows: number): void
  stop(): void
}

/**
 * Moves what was written from SQLite's log into the database file, in a thread of its own: that waits for the disk, and everything else
 * in the process would wait with it. The log begins anew only with a write that finds all of it taken up, which never happens while a
 * run writes without a rest; so when it is long, runs stay aside for a moment. The thread begins with the first large piece of
 * work. Should it fail, the log just grows until SQLite takes it up on a commit.
 */
export function keepLog(path: string): LogKeeper {
  let worker: Worker | undefined
  let rows = 0
  let idle = true
  let told: (taken: TakenUp | null) => void = () => undefined

  function start(): Worker {
    const started = new Worker(new URL('./log-worker.ts', import.meta.url), { workerData: path })
    started.on('message', (taken: TakenUp) => told(taken))
    started.on('error', () => told(null))
    started.unref()
    return started
  }

  function pass(): Promise<TakenUp | null> {
    rows = 0
    worker ??= start()
    worker.postMessage(null)
    return new Promise((resolve) => {
      told = resolve
    })
  }

  async function takeUpAll(): Promise<void> {
    for (let passes = 0; passes < mostPasses; passes++) {
      const taken = await pass()
      if (taken === null || taken.checkpointed === taken.log) return
    }
  }

  async function takeUp(): Promise<void> {
    idle = false
    const taken = await pass()
    if (taken === null) return
    if (taken.log > longLog) await whileTidying(takeUpAll)
    idle = true
  }

  return {
    written(more) {
      rows += more
      if (rows >= enoughRows && idle) void takeUp()
    },
    stop: () => void worker?.terminate(),
  }
}
