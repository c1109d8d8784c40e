import type { Run } from '../sync/types.ts'

type Day = (at: Date) => string
type Fits = (run: Run) => boolean

const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** What can be said of runs besides their profile's title. */
const words: readonly { pattern: RegExp; fits: (now: Date, day: Day) => Fits }[] = [
  {
    pattern: /\b(?:failed|failing|failures|with errors)\b/i,
    fits:
      () =>
      ({ state, outcomes }) =>
        state === 'failed' || outcomes.failed > 0,
  },
  {
    pattern: /\bparked\b/i,
    fits:
      () =>
      ({ state }) =>
        state === 'parked',
  },
  {
    pattern: /\bcancelled\b/i,
    fits:
      () =>
      ({ state }) =>
        state === 'cancelled',
  },
  {
    pattern: /\bpreviews?\b/i,
    fits:
      () =>
      ({ preview }) =>
        preview,
  },
  {
    pattern: /\btoday(?:['’]?s)?\b/i,
    fits:
      (now, day) =>
      ({ queuedAt }) =>
        day(new Date(queuedAt)) === day(now),
  },
  {
    pattern: /\bthis week\b/i,
    fits:
      (now, day) =>
      ({ queuedAt }) =>
        day(new Date(queuedAt)) >= mondayOf(day(now)),
  },
]

/** The runs a text like "failed this week" or "Customers" asks for, in the reader's days; a week begins on Monday. */
export function filterRuns(runs: readonly Run[], text: string, now: Date, timeZone: string): Run[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const day: Day = (at) => format.format(at)
  const whole = fold(text)
  const titled = runs.filter(({ profile }) => fold(profile.title) === whole)
  if (titled.length > 0) return titled
  const said = words.filter(({ pattern }) => pattern.test(text)).map(({ fits }) => fits(now, day))
  const title = fold(
    words.reduce((rest, { pattern }) => rest.replace(pattern, ' '), text).replace(/\b(?:of|for|and|the|from|that|with)\b/gi, ' '),
  )
  return runs.filter((run) => said.every((fits) => fits(run)) && fold(run.profile.title).includes(title))
}

function fold(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')
}
