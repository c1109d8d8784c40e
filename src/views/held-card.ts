import { type BrakeFigures, shareOf } from '../sync/brake.ts'
import type { FieldSpec, JournalRow, Run } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, percent } from './format.ts'
import { csvAction, recordsAction, shownRow } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/held-card.ts'
import { tally, wordTask } from './words.ts'

/** `examples`: the first rows that would be written. */
export type HeldData = { run: Run; examples: readonly JournalRow[]; specs: readonly FieldSpec[]; audience: 'asker' | 'subscriber' }

const mostExamples = 5
const mostChanges = 12

function braked(figures: BrakeFigures, locale: string) {
  const { creates, updates, clears, records } = figures
  const all = tally(records, 'record', locale)
  return {
    headline: words(locale).much(tally(creates + updates, 'record', locale), percent(shareOf(figures), locale), all),
    advice: words(locale).muchAdvice,
    figures: [
      figure(words(locale).create, count(creates, locale)),
      figure(words(locale).update, count(updates, locale)),
      figure(words(locale).clear, count(clears, locale)),
    ],
    total: creates + updates,
  }
}

function undoing({ planned }: Run, locale: string) {
  const { restore = 0, remove = 0, leave = 0 } = planned
  return {
    headline: words(locale).back(tally(restore + remove, 'record', locale)),
    advice: words(locale).backAdvice,
    figures: [
      figure(words(locale).restore, count(restore, locale)),
      figure(words(locale).remove, count(remove, locale)),
      figure(words(locale).leave, count(leave, locale)),
    ],
    total: restore + remove,
  }
}

function actionsOf({ run, audience }: HeldData, locale: string): object[] {
  const { number, follows } = run
  if (audience === 'subscriber') return [sayAction({ title: words(locale).show(number), text: `run ${number}` })]
  const undo = follows?.how === 'undo'
  return [
    executeAction({
      title: undo ? words(locale).undoIt : words(locale).apply,
      verb: 'approve-run',
      data: { number },
      style: 'destructive',
    }),
    executeAction({ title: undo ? words(locale).leaveIt : words(locale).cancel, verb: 'cancel-run', data: { number } }),
    recordsAction(run, locale),
    csvAction(run, locale),
  ]
}

function titleOf({ follows }: Run, title: string, locale: string): string {
  return follows?.how === 'undo' ? words(locale).undo(title, follows.number) : words(locale).braked(title)
}

/** A plan that waits for an admin's yes: counts, shares and examples, before the first write. */
export function heldCard(data: HeldData, locale: string): View {
  const { run, specs } = data
  const figures = run.parked?.figures
  const { total, ...told } = figures === undefined ? undoing(run, locale) : braked(figures, locale)
  const examples = data.examples.slice(0, mostExamples)
  const more = total - examples.length
  const shown = {
    words: words(locale),
    ...told,
    title: titleOf(run, escapeMarkdown(run.profile.title, 80), locale),
    subtitle: words(locale).run(run.number, wordTask(run, locale)),
    rows: examples.map((row) => shownRow(row, specs, mostChanges, locale)),
    more: more > 0 ? words(locale).more(tally(more, 'moreRecord', locale)) : '',
    actions: actionsOf(data, locale),
  }

  return renderCard('held', shown, titleOf(run, plainText(run.profile.title, 80), locale))
}
