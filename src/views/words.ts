import type { Action, Mode, OutcomeCounts, OutcomeKind, Parked, Run, RunPhase, RunState, Source, Target } from '../sync/types.ts'
import { clock, count } from './format.ts'
import { languageOf, plural } from './language.ts'
import { type Noun, nouns } from './words/nouns.ts'
import { words } from './words/words.ts'

export const wordMode = (mode: Mode, locale: string): string => words(locale).modes[mode]

/** "Import", or what a run that goes back to an earlier one is about. */
export function wordTask({ mode, follows }: Pick<Run, 'mode' | 'follows'>, locale: string): string {
  const { modes, undo, decided, waited, failed } = words(locale)
  if (follows === null) return modes[mode]
  const { how, number } = follows
  if (how === 'undo') return undo(number)
  if (how === 'decide') return decided(modes[mode], number)
  return (how === 'tie' ? waited : failed)(modes[mode], number)
}

export const wordTarget = (target: Target, locale: string): string => words(locale).targets[target]
export const wordSource = (source: Source, locale: string): string => words(locale).sources[source]
export const wordPhase = (phase: RunPhase, locale: string): string => words(locale).phases[phase]
export const wordState = (state: RunState, locale: string): string => words(locale).states[state]
export const wordAction = (action: Action, locale: string): string => words(locale).actions[action]
export const wordOutcome = (kind: OutcomeKind, locale: string): string => words(locale).outcomes[kind]

/** "goes on at 10:42": never more than a day ahead, so the hour says it all. */
export function wordParked({ for: what, until, why }: Parked, locale: string, timeZone: string): string {
  const { forYes, forConnection, forAdmin, goesOn } = words(locale)
  if (why !== undefined) return forYes
  if (what === 'connection') return forConnection
  return what === 'admin' || until === null ? forAdmin : goesOn(clock(new Date(until), locale, timeZone))
}

/** Choices for the input `mode`. */
export const modeChoices = (locale: string) =>
  (['import', 'import-update', 'update'] as const).map((mode) => ({ title: words(locale).modeMeanings[mode], value: mode }))
export const targetChoices = (locale: string) =>
  (['company', 'person'] as const).map((target) => ({ title: wordTarget(target, locale), value: target }))
export const sourceChoices = (locale: string) =>
  (['account', 'contact'] as const).map((source) => ({ title: wordSource(source, locale), value: source }))

const told = ['restored', 'removed', 'created', 'updated', 'failed', 'skipped', 'waiting', 'unchanged', 'filtered'] as const

/** "118 created, 3 updated, 2 failed": what happened, leaving out what didn't. */
export function wordOutcomes(outcomes: OutcomeCounts, locale: string): string {
  const { counts, nothingToDo } = words(locale)
  const parts = told.flatMap((kind) => {
    const number = outcomes[kind] ?? 0
    return number > 0 ? [`${count(number, locale)} ${counts[kind]}`] : []
  })
  return parts.join(', ') || nothingToDo
}

/** "1 record", "12 records", with words in the reader's language. */
export function counted(number: number, one: string, many: string, locale: string): string {
  return `${count(number, locale)} ${plural(number, locale) === 'one' ? one : many}`
}

/** "1 record", "12 Datensätze" */
export function tally(number: number, noun: Noun, locale: string): string {
  const { one, other } = nouns(locale)[noun]
  return counted(number, one, other, locale)
}

const mostListed = 8

/** "A, B and C"; of many the first and how many more. */
export function listed(texts: readonly string[], locale: string): string {
  const shown = texts.slice(0, mostListed)
  const more = texts.length - shown.length
  const all = more > 0 ? [...shown, words(locale).more(count(more, locale))] : shown
  return new Intl.ListFormat(listLocale(locale), { type: 'conjunction' }).format(all)
}

/** English without the comma before the last "and". */
function listLocale(locale: string): string {
  const language = languageOf(locale)
  return language === 'en' ? 'en-GB' : language
}
