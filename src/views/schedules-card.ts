import type { Schedule } from '../sync/schedule/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { appointment, count, moment } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordSchedule } from './word-schedule.ts'
import { words as wordsIn } from './words/schedules-card.ts'

export type ScheduleLine = {
  title: string
  schedule: Schedule
  timeZone: string
  by: string
  next: Date
  lastRun: { number: number; at: Date } | null
  /** Why it is paused; null when it isn't. */
  held: string | null
}

export type SchedulesData = { schedules: readonly ScheduleLine[] }

const mostRows = 30
const mostShown = 3

function shownRow({ title, schedule, timeZone, by, next, lastRun, held }: ScheduleLine, locale: string) {
  const words = wordsIn(locale)
  return {
    title: escapeMarkdown(title, 80),
    by: by === '' ? '' : words.by(escapeMarkdown(by, 80)),
    when: wordSchedule(schedule, locale),
    // A narrow column breaks Europe/Amsterdam after the slash, not in the middle of a name.
    zone: escapeMarkdown(timeZone).replace('/', '/\u200b'),
    next: held === null ? appointment(next, locale, timeZone) : words.paused,
    detail: held === null ? (lastRun ? words.last(lastRun.number, moment(lastRun.at, locale, timeZone)) : '') : escapeMarkdown(held),
  }
}

/** Everything that runs by itself, with its next time. */
export function schedulesCard({ schedules }: SchedulesData, locale: string): View {
  const words = wordsIn(locale)
  const more = schedules.length - mostRows
  const show = schedules.slice(0, mostShown).map(({ title }) => sayAction({ title: words.show(title), text: `schedule ${title}` }))
  const shown = {
    words,
    rows: schedules.slice(0, mostRows).map((line) => shownRow(line, locale)),
    more: more > 0 ? words.more[plural(more, locale)](count(more, locale)) : '',
    actions: [...show, sayAction({ title: words.profiles, text: 'profiles' })],
  }

  return renderCard('schedules', shown, words.summary)
}
