import type { Schedule } from '../sync/schedule/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { appointment, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordSchedule } from './word-schedule.ts'
import { counted } from './words.ts'

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

const words = {
  title: 'Schedules',
  none: 'Nothing runs by itself yet. Say for example “schedule Customers every weekday at 07:00”.',
  profile: 'Profile',
  when: 'When',
  next: 'Next time',
  paused: 'paused',
  last: (number: number, at: string) => `Last: run ${number}, ${at}`,
  by: (name: string) => `by ${name}`,
  show: (title: string) => `Schedule of ${title}`,
  profiles: 'Profiles',
  summary: 'Schedules',
}
const mostRows = 30
const mostShown = 3

function shownRow({ title, schedule, timeZone, by, next, lastRun, held }: ScheduleLine, locale: string) {
  return {
    title: escapeMarkdown(title, 80),
    by: by === '' ? '' : words.by(escapeMarkdown(by, 80)),
    when: wordSchedule(schedule),
    zone: escapeMarkdown(timeZone),
    next: held === null ? appointment(next, locale, timeZone) : words.paused,
    detail: held === null ? (lastRun ? words.last(lastRun.number, moment(lastRun.at, locale, timeZone)) : '') : escapeMarkdown(held),
  }
}

/** Everything that runs by itself, with its next time. */
export function schedulesCard({ schedules }: SchedulesData, locale: string): View {
  const more = schedules.length - mostRows
  const show = schedules.slice(0, mostShown).map(({ title }) => sayAction({ title: words.show(title), text: `schedule ${title}` }))
  const shown = {
    words,
    rows: schedules.slice(0, mostRows).map((line) => shownRow(line, locale)),
    more: more > 0 ? `… and ${counted(more, 'more schedule', 'more schedules', locale)}` : '',
    actions: [...show, sayAction({ title: words.profiles, text: 'profiles' })],
  }

  return renderCard('schedules', shown, words.summary)
}
