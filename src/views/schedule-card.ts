import type { Assumption, Schedule } from '../sync/schedule/types.ts'
import type { Mode } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { appointment, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordAssumptions, wordSchedule } from './word-schedule.ts'
import { words as wordsIn } from './words/schedule-card.ts'
import { wordMode } from './words.ts'

export type ScheduleData = {
  profile: { id: string; title: string }
  schedule: Schedule
  mode: Mode
  /** The next few, the soonest first. */
  next: readonly Date[]
  timeZone: string
  standing:
    | { kind: 'proposed'; text: string; typedMode: Mode | null; assumed: readonly Assumption[]; instead: Schedule | null }
    | { kind: 'saved' | 'kept'; by: string; lastRun: { number: number; at: Date } | null; held: string | null }
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

type Proposed = Extract<ScheduleData['standing'], { kind: 'proposed' }>
type Present = Exclude<ScheduleData['standing'], Proposed>

function proposal({ profile, schedule }: ScheduleData, { text, typedMode, assumed, instead }: Proposed, locale: string) {
  const words = wordsIn(locale)
  const data = { profileId: profile.id, text: plainText(text), mode: typedMode ?? '' }
  return {
    title: words.proposed(profile.title),
    box: { style: 'accent', label: words.proposedBox },
    facts: instead === null ? [] : [{ title: words.instead, value: wordSchedule(instead, locale) }],
    reason: '',
    notes: wordAssumptions(schedule, assumed, locale),
    actions: [
      executeAction({ title: words.save, verb: 'save-schedule', data, style: 'positive' }),
      executeAction({ title: words.cancel, verb: 'leave-schedule', data: { profileId: profile.id } }),
    ],
  }
}

function present({ profile, schedule, timeZone }: ScheduleData, { kind, by, lastRun, held }: Present, locale: string) {
  const words = wordsIn(locale)
  const last = lastRun === null ? words.none : words.lastRun(lastRun.number, moment(lastRun.at, locale, timeZone))
  return {
    title: words.standing(profile.title),
    box: held === null ? { style: 'good', label: words[kind] } : { style: 'warning', label: words.held },
    facts: [
      { title: words.last, value: last },
      { title: words.by, value: by },
    ].filter(({ value }) => value !== ''),
    reason: held ?? '',
    notes: [...wordAssumptions(schedule, [], locale), words.change(profile.title)],
    actions: [
      executeAction({ title: words.stop, verb: 'stop-schedule', data: { profileId: profile.id } }),
      sayAction({ title: words.all, text: 'schedules' }),
    ],
  }
}

/** A schedule in words with its next times: shown back before it is saved, and as it stands. */
export function scheduleCard(data: ScheduleData, locale: string): View {
  const { schedule, mode, next, timeZone, standing } = data
  const stands = standing.kind === 'proposed' ? proposal(data, standing, locale) : present(data, standing, locale)
  const words = wordsIn(locale)
  const { title, box, reason, facts, notes, actions } = stands
  const shown = {
    words,
    ...box,
    title: escapeMarkdown(title, 120),
    when: capital(wordSchedule(schedule, locale)),
    reason: escapeMarkdown(reason, 500),
    next: next.map((at) => ({ at: appointment(at, locale, timeZone) })),
    facts: [{ title: words.zone, value: timeZone }, { title: words.mode, value: wordMode(mode, locale) }, ...facts].map((fact) => ({
      ...fact,
      value: escapeMarkdown(fact.value),
    })),
    notes: notes.map((note) => ({ note: escapeMarkdown(note, 500) })),
    actions,
  }

  return renderCard('schedule', shown, plainText(`${title} ${capital(wordSchedule(schedule, locale))}`))
}
