import type { Action, Mode, OutcomeCounts, OutcomeKind, Parked, Run, RunPhase, RunState, Source, Target } from '../sync/types.ts'
import { clock, count } from './format.ts'

const modes: Record<Mode, string> = { import: 'Import', update: 'Update', 'import-update': 'Import & update' }
const modeMeanings: Record<Mode, string> = {
  import: 'Import: create what is missing',
  'import-update': 'Import & update: both',
  update: 'Update: change what is already there',
}
const targets: Record<Target, string> = { company: 'CRM Company', person: 'CRM Contact' }
const sources: Record<Source, string> = { account: 'Account', contact: 'Contact' }
const phases: Record<RunPhase, string> = {
  reading: 'Reading from Exact',
  planning: 'Comparing with the CRM',
  applying: 'Writing to the CRM',
}
const states: Record<RunState, string> = {
  queued: 'Waiting',
  running: 'Running',
  parked: 'Parked',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
}
const actions: Record<Action, string> = {
  create: 'Create',
  update: 'Update',
  ask: 'Needs a decision',
  fail: 'Can’t be written',
  wait: 'Waits for its company',
  'only-crm': 'Only in the CRM',
  restore: 'Put back',
  remove: 'Remove',
  leave: 'Left as it is',
}

const outcomes: Record<OutcomeKind, string> = {
  created: 'Created',
  updated: 'Updated',
  skipped: 'Skipped',
  failed: 'Failed',
  restored: 'Put back',
  removed: 'Removed',
}

export const wordMode = (mode: Mode): string => modes[mode]

/** "Import", or what a run that goes back to an earlier one is about. */
export function wordTask({ mode, follows }: Pick<Run, 'mode' | 'follows'>): string {
  if (follows === null) return modes[mode]
  const { how, number } = follows
  if (how === 'undo') return `Undo of run ${number}`
  if (how === 'decide') return `${modes[mode]} of what was decided after run ${number}`
  return how === 'tie' ? `${modes[mode]} of the contacts that waited in run ${number}` : `${modes[mode]} of what failed in run ${number}`
}

export const wordTarget = (target: Target): string => targets[target]
export const wordSource = (source: Source): string => sources[source]
export const wordPhase = (phase: RunPhase): string => phases[phase]
export const wordState = (state: RunState): string => states[state]
export const wordAction = (action: Action): string => actions[action]
export const wordOutcome = (kind: OutcomeKind): string => outcomes[kind]

/** "goes on at 10:42": never more than a day ahead, so the hour says it all. */
export function wordParked({ for: what, until, why }: Parked, locale: string, timeZone: string): string {
  if (why !== undefined) return 'waits for a yes'
  if (what === 'connection') return 'waits for the connection'
  return what === 'admin' || until === null ? 'waits for an admin' : `goes on at ${clock(new Date(until), locale, timeZone)}`
}

/** Choices for the input `mode`. */
export const modeChoices = (['import', 'import-update', 'update'] as const).map((mode) => ({ title: modeMeanings[mode], value: mode }))
export const targetChoices = (['company', 'person'] as const).map((target) => ({ title: targets[target], value: target }))
export const sourceChoices = (['account', 'contact'] as const).map((source) => ({ title: sources[source], value: source }))

/** "118 created, 3 updated, 2 failed": what happened, leaving out what didn't. */
export function wordOutcomes(
  { restored = 0, removed = 0, waiting = 0, created, updated, unchanged, skipped, failed, filtered }: OutcomeCounts,
  locale: string,
): string {
  const parts = [
    [restored, 'put back'],
    [removed, 'removed'],
    [created, 'created'],
    [updated, 'updated'],
    [failed, 'failed'],
    [skipped, 'skipped'],
    [waiting, 'waiting for their company'],
    [unchanged, 'unchanged'],
    [filtered, 'left out by the filter'],
  ] as const
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${count(number, locale)} ${word}`)
  return told.join(', ') || 'nothing to do'
}

/** "1 record", "12 records" */
export function counted(number: number, one: string, many: string, locale: string): string {
  return `${count(number, locale)} ${number === 1 ? one : many}`
}

const mostListed = 8

/** "A, B and C"; of many the first and how many more. */
export function listed(texts: readonly string[], locale: string): string {
  const shown = texts.slice(0, mostListed)
  const more = texts.length - shown.length
  const all = more > 0 ? [...shown, `${count(more, locale)} more`] : shown
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((part) => part !== '').join(' and ')
}
