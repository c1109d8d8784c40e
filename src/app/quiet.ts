import type { QuietHours } from '../bot/watch-services.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
  clocks.set(zone, clock)
  return clock
}

/** Whether it is quiet by the clock of a zone: from the first minute up to, and without, the last. */
export function isQuiet(quiet: QuietHours | null, zone: string, now: Date): boolean {
  if (quiet === null) return false
  const time = clockOf(zone).format(now)
  const { from, until } = quiet
  return from <= until ? from <= time && time < until : from <= time || time < until
}
