import type { Assumption, Days, Schedule } from '../sync/schedule/types.ts'
import { words as wordsIn } from './words/schedules.ts'

const workingDays = '1,2,3,4,5'
const firstShortDay = 29

/** The schedule in words that can be typed again: "every weekday at 07:00". */
export function wordSchedule(schedule: Schedule, locale: string): string {
  const words = wordsIn(locale)
  switch (schedule.kind) {
    case 'days':
      return words.at(wordDays(schedule.days, locale), listed(schedule.times, words.and))
    case 'month':
      return words.month(schedule.day, schedule.time)
    case 'hours': {
      const { every, days, from, to } = schedule
      const on = days === 'every' ? '' : `${wordDays(days, locale)}, `
      const range = from === null ? '' : to === null ? words.from(from) : words.between(from, to)
      return `${on}${words.hours(every)}${range}`
    }
  }
}

/** What has to be said beside it, one sentence each. */
export function wordAssumptions(schedule: Schedule, assumed: readonly Assumption[], locale: string): string[] {
  const { assumptions, shortMonths } = wordsIn(locale)
  const short = schedule.kind === 'month' && schedule.day !== 'last' && schedule.day >= firstShortDay
  return [...assumed.map((each) => assumptions[each]), ...(short ? [shortMonths] : [])]
}

function wordDays(days: Days, locale: string): string {
  const words = wordsIn(locale)
  if (days === 'every') return words.everyDay
  if (days.join() === workingDays) return words.everyWorkingDay
  const names = days.map((day) => words.weekdays[day - 1] ?? '')
  return words.every(listed(names, words.and))
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}
