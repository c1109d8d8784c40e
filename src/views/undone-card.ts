import type { Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { wordKept } from './error-words.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure, figureRows } from './figure.ts'
import { count, duration } from './format.ts'
import { moreOf, type ReasonedRecord, reasonedRows } from './reasoned-rows.ts'
import { csvAction, hasRecords, recordsAction } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/undone-card.ts'
import { tally } from './words.ts'

export type UndoneData = {
  run: Run
  failed: readonly ReasonedRecord[]
  moreFailed: number
  /** Left as they are. */
  left: readonly ReasonedRecord[]
  moreLeft: number
  /** Put back, but for the field that the reason names. */
  partly: readonly ReasonedRecord[]
  morePartly: boolean
  by: string | null
  audience: 'asker' | 'subscriber'
}

function headlineOf({ state, outcomes }: Run, locale: string): string {
  const { restored = 0, removed = 0, skipped, failed } = outcomes
  const back = restored + removed
  if (state === 'failed') return words(locale).broke
  if (state === 'cancelled') return back === 0 ? words(locale).notBegun : words(locale).stopped
  if (back + skipped + failed === 0) return words(locale).nothing
  const left = skipped > 0 ? words(locale).leftSome(count(skipped, locale)) : ''
  return `${words(locale).back(tally(back, 'record', locale))}${left}${failed > 0 ? words(locale).failedSome(count(failed, locale)) : ''}`
}

function figuresOf({ outcomes }: Run, locale: string) {
  const { restored = 0, removed = 0, unchanged, skipped, failed } = outcomes
  return [
    figure(words(locale).restored, count(restored, locale)),
    figure(words(locale).removed, count(removed, locale)),
    figure(words(locale).unchanged, count(unchanged, locale)),
    figure(words(locale).skipped, count(skipped, locale)),
    figure(words(locale).failedCount, count(failed, locale)),
  ]
}

function styleOf({ state, outcomes }: Run): string {
  if (state === 'failed') return 'attention'
  return state === 'cancelled' || outcomes.failed + outcomes.skipped > 0 ? 'warning' : 'good'
}

function titleOf({ state, follows }: Run, title: string, locale: string): string {
  return (state === 'done' ? words(locale).done : words(locale).not)(title, follows?.number ?? 0)
}

/** What became of an undo: what was put back and removed, and why the rest was left. */
export function undoneCard(data: UndoneData, locale: string): View {
  const { run, by, audience } = data
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const show = sayAction({ title: words(locale).show, text: `run ${run.number}` })
  const records = hasRecords(run) ? [recordsAction(run, locale), csvAction(run, locale)] : []
  const shown = {
    words: words(locale),
    title: titleOf(run, escapeMarkdown(run.profile.title, 80), locale),
    subtitle: `${words(locale).what(run.number, run.follows?.number ?? 0)}${by ? words(locale).by(escapeMarkdown(by, 60)) : ''}`,
    style: styleOf(run),
    headline: headlineOf(run, locale),
    problem: run.problem ? escapeMarkdown(wordKept(run.problem, run.problemOf, locale)) : '',
    figureRows: figureRows(figuresOf(run, locale)),
    failed: reasonedRows(data.failed, locale),
    moreFailed: moreOf(data.failed, data.moreFailed, locale),
    asked: reasonedRows(data.left, locale),
    moreAsked: moreOf(data.left, data.moreLeft, locale),
    partly: reasonedRows(data.partly, locale),
    morePartly: data.morePartly ? words(locale).others : '',
    spent: words(locale).spent(duration(took, locale)),
    actions: audience === 'subscriber' ? [] : [show, ...records],
  }

  return renderCard('result', shown, titleOf(run, plainText(run.profile.title, 80), locale))
}
