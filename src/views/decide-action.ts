import type { Run } from '../sync/types.ts'
import { executeAction } from './action.ts'

const title = 'Decide'

/** The records of a run that wait for somebody's decision, one by one; nothing where none does. */
export function decideAction({ number, planned, state }: Run): object[] {
  const ended = state === 'done' || state === 'cancelled' || state === 'failed'
  return ended && planned.ask > 0 ? [executeAction({ title, verb: 'decide-run', data: { number } })] : []
}
