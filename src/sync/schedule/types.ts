/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Local time of day as HH:MM, 00:00 to 23:59. */
export type TimeOfDay = string

export type Days = readonly Weekday[] | 'every'

/** When something runs, by the clock on the wall of a time zone that is kept beside it. */
export type Schedule =
  | { kind: 'days'; days: Days; times: readonly TimeOfDay[] }
  /** Counted from `from` (or midnight) anew each day, up to and with `to`. */
  | { kind: 'hours'; every: number; days: Days; from: TimeOfDay | null; to: TimeOfDay | null }
  /** In a month that has no such day, its last one. */
  | { kind: 'month'; day: number | 'last'; time: TimeOfDay }

/** What the text left open and was read in the usual way, to be said when it is shown back. */
export type Assumption = 'morning' | 'working-days'

export type ReadSchedule =
  | { kind: 'schedule'; schedule: Schedule; assumed: readonly Assumption[] }
  | { kind: 'off' }
  /** `word`: the first one that isn't known, if that is the matter. `missing`: days were understood, but no time stands with them. */
  | { kind: 'unclear'; word: string | null; missing: 'time' | null }

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
export const workingDays: readonly Weekday[] = [1, 2, 3, 4, 5]
export const weekend: readonly Weekday[] = [6, 7]
