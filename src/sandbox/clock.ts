/**
 * Exact writes dates as its server's wall clock encoded as if it were UTC. Everywhere in the sandbox
 * a date is such a "wall" number of milliseconds; only the limits and the tokens use true time.
 */
export interface Clock {
  now(): Date
  /** Wall-clock milliseconds of an instant (of now, when left out). */
  wall(instant?: Date): number
  /** Midnight of the current day on the wall clock. */
  today(): number
  /** Wall clock minus UTC, in seconds. */
  offsetSeconds(): number
}

export const dayLength = 86_400_000

/** Midnight of the day a wall-clock number falls on. */
export const midnight = (wall: number): number => Math.floor(wall / dayLength) * dayLength

export const createClock = (now: () => Date, zone = 'Europe/Amsterdam'): Clock => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const wall = (instant = now()) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second, instant.getUTCMilliseconds())
  }
  return {
    now,
    wall,
    today: () => midnight(wall()),
    offsetSeconds: () => {
      const instant = now()
      return Math.round((wall(instant) - instant.getTime()) / 1000)
    },
  }
}
