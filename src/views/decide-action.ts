import type { Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { words } from './words/decide-action.ts'

/** The records of a run that wait for somebody's decision, one by one; nothing where none does. */
export function decideAction({ number, planned, state }: Run, locale: string): object[] {
  const ended = state === 'done' || state === 'cancelled' || state === 'failed'
  return ended && planned.ask > 0 ? [executeAction({ title: words(locale).title, verb: 'decide-run', data: { number } })] : []
}
