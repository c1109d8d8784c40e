import type { Assumption, Days, Schedule, TimeOfDay, Weekday } from '../sync/schedule/types.ts'

const names: Record<Weekday, string> = { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' }
const workingDays = '1,2,3,4,5'
const firstShortDay = 29

const assumptions: Record<Assumption, string> = {
  morning: 'An hour without am or pm was read as one before noon. Say pm, or for example 20:00, if you meant later.',
  'working-days': 'Weekdays are Monday to Friday.',
}
const shortMonths = 'In a month without that day it runs on the last one.'

/** The schedule in words that can be typed again: "every weekday at 07:00". */
export function wordSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'days':
      return `every ${wordDays(schedule.days)} at ${listed(schedule.times)}`
    case 'month':
      return `on the ${schedule.day === 'last' ? 'last day' : ordinal(schedule.day)} of every month at ${schedule.time}`
    case 'hours': {
      const often = schedule.every === 1 ? 'every hour' : `every ${schedule.every} hours`
      const on = schedule.days === 'every' ? '' : `every ${wordDays(schedule.days)}, `
      return `${on}${often}${wordRange(schedule.from, schedule.to)}`
    }
  }
}

/** What has to be said beside it, one sentence each. */
export function wordAssumptions(schedule: Schedule, assumed: readonly Assumption[]): string[] {
  const short = schedule.kind === 'month' && schedule.day !== 'last' && schedule.day >= firstShortDay
  return [...assumed.map((each) => assumptions[each]), ...(short ? [shortMonths] : [])]
}

function wordDays(days: Days): string {
  if (days === 'every') return 'day'
  return days.join() === workingDays ? 'weekday' : listed(days.map((day) => names[day]))
}

function wordRange(from: TimeOfDay | null, to: TimeOfDay | null): string {
  if (from === null) return ''
  return to === null ? ` from ${from}` : ` from ${from} to ${to}`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function ordinal(day: number): string {
  const ending = day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
