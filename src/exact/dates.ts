/**
 * Exact's dates. `/Date(ms)/` is the server's wall clock written as if it were UTC, so the same number is read in two ways:
 * a date-only field by its UTC calendar date, an instant by taking off the offset that Europe/Amsterdam had at that wall time.
 * Whether the sites outside Central Europe keep another wall clock is unconfirmed; change it here.
 */
const wallClockZone = 'Europe/Amsterdam'
const hourMs = 3_600_000

const wire = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/

/** The wall clock's milliseconds; null when the text is no date of Exact's. */
function wallClockOf(text: string): number | null {
  const found = wire.exec(text)
  if (!found) return null
  const ms = Number(found[1])
  return Number.isNaN(new Date(ms).getTime()) ? null : ms
}

/** `/Date(1782345600000)/` → `2026-06-25`, whatever zone this machine is in. */
export function toDate(text: string): string | null {
  const wall = wallClockOf(text)
  return wall === null ? null : new Date(wall).toISOString().slice(0, 10)
}

/**
 * `/Date(1782404052403)/` → `2026-06-25T14:14:12.403Z`. The autumn hour that happens twice is read as the first one,
 * the spring hour that never happens as winter time.
 */
export function toInstant(text: string): string | null {
  const wall = wallClockOf(text)
  if (wall === null) return null
  const asSummer = wall - 2 * hourMs
  return new Date(offsetAt(asSummer) === 2 * hourMs ? asSummer : wall - hourMs).toISOString()
}

const offsets = new Map<number, number>()
const formatter = new Intl.DateTimeFormat('en-US', { timeZone: wallClockZone, timeZoneName: 'longOffset' })

/** Offset to UTC in ms. Kept by the hour: offsets change on full hours only, and asking Intl for each row is slow. */
function offsetAt(utc: number): number {
  const hour = Math.floor(utc / hourMs)
  const known = offsets.get(hour)
  if (known !== undefined) return known
  const name = formatter.formatToParts(hour * hourMs).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const offset = (/GMT\+(\d{2})/.exec(name)?.[1] === '02' ? 2 : 1) * hourMs
  offsets.set(hour, offset)
  return offset
}

/** An instant as the server's wall clock has it, for a filter: `2026-06-25T16:14:12`. */
export function toWallClock(instant: Date): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString().slice(0, 19)
}
