import type { Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, duration, percent } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/progress-card.ts'
import { tally, wordOutcomes, wordPhase, wordState, wordTask } from './words.ts'

export type ProgressData = {
  run: Run
  now: Date
  /** Exact calls spent so far. */
  calls: number
  /** Why nothing moves at the moment, as a sentence. */
  waiting: string | null
}

function phaseOf({ cancelAsked, state, phase }: Run, locale: string): string {
  if (cancelAsked) return words(locale).cancelling
  return state === 'queued' ? wordState(state, locale) : wordPhase(phase, locale)
}

/** Writing has a known end, the plan's; reading and comparing don't. */
function writingOf({ phase, planned, outcomes }: Run): { done: number; total: number } | null {
  const { restore = 0, remove = 0 } = planned
  const { restored = 0, removed = 0 } = outcomes
  const total = planned.create + planned.update + restore + remove
  return phase === 'applying' && total > 0
    ? { done: Math.min(total, outcomes.created + outcomes.updated + restored + removed), total }
    : null
}

const isNothing = ({ outcomes }: Run) => Object.values(outcomes).every((number) => number === 0)

/** How far a run has come, in the figures of its phase. */
export function wordProgress(run: Run, locale: string): string {
  const { planned } = run
  if (run.phase === 'reading') return words(locale).read(tally(run.read, 'record', locale))
  if (run.phase === 'applying') return isNothing(run) ? words(locale).nothingYet : wordOutcomes(run.outcomes, locale)
  const compared = planned.create + planned.update + planned.unchanged + planned.skip + planned.ask + planned.fail + planned.filtered
  return words(locale).compared(tally(compared, 'record', locale))
}

/** A run under way. One card, edited in place until the result card takes its place. */
export function progressCard({ run, now, calls, waiting }: ProgressData, locale: string): View {
  const begun = Date.parse(run.startedAt ?? run.queuedAt)
  const writing = writingOf(run)
  const share = writing ? writing.done / writing.total : 0
  const { comparing, previewing, running } = words(locale)
  const name = run.compare ? comparing : run.preview ? previewing : running
  const shown = {
    title: name(escapeMarkdown(run.profile.title, 80)),
    subtitle: words(locale).run(run.number, wordTask(run, locale)),
    phase: phaseOf(run, locale),
    share: writing ? words(locale).share(count(writing.done, locale), count(writing.total, locale), percent(share, locale)) : '',
    drawn: writing !== null,
    value: Math.floor(share * 100),
    counts: run.state === 'queued' ? '' : wordProgress(run, locale),
    waiting: waiting ? escapeMarkdown(waiting) : '',
    spent: words(locale).spent(duration(now.getTime() - begun, locale), tally(calls, 'call', locale)),
    actions: run.cancelAsked ? [] : [executeAction({ title: words(locale).cancel, verb: 'cancel-run', data: { number: run.number } })],
  }

  return renderCard('progress', shown, name(plainText(run.profile.title, 80)))
}
