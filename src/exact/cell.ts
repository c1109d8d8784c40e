/** A value that several clients share. Two changes never overlap; `step` is pure, and the state plain JSON data. */
export type Cell<T> = { change<A>(step: (state: T) => { state: T; answer: A }): Promise<A> }

/** A value of this process alone. */
export function createLocalCell<T>(initial: T): Cell<T> {
  let state = initial
  return {
    async change(step) {
      const { state: next, answer } = step(state)
      state = next
      return answer
    },
  }
}

type Waiting<T> = { run(state: T): T; settle(): void; fail(error: unknown): void }

/** The same value: changes that arrive while one is under way are made together, so that a crowd costs a slow cell few changes. */
export function createBatchedCell<T>(cell: Cell<T>): Cell<T> {
  let queue: Waiting<T>[] = []
  let isPumping = false

  async function pump(): Promise<void> {
    if (isPumping) return
    isPumping = true
    while (queue.length > 0) {
      const batch = queue
      queue = []
      await changeTogether(cell, batch)
    }
    isPumping = false
  }

  return {
    change<A>(step: (state: T) => { state: T; answer: A }): Promise<A> {
      const { promise, resolve, reject } = Promise.withResolvers<A>()
      const done: { answer?: { value: A } } = {}
      const run = (state: T) => {
        const { state: next, answer } = step(state)
        done.answer = { value: answer }
        return next
      }
      queue.push({ run, settle: () => done.answer && resolve(done.answer.value), fail: reject })
      void pump()
      return promise
    },
  }
}

async function changeTogether<T>(cell: Cell<T>, batch: readonly Waiting<T>[]): Promise<void> {
  try {
    await cell.change((before) => ({ state: batch.reduce((state, each) => each.run(state), before), answer: null }))
    for (const each of batch) each.settle()
  } catch (error) {
    for (const each of batch) each.fail(error)
  }
}
