import type { Mode, OutcomeCounts, Parked, Run, RunState } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { moment } from './format.ts'
import { words } from './words/run-line.ts'
import { wordOutcomes, wordParked, wordState, wordTask } from './words.ts'

/** One run in a list. `askedBy` is a name, `at` when it was asked for. */
export type RunLine = {
  number: number
  title: string
  mode: Mode
  follows: Run['follows']
  /** A preview writes nothing: its counts stay zero. */
  preview: boolean
  /** A preview over both sides. */
  compare: boolean
  state: RunState
  parked: Parked | null
  counts: OutcomeCounts
  askedBy: string
  at: Date
}

/** A run as a row of the runs table. */
export function runRow(run: RunLine, locale: string, timeZone: string) {
  return {
    title: escapeMarkdown(run.title, 80),
    detail: words(locale).detail(run.number, wordKind(run, locale)),
    state:
      run.parked === null ? wordState(run.state, locale) : `${wordState(run.state, locale)}: ${wordParked(run.parked, locale, timeZone)}`,
    counts: countsOf(run, locale),
    at: moment(run.at, locale, timeZone),
    by: escapeMarkdown(run.askedBy, 60),
  }
}

function wordKind(run: RunLine, locale: string): string {
  if (run.compare) return words(locale).comparison
  return run.preview ? words(locale).preview : wordTask(run, locale)
}

function countsOf({ preview, state, counts }: RunLine, locale: string): string {
  if (preview) return words(locale).nothingWritten
  const written = Object.values(counts).some((count) => count > 0)
  return written || state === 'done' ? wordOutcomes(counts, locale) : words(locale).nothingWritten
}
