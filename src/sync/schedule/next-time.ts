import { minutesOfDay } from './read-times.ts'
import { timesOfDay } from './times-of-day.ts'
import type { Days, Schedule, Weekday } from './types.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** No schedule waits longer than from one month's day to the next, seen from the day before. */
const farthestDays = 64

/**
 * The first moment after `after` by the clock of a zone (IANA name). A local time that a change of the clock leaves out comes at the
 * next minute that exists; one that comes twice counts the first time.
 */
export function nextTime(schedule: Schedule, zone: string, after: Date): Date {
  const times = timesOfDay(schedule).map(minutesOfDay)
  const yesterday = Math.floor(localClock(zone, after.getTime()) / dayMs) * dayMs - dayMs
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const date = yesterday + ahead * dayMs
    if (!includes(schedule, new Date(date))) continue
    const moments = times.map((minutes) => momentOf(zone, date + minutes * minuteMs)).filter((moment) => moment > after.getTime())
    if (moments.length > 0) return new Date(Math.min(...moments))
  }
  throw new RangeError('a schedule without times')
}

/** The next few, the soonest first. */
export function nextTimes(schedule: Schedule, zone: string, after: Date, many: number): Date[] {
  const found: Date[] = []
  while (found.length < many) found.push(nextTime(schedule, zone, found.at(-1) ?? after))
  return found
}

/** `date`: a local day, written as midnight UTC. */
function includes(schedule: Schedule, date: Date): boolean {
  if (schedule.kind !== 'month') return isOn(schedule.days, date)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() === (schedule.day === 'last' ? last : Math.min(schedule.day, last))
}

const isOn = (days: Days, date: Date) => days === 'every' || days.includes((date.getUTCDay() || 7) as Weekday)

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-GB', { ...fields, hourCycle: 'h23', timeZone: zone, calendar: 'iso8601' })
  formats.set(zone, format)
  return format
}

/** What the clock on the wall shows at a moment, counted as if it were UTC. */
function localClock(zone: string, moment: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The first moment at which the clock shows `clock`, or has passed it. */
function momentOf(zone: string, clock: number): number {
  const offsets = [clock - dayMs, clock + dayMs].map((near) => localClock(zone, near) - near)
  const shown = offsets.map((offset) => clock - offset).filter((moment) => localClock(zone, moment) === clock)
  if (shown.length > 0) return Math.min(...shown)
  let [low, high] = [clock - dayMs, clock + dayMs]
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs
    if (localClock(zone, middle) >= clock) high = middle
    else low = middle
  }
  return high
}
