import { clock, moment } from './format.ts'
import { words as wordsIn } from './words/versions.ts'

/** One saved version of a profile. `by`: a name, null when it isn't known. `changed`: what it changed, in words; null when that isn't known. */
export type VersionLine = { version: number; at: Date; by: string | null; changed: string | null }

export const wordSaver = ({ by }: VersionLine, locale: string): string => by || wordsIn(locale).somebody

/** The hour of something today, otherwise the day as well. */
export function wordSavedAt(at: Date, now: Date, locale: string, timeZone: string): string {
  const whole = (date: Date) => moment(date, locale, timeZone)
  const dayOf = (date: Date) => whole(date).replace(clock(date, locale, timeZone), '')
  return dayOf(at) === dayOf(now) ? clock(at, locale, timeZone) : whole(at)
}
