import { type BrakeFigures, shareOf } from '../sync/brake.ts'
import type { FieldSpec, JournalRow, Run } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, percent } from './format.ts'
import { csvAction, recordsAction, shownRow } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordTask } from './words.ts'

/** `examples`: the first rows that would be written. */
export type HeldData = { run: Run; examples: readonly JournalRow[]; specs: readonly FieldSpec[]; audience: 'asker' | 'subscriber' }

const words = {
  record: 'Record',
  changes: 'What would be written',
  braked: (title: string) => `${title} waits for a yes`,
  undo: (title: string, number: number) => `Undo run ${number} of ${title}?`,
  run: (number: number, task: string) => `Run ${number}, ${task}`,
  much: (records: string, share: string, all: string) =>
    `It would change ${records}: ${share} of the ${all} in the CRM. Nothing was written yet.`,
  muchAdvice: 'That is more than a run may change without asking. Look whether this is meant, then apply it or give it up.',
  back: (records: string) => `It would take back ${records}. Nothing was changed yet.`,
  backAdvice: 'What people or later runs changed since stays as it is. The next run of the profile writes again what Exact says.',
  create: 'Create',
  update: 'Change',
  clear: 'Of these lose a value',
  restore: 'Put back',
  remove: 'Remove',
  leave: 'Leave as it is',
  more: (records: string) => `… and ${records}`,
  apply: 'Apply it',
  cancel: 'Cancel',
  undoIt: 'Undo it',
  leaveIt: 'Leave it',
  show: (number: number) => `Show run ${number}`,
}
const mostExamples = 5
const mostChanges = 12

function braked(figures: BrakeFigures, locale: string) {
  const { creates, updates, clears, records } = figures
  const all = counted(records, 'record', 'records', locale)
  return {
    headline: words.much(counted(creates + updates, 'record', 'records', locale), percent(shareOf(figures), locale), all),
    advice: words.muchAdvice,
    figures: [
      figure(words.create, count(creates, locale)),
      figure(words.update, count(updates, locale)),
      figure(words.clear, count(clears, locale)),
    ],
    total: creates + updates,
  }
}

function undoing({ planned }: Run, locale: string) {
  const { restore = 0, remove = 0, leave = 0 } = planned
  return {
    headline: words.back(counted(restore + remove, 'record', 'records', locale)),
    advice: words.backAdvice,
    figures: [
      figure(words.restore, count(restore, locale)),
      figure(words.remove, count(remove, locale)),
      figure(words.leave, count(leave, locale)),
    ],
    total: restore + remove,
  }
}

function actionsOf({ run, audience }: HeldData): object[] {
  const { number, follows } = run
  if (audience === 'subscriber') return [sayAction({ title: words.show(number), text: `run ${number}` })]
  const undo = follows?.how === 'undo'
  return [
    executeAction({ title: undo ? words.undoIt : words.apply, verb: 'approve-run', data: { number }, style: 'destructive' }),
    executeAction({ title: undo ? words.leaveIt : words.cancel, verb: 'cancel-run', data: { number } }),
    recordsAction(run),
    csvAction(run),
  ]
}

function titleOf({ follows }: Run, title: string): string {
  return follows?.how === 'undo' ? words.undo(title, follows.number) : words.braked(title)
}

/** A plan that waits for an admin's yes: counts, shares and examples, before the first write. */
export function heldCard(data: HeldData, locale: string): View {
  const { run, specs } = data
  const figures = run.parked?.figures
  const { total, ...told } = figures === undefined ? undoing(run, locale) : braked(figures, locale)
  const examples = data.examples.slice(0, mostExamples)
  const more = total - examples.length
  const shown = {
    words,
    ...told,
    title: titleOf(run, escapeMarkdown(run.profile.title, 80)),
    subtitle: words.run(run.number, wordTask(run)),
    rows: examples.map((row) => shownRow(row, specs, mostChanges, locale)),
    more: more > 0 ? words.more(counted(more, 'more record', 'more records', locale)) : '',
    actions: actionsOf(data),
  }

  return renderCard('held', shown, titleOf(run, plainText(run.profile.title, 80)))
}
