/**
 * What a day or moment of a condition is written as: `2025-01-31`, `2025-01-31T14:00:00.000Z`, or a number of days from the day
 * of the run: `today`, `today-7`, `today+30`.
 */
export type RelativeDay = { days: number }

const longestWay = 36_500
const dayMs = 86_400_000

/** "today-7" as -7; null when the text isn't a day counted from today. */
export function readRelativeDay(text: string): RelativeDay | null {
  const found = /^today(?:([+-])(\d{1,5}))?$/.exec(text)
  if (!found) return null
  const days = Number(found[2] ?? 0)
  return days > longestWay ? null : { days: found[1] === '-' && days > 0 ? -days : days }
}

/** The day, or the instant, that a condition means on `today` (YYYY-MM-DD); null when it means none. */
export function momentOf(text: string, today: string): string | null {
  const relative = readRelativeDay(text)
  if (relative === null) return isDay(text) || isInstant(text) ? text : null
  const time = Date.parse(`${today}T00:00:00Z`) + relative.days * dayMs
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}

/** Only days that exist. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}
