import type { Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, duration } from './format.ts'
import { moreOf, type ReasonedRecord, reasonedRows } from './reasoned-rows.ts'
import { csvAction, hasRecords, recordsAction } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

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

const words = {
  done: (title: string, number: number) => `${title}: run ${number} undone`,
  not: (title: string, number: number) => `${title}: run ${number} not undone`,
  what: (number: number, undone: number) => `Undo of run ${undone}, run ${number}`,
  by: (name: string) => ` by ${name}`,
  notBegun: 'Everything was left as it is.',
  stopped: 'The undo was cancelled. What it had taken back stays so.',
  broke: 'The undo ended early. What it had taken back stays so; asking for it again goes on from there.',
  nothing: 'There was nothing left to take back.',
  back: (records: string) => `${records} taken back.`,
  leftSome: (left: string) => ` ${left} left as they are.`,
  failedSome: (failed: string) => ` ${failed} couldn’t be written.`,
  restored: 'Put back',
  removed: 'Removed',
  unchanged: 'Back already',
  skipped: 'Left as it is',
  failedCount: 'Failed',
  failures: 'Not written',
  asked: 'Left as it is',
  partly: 'Put back without a field',
  others: '… and others',
  record: 'Record',
  reason: 'Why',
  spent: (time: string) => `Took ${time}.`,
  show: 'Show run',
}

function headlineOf({ state, outcomes }: Run, locale: string): string {
  const { restored = 0, removed = 0, skipped, failed } = outcomes
  const back = restored + removed
  if (state === 'failed') return words.broke
  if (state === 'cancelled') return back === 0 ? words.notBegun : words.stopped
  if (back + skipped + failed === 0) return words.nothing
  const left = skipped > 0 ? words.leftSome(count(skipped, locale)) : ''
  return `${words.back(counted(back, 'record', 'records', locale))}${left}${failed > 0 ? words.failedSome(count(failed, locale)) : ''}`
}

function figuresOf({ outcomes }: Run, locale: string) {
  const { restored = 0, removed = 0, unchanged, skipped, failed } = outcomes
  return [
    figure(words.restored, count(restored, locale)),
    figure(words.removed, count(removed, locale)),
    figure(words.unchanged, count(unchanged, locale)),
    figure(words.skipped, count(skipped, locale)),
    figure(words.failedCount, count(failed, locale)),
  ]
}

function styleOf({ state, outcomes }: Run): string {
  if (state === 'failed') return 'attention'
  return state === 'cancelled' || outcomes.failed + outcomes.skipped > 0 ? 'warning' : 'good'
}

function titleOf({ state, follows }: Run, title: string): string {
  return (state === 'done' ? words.done : words.not)(title, follows?.number ?? 0)
}

/** What became of an undo: what was put back and removed, and why the rest was left. */
export function undoneCard(data: UndoneData, locale: string): View {
  const { run, by, audience } = data
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const show = sayAction({ title: words.show, text: `run ${run.number}` })
  const records = hasRecords(run) ? [recordsAction(run), csvAction(run)] : []
  const shown = {
    words,
    title: titleOf(run, escapeMarkdown(run.profile.title, 80)),
    subtitle: `${words.what(run.number, run.follows?.number ?? 0)}${by ? words.by(escapeMarkdown(by, 60)) : ''}`,
    style: styleOf(run),
    headline: headlineOf(run, locale),
    problem: run.problem ? escapeMarkdown(run.problem) : '',
    figures: figuresOf(run, locale),
    failed: reasonedRows(data.failed),
    moreFailed: moreOf(data.failed, data.moreFailed, locale),
    asked: reasonedRows(data.left),
    moreAsked: moreOf(data.left, data.moreLeft, locale),
    partly: reasonedRows(data.partly),
    morePartly: data.morePartly ? words.others : '',
    spent: words.spent(duration(took)),
    actions: audience === 'subscriber' ? [] : [show, ...records],
  }

  return renderCard('result', shown, titleOf(run, plainText(run.profile.title, 80)))
}
