import type { Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, duration, percent } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordOutcomes, wordPhase, wordState, wordTask } from './words.ts'

export type ProgressData = {
  run: Run
  now: Date
  /** Exact calls spent so far. */
  calls: number
  /** Why nothing moves at the moment, as a sentence. */
  waiting: string | null
}

const words = {
  running: (title: string) => `${title} is running`,
  previewing: (title: string) => `Preview of ${title} is being made`,
  comparing: (title: string) => `${title}: Exact and the CRM are being compared`,
  run: (number: number, mode: string) => `Run ${number}, ${mode}`,
  cancelling: 'Stopping after the page at hand',
  read: (records: string) => `${records} read`,
  compared: (records: string) => `${records} compared so far`,
  share: (done: string, total: string, share: string) => `${done} of ${total} written (${share})`,
  nothingYet: 'nothing written yet',
  spent: (time: string, calls: string) => `${time} so far, ${calls} to Exact`,
  cancel: 'Cancel',
}

function phaseOf({ cancelAsked, state, phase }: Run): string {
  if (cancelAsked) return words.cancelling
  return state === 'queued' ? wordState(state) : wordPhase(phase)
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
  if (run.phase === 'reading') return words.read(counted(run.read, 'record', 'records', locale))
  if (run.phase === 'applying') return isNothing(run) ? words.nothingYet : wordOutcomes(run.outcomes, locale)
  const compared = planned.create + planned.update + planned.unchanged + planned.skip + planned.ask + planned.fail + planned.filtered
  return words.compared(counted(compared, 'record', 'records', locale))
}

/** A run under way. One card, edited in place until the result card takes its place. */
export function progressCard({ run, now, calls, waiting }: ProgressData, locale: string): View {
  const begun = Date.parse(run.startedAt ?? run.queuedAt)
  const writing = writingOf(run)
  const share = writing ? writing.done / writing.total : 0
  const name = run.compare ? words.comparing : run.preview ? words.previewing : words.running
  const shown = {
    title: name(escapeMarkdown(run.profile.title, 80)),
    subtitle: words.run(run.number, wordTask(run)),
    phase: phaseOf(run),
    share: writing ? words.share(count(writing.done, locale), count(writing.total, locale), percent(share, locale)) : '',
    drawn: writing !== null,
    value: Math.floor(share * 100),
    counts: run.state === 'queued' ? '' : wordProgress(run, locale),
    waiting: waiting ? escapeMarkdown(waiting) : '',
    spent: words.spent(duration(now.getTime() - begun), counted(calls, 'call', 'calls', locale)),
    actions: run.cancelAsked ? [] : [executeAction({ title: words.cancel, verb: 'cancel-run', data: { number: run.number } })],
  }

  return renderCard('progress', shown, name(plainText(run.profile.title, 80)))
}
