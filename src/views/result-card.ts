import type { Run } from '../sync/types.ts'
import { executeAction, mostButtons, sayAction } from './action.ts'
import { decideAction } from './decide-action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, duration } from './format.ts'
import { moreOf, type ReasonedRecord, reasonedRows } from './reasoned-rows.ts'
import { csvAction, hasRecords, recordsAction } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordSource, wordTarget, wordTask } from './words.ts'

export type ResultData = {
  run: Run
  failed: readonly ReasonedRecord[]
  /** Failed records beyond those given. */
  moreFailed: number
  /** Records that wait for somebody to decide. */
  asked: readonly ReasonedRecord[]
  moreAsked: number
  /** Written, but for the field that the reason names; `morePartly` tells that there are others. */
  partly: readonly ReasonedRecord[]
  morePartly: boolean
  /** The run that took this one back; null when none did. */
  undoneBy: number | null
  /** Name of who asked for the run. */
  by: string | null
  audience: 'asker' | 'subscriber'
}

const words = {
  finished: (title: string) => `${title}: finished`,
  failedRun: (title: string) => `${title}: failed`,
  cancelled: (title: string) => `${title}: cancelled`,
  stopped: 'The run was cancelled. What had been written stays.',
  broke: 'The run ended early. What had been written stays; running again goes on from there.',
  empty: 'Exact had no records to bring in.',
  allThere: (all: string) => `Nothing new: all ${all} are already there.`,
  allSame: (all: string) => `Nothing to change: all ${all} are up to date.`,
  noneInCrm: (same: string, skipped: string) =>
    `Nothing to change: ${same} up to date, ${skipped} not in the CRM, where update never creates.`,
  wrote: (done: string, all: string) => `${done} of ${all} written.`,
  failedSome: (failed: string) => ` ${failed} couldn’t be written.`,
  waiting: (asked: string) => ` ${asked} wait for a decision.`,
  tied: (contacts: string) => ` ${contacts} for their company, and come along once it is in the CRM.`,
  filtered: (records: string) => ` ${records} left out by the filter.`,
  allFiltered: (records: string) => `Nothing to bring in: the filter leaves out ${records}, all there are.`,
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  failed: 'Failed',
  waits: 'Waiting',
  failures: 'Not written',
  asked: 'Waiting for a decision',
  partly: 'Written without a field',
  others: '… and others',
  record: 'Record',
  reason: 'Why',
  by: (name: string) => ` by ${name}`,
  what: (mode: string, target: string, source: string, number: number) => `${mode} of ${target} ← ${source}, run ${number}`,
  spent: (time: string, calls: string) => `Took ${time} and ${calls} to Exact.`,
  undone: (number: number) => ` Run ${number} took it back.`,
  again: 'Run again',
  retry: 'Retry failed',
  undo: 'Undo',
  show: 'Show run',
}

function wordWritten({ outcomes, planned }: Run, total: number, locale: string): string {
  const { created, updated, failed } = outcomes
  const done = words.wrote(count(created + updated, locale), counted(total, 'record', 'records', locale))
  const failedSome = failed > 0 ? words.failedSome(count(failed, locale)) : ''
  return `${done}${failedSome}${planned.ask > 0 ? words.waiting(count(planned.ask, locale)) : ''}`
}

function headlineOf(run: Run, locale: string): string {
  if (run.state === 'cancelled') return words.stopped
  if (run.state === 'failed') return words.broke
  const { filtered, waiting = 0 } = run.outcomes
  const all = wordAll(run, locale)
  const tied = waiting > 0 ? words.tied(counted(waiting, 'contact waits', 'contacts wait', locale)) : ''
  if (filtered === 0) return all === null ? tied.trim() || words.empty : `${all}${tied}`
  const leftOut = counted(filtered, 'record', 'records', locale)
  return all === null && tied === '' ? words.allFiltered(leftOut) : `${all ?? ''}${tied}${words.filtered(leftOut)}`.trim()
}

/** What became of the records that the filter let through; null when there are none. */
function wordAll(run: Run, locale: string): string | null {
  const { created, updated, unchanged, skipped, failed } = run.outcomes
  const total = created + updated + unchanged + skipped + failed
  if (total === 0) return null
  if (created + updated + failed + run.planned.ask > 0) return wordWritten(run, total, locale)
  if (run.mode === 'import') return words.allThere(count(total, locale))
  return skipped === 0 ? words.allSame(count(total, locale)) : words.noneInCrm(count(unchanged, locale), count(skipped, locale))
}

function titleOf(run: Run, title: string): string {
  if (run.state === 'failed') return words.failedRun(title)
  return run.state === 'cancelled' ? words.cancelled(title) : words.finished(title)
}

function styleOf(run: Run): string {
  if (run.state === 'failed') return 'attention'
  return run.state === 'cancelled' || run.outcomes.failed + run.planned.ask > 0 ? 'warning' : 'good'
}

function figuresOf({ outcomes }: Run, locale: string) {
  const kinds = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const
  const { waiting = 0 } = outcomes
  const waits = waiting > 0 ? [figure(words.waits, count(waiting, locale))] : []
  return [...kinds.map((kind) => figure(words[kind], count(outcomes[kind], locale))), ...waits]
}

function retryOf({ number, outcomes }: Run): object[] {
  return outcomes.failed > 0 ? [executeAction({ title: words.retry, verb: 'retry-run', data: { number } })] : []
}

function undoOf({ number, outcomes }: Run): object[] {
  return outcomes.created + outcomes.updated > 0 ? [executeAction({ title: words.undo, verb: 'undo-run', data: { number } })] : []
}

function actionsOf({ run, audience, undoneBy }: ResultData): object[] {
  if (audience === 'subscriber') return []
  const show = sayAction({ title: words.show, text: `run ${run.number}` })
  const records = hasRecords(run) ? [recordsAction(run), csvAction(run)] : []
  const again = executeAction({ title: words.again, verb: 'run-profile', data: { profile: run.profile.id, mode: run.mode } })
  const first = [...decideAction(run), ...(run.profile.version === 0 ? [] : [again])]
  const back = [...records, ...retryOf(run), ...(undoneBy === null ? undoOf(run) : [])]
  // What the card shows anyway gives way to what can be done.
  return first.length + back.length < mostButtons ? [...first, show, ...back] : [...first, ...back]
}

/** What became of a run: counts, and the reason for each record that wasn't written. */
export function resultCard(data: ResultData, locale: string): View {
  const { run, by } = data
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const what = words.what(wordTask(run), wordTarget(run.profile.target), wordSource(run.profile.source), run.number)
  const shown = {
    words,
    title: titleOf(run, escapeMarkdown(run.profile.title, 80)),
    subtitle: `${what}${by ? words.by(escapeMarkdown(by, 60)) : ''}`,
    style: styleOf(run),
    headline: `${headlineOf(run, locale)}${data.undoneBy === null ? '' : words.undone(data.undoneBy)}`,
    problem: run.problem ? escapeMarkdown(run.problem) : '',
    figures: figuresOf(run, locale),
    failed: reasonedRows(data.failed),
    moreFailed: moreOf(data.failed, data.moreFailed, locale),
    asked: reasonedRows(data.asked),
    moreAsked: moreOf(data.asked, data.moreAsked, locale),
    partly: reasonedRows(data.partly),
    morePartly: data.morePartly ? words.others : '',
    spent: words.spent(duration(took), counted(run.calls, 'call', 'calls', locale)),
    actions: actionsOf(data),
  }

  return renderCard('result', shown, titleOf(run, plainText(run.profile.title, 80)))
}
