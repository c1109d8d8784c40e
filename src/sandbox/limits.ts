/** Calls an app may make per administration, and how the vendor counts them. */
export interface LimitFigures {
  minutely: number
  daily: number
  /** Bad answers an endpoint may give in an hour before the key is blocked. */
  errorsPerHour: number
}

export const defaultLimits: LimitFigures = { minutely: 60, daily: 5_000, errorsPerHour: 10 }

type Headers = Record<string, string>

export type Verdict = { allowed: true; headers: Headers } | { allowed: false; headers: Headers }

export interface Limits {
  /** Counts one call of a key (app and division), or says which limit is reached. */
  spend(key: string): Verdict
  /** Headers of one limit used up, for faults that pretend. */
  exhausted(family: 'minute' | 'day'): Headers
  isBlocked(key: string): boolean
  /** Counts a bad answer; too many within an hour block the key for an hour. */
  noteError(key: string, endpoint: string): void
}

const minuteLength = 60_000
const hourLength = 3_600_000
const dayLength = 86_400_000

interface Usage {
  window: number
  used: number
}

/** Clock minutes and UTC days, as in Exact's API limits page. `-Reset` headers are epoch milliseconds. */
export const createLimits = (figures: LimitFigures, now: () => Date): Limits => {
  const minutes = new Map<string, Usage>()
  const days = new Map<string, Usage>()
  const errors = new Map<string, Usage>()
  const blocked = new Map<string, number>()

  const usage = (counters: Map<string, Usage>, key: string, length: number): Usage => {
    const window = Math.floor(now().getTime() / length)
    const known = counters.get(key)
    if (known?.window === window) return known
    const fresh = { window, used: 0 }
    counters.set(key, fresh)
    return fresh
  }

  const family = (prefix: string, limit: number, used: number, length: number): Headers => ({
    [`X-RateLimit-${prefix}Limit`]: String(limit),
    [`X-RateLimit-${prefix}Remaining`]: String(Math.max(0, limit - used)),
    [`X-RateLimit-${prefix}Reset`]: String((Math.floor(now().getTime() / length) + 1) * length),
  })
  const dayHeaders = (used: number) => family('', figures.daily, used, dayLength)
  const minuteHeaders = (used: number) => family('Minutely-', figures.minutely, used, minuteLength)

  return {
    spend: (key) => {
      const day = usage(days, key, dayLength)
      if (day.used >= figures.daily) return { allowed: false, headers: dayHeaders(day.used) }
      const minute = usage(minutes, key, minuteLength)
      if (minute.used >= figures.minutely) return { allowed: false, headers: minuteHeaders(minute.used) }
      day.used += 1
      minute.used += 1
      return { allowed: true, headers: { ...dayHeaders(day.used), ...minuteHeaders(minute.used) } }
    },
    exhausted: (which) => (which === 'day' ? dayHeaders(figures.daily) : minuteHeaders(figures.minutely)),
    isBlocked: (key) => (blocked.get(key) ?? 0) > now().getTime(),
    noteError: (key, endpoint) => {
      const count = usage(errors, `${key} ${endpoint}`, hourLength)
      count.used += 1
      if (count.used > figures.errorsPerHour) blocked.set(key, now().getTime() + hourLength)
    },
  }
}
