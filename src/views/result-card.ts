import type { Run } from '../sync/types.ts'
import { executeAction, mostButtons, sayAction } from './action.ts'
import { decideAction } from './decide-action.ts'
import { wordKept } from './error-words.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure, figureRows } from './figure.ts'
import { count, duration } from './format.ts'
import { moreOf, type ReasonedRecord, reasonedRows } from './reasoned-rows.ts'
import { csvAction, hasRecords, recordsAction } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/result-card.ts'
import { tally, wordSource, wordTarget, wordTask } from './words.ts'

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

function wordWritten({ outcomes, planned }: Run, total: number, locale: string): string {
  const { created, updated, failed } = outcomes
  const done = words(locale).wrote(count(created + updated, locale), tally(total, 'record', locale))
  const failedSome = failed > 0 ? words(locale).failedSome(count(failed, locale)) : ''
  return `${done}${failedSome}${planned.ask > 0 ? words(locale).waiting(count(planned.ask, locale)) : ''}`
}

function headlineOf(run: Run, locale: string): string {
  if (run.state === 'cancelled') return words(locale).stopped
  if (run.state === 'failed') return words(locale).broke
  const { filtered, waiting = 0 } = run.outcomes
  const all = wordAll(run, locale)
  const tied = waiting > 0 ? words(locale).tied(tally(waiting, 'contactWaits', locale)) : ''
  if (filtered === 0) return all === null ? tied.trim() || words(locale).empty : `${all}${tied}`
  const leftOut = tally(filtered, 'record', locale)
  return all === null && tied === '' ? words(locale).allFiltered(leftOut) : `${all ?? ''}${tied}${words(locale).filtered(leftOut)}`.trim()
}

/** What became of the records that the filter let through; null when there are none. */
function wordAll(run: Run, locale: string): string | null {
  const { created, updated, unchanged, skipped, failed } = run.outcomes
  const total = created + updated + unchanged + skipped + failed
  if (total === 0) return null
  if (created + updated + failed + run.planned.ask > 0) return wordWritten(run, total, locale)
  if (run.mode === 'import') return words(locale).allThere(count(total, locale))
  return skipped === 0
    ? words(locale).allSame(count(total, locale))
    : words(locale).noneInCrm(count(unchanged, locale), count(skipped, locale))
}

function titleOf(run: Run, title: string, locale: string): string {
  if (run.state === 'failed') return words(locale).failedRun(title)
  return run.state === 'cancelled' ? words(locale).cancelled(title) : words(locale).finished(title)
}

function styleOf(run: Run): string {
  if (run.state === 'failed') return 'attention'
  return run.state === 'cancelled' || run.outcomes.failed + run.planned.ask > 0 ? 'warning' : 'good'
}

function figuresOf({ outcomes }: Run, locale: string) {
  const kinds = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const
  const { waiting = 0 } = outcomes
  const waits = waiting > 0 ? [figure(words(locale).waits, count(waiting, locale))] : []
  return [...kinds.map((kind) => figure(words(locale)[kind], count(outcomes[kind], locale))), ...waits]
}

function retryOf({ number, outcomes }: Run, locale: string): object[] {
  return outcomes.failed > 0 ? [executeAction({ title: words(locale).retry, verb: 'retry-run', data: { number } })] : []
}

function undoOf({ number, outcomes }: Run, locale: string): object[] {
  return outcomes.created + outcomes.updated > 0 ? [executeAction({ title: words(locale).undo, verb: 'undo-run', data: { number } })] : []
}

function actionsOf({ run, audience, undoneBy }: ResultData, locale: string): object[] {
  if (audience === 'subscriber') return []
  const show = sayAction({ title: words(locale).show, text: `run ${run.number}` })
  const records = hasRecords(run) ? [recordsAction(run, locale), csvAction(run, locale)] : []
  const again = executeAction({ title: words(locale).again, verb: 'run-profile', data: { profile: run.profile.id, mode: run.mode } })
  const first = [...decideAction(run, locale), ...(run.profile.version === 0 ? [] : [again])]
  const back = [...records, ...retryOf(run, locale), ...(undoneBy === null ? undoOf(run, locale) : [])]
  // What the card shows anyway gives way to what can be done.
  return first.length + back.length < mostButtons ? [...first, show, ...back] : [...first, ...back]
}

/** What became of a run: counts, and the reason for each record that wasn't written. */
export function resultCard(data: ResultData, locale: string): View {
  const { run, by } = data
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const what = words(locale).what(
    wordTask(run, locale),
    wordTarget(run.profile.target, locale),
    wordSource(run.profile.source, locale),
    run.number,
  )
  const shown = {
    words: words(locale),
    title: titleOf(run, escapeMarkdown(run.profile.title, 80), locale),
    subtitle: `${what}${by ? words(locale).by(escapeMarkdown(by, 60)) : ''}`,
    style: styleOf(run),
    headline: `${headlineOf(run, locale)}${data.undoneBy === null ? '' : words(locale).undone(data.undoneBy)}`,
    problem: run.problem ? escapeMarkdown(wordKept(run.problem, run.problemOf, locale)) : '',
    figureRows: figureRows(figuresOf(run, locale)),
    failed: reasonedRows(data.failed, locale),
    moreFailed: moreOf(data.failed, data.moreFailed, locale),
    asked: reasonedRows(data.asked, locale),
    moreAsked: moreOf(data.asked, data.moreAsked, locale),
    partly: reasonedRows(data.partly, locale),
    morePartly: data.morePartly ? words(locale).others : '',
    spent: words(locale).spent(duration(took, locale), tally(run.calls, 'call', locale)),
    actions: actionsOf(data, locale),
  }

  return renderCard('result', shown, titleOf(run, plainText(run.profile.title, 80), locale))
}
