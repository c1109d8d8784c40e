import { peopleAsk } from './give-way.ts'

/** What one slice of writing should take: nobody who chats notices the one, and the other spares commits while nobody does. */
const [askedMs, quietMs] = [4, 40]
/** The most is also what a killed process may have written without telling. */
const [fewest, step, first] = [20, 20, 100]
export const mostWrites = 1_000

/** How many rows to write at once: as many as fit the time that there is, learnt from how long the last ones took. */
export function sliceSize() {
  let rows = first
  return {
    rows: () => rows,
    took(written: number, ms: number) {
      const fitting = Math.round((written * (peopleAsk() ? askedMs : quietMs)) / Math.max(ms, 0.1))
      const wanted = Math.max(fewest, Math.min(fitting, written * 2, mostWrites))
      // Even numbers of rows: statements that are heard again stay prepared.
      rows = wanted - (wanted % (wanted < first ? step : first))
    },
  }
}
