import type { Mode, OutcomeCounts, Parked, RunState } from '../sync/types.ts'
import { escapeMarkdown } from './escape.ts'
import { moment } from './format.ts'
import { wordMode, wordOutcomes, wordParked, wordState } from './words.ts'

/** One run in a list. `askedBy` is a name, `at` when it was asked for. */
export type RunLine = {
  number: number
  title: string
  mode: Mode
  /** A preview writes nothing: its counts stay zero. */
  preview: boolean
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
    detail: `Run ${run.number}, ${run.preview ? 'preview' : wordMode(run.mode)}`,
    state: run.parked === null ? wordState(run.state) : `${wordState(run.state)}: ${wordParked(run.parked, locale, timeZone)}`,
    counts: run.preview ? 'nothing written' : wordOutcomes(run.counts, locale),
    at: moment(run.at, locale, timeZone),
    by: escapeMarkdown(run.askedBy, 60),
  }
}

/** Headings of the runs table. */
export const runWords = { run: 'Run', outcome: 'Outcome', when: 'Asked for' }
