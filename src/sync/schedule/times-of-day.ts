import { minutesOfDay, timeOfDay } from './read-times.ts'
import type { Schedule, TimeOfDay } from './types.ts'

/** The local times of a day on which the schedule runs at all, in order. */
export function timesOfDay(schedule: Schedule): readonly TimeOfDay[] {
  if (schedule.kind === 'days') return schedule.times
  if (schedule.kind === 'month') return [schedule.time]
  const from = minutesOfDay(schedule.from ?? '00:00')
  const to = minutesOfDay(schedule.to ?? '23:59')
  const step = schedule.every * 60
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => timeOfDay(from + index * step))
}
