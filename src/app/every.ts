/** Something to do in the background; `stopping` aborts when the process is about to end. */
export type Work = (stopping: AbortSignal) => Promise<unknown>

export type Every = {
  /** Looks now, and from then on every so often; a look that takes longer than that isn't begun a second time. */
  start(): void
  /** Does something besides. */
  inBackground(work: Work): void
  /** Ends the looking; answers when nothing is under way any more. */
  stop(): Promise<void>
}

/** Looks at something every `ms` milliseconds, without keeping the process alive. What a look or anything beside it throws goes to `onFailure`. */
export function every(ms: number, look: Work, onFailure: (error: unknown) => void): Every {
  const underWay = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking = false

  function inBackground(work: Work): void {
    const done = work(stopping.signal)
      .catch(onFailure)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }

  async function lookOnce(signal: AbortSignal): Promise<void> {
    looking = true
    await look(signal).finally(() => {
      looking = false
    })
  }

  function lookUnlessLooking(): void {
    if (!looking) inBackground(lookOnce)
  }

  return {
    inBackground,
    start() {
      lookUnlessLooking()
      timer = setInterval(lookUnlessLooking, ms)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      stopping.abort()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
