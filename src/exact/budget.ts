import type { Headers } from './http.ts'

/** Chat comes first: a run leaves the last calls of a minute and of a day to it. */
export type Lane = 'chat' | 'run'
export type WaitReason = 'minute' | 'day'
export type Wait = { until: Date; reason: WaitReason }

/** Null = Exact hasn't said yet. `resetsAt` is when the window that is scarcest now starts again. */
export type BudgetSnapshot = {
  minuteLeft: number | null
  minuteLimit: number | null
  dayLeft: number | null
  dayLimit: number | null
  resetsAt: Date | null
}

/** The calls of one administration. All clients of that administration share one budget. */
export type Budget = {
  /** Takes one call, or says until when there is none for this lane. */
  claim(lane: Lane): { granted: true } | ({ granted: false } & Wait)
  /** Takes over what an answer's headers say. */
  learn(headers: Headers): void
  /** Exact answered 429: from when calls may go again. Null when its headers don't say. */
  refused(headers: Headers): Wait | null
  /** Exact answered 429 and didn't say why: waits for the next minute and a second more. */
  refusedBare(): Wait
  snapshot(): BudgetSnapshot
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Limits per Exact's API limits page, used until the first answer tells the real ones. */
const assumed = { minute: 60, day: 5000 }

/** The share of a minute's and of a day's calls that runs leave to chat. */
const chatShare: Readonly<Record<WaitReason, number>> = { minute: 1 / 12, day: 1 / 10 }

type Window = { reason: WaitReason; lengthMs: number; header: string; known: boolean; limit: number; left: number; resetsAt: number }

export function createBudget({ now }: { now: () => Date }): Budget {
  const minute = newWindow('minute', minuteMs, 'x-ratelimit-minutely', assumed.minute)
  const day = newWindow('day', dayMs, 'x-ratelimit', assumed.day)
  let blocked: Wait | null = null

  function claim(lane: Lane): ReturnType<Budget['claim']> {
    const at = now().getTime()
    for (const window of [minute, day]) roll(window, at)
    if (blocked && blocked.until.getTime() > at) return { granted: false, ...blocked }
    const spent = [day, minute].find((window) => window.left <= reserve(window, lane))
    if (spent) return { granted: false, ...waitFor(spent) }
    minute.left -= 1
    day.left -= 1
    return { granted: true }
  }

  function learn(headers: Headers): void {
    for (const window of [minute, day]) takeOver(window, headers)
  }

  function refused(headers: Headers): Wait | null {
    const at = now().getTime()
    const named = [day, minute].filter((window) => (numberIn(headers, `${window.header}-reset`) ?? 0) > at)
    const hit = named.find((window) => numberIn(headers, `${window.header}-remaining`) === 0) ?? named.at(-1)
    if (!hit) return null
    takeOver(hit, headers)
    hit.left = 0
    return waitFor(hit)
  }

  function refusedBare(): Wait {
    const at = now().getTime()
    if (blocked && blocked.until.getTime() > at) return blocked
    blocked = { until: new Date(nextStart(at, minuteMs) + 1000), reason: 'minute' }
    return blocked
  }

  function snapshot(): BudgetSnapshot {
    for (const window of [minute, day]) roll(window, now().getTime())
    const scarce = day.left <= 0 ? day : minute
    return {
      minuteLeft: minute.known ? minute.left : null,
      minuteLimit: minute.known ? minute.limit : null,
      dayLeft: day.known ? day.left : null,
      dayLimit: day.known ? day.limit : null,
      resetsAt: scarce.known ? new Date(scarce.resetsAt) : null,
    }
  }

  return { claim, learn, refused, refusedBare, snapshot }
}

function newWindow(reason: WaitReason, lengthMs: number, header: string, limit: number): Window {
  return { reason, lengthMs, header, known: false, limit, left: limit, resetsAt: 0 }
}

/** A window whose turn Exact has told keeps that rhythm: its day need not begin at midnight UTC. */
function roll(window: Window, at: number): void {
  if (at < window.resetsAt) return
  const { lengthMs, resetsAt } = window
  window.left = window.limit
  window.resetsAt = window.known ? resetsAt + nextStart(at - resetsAt, lengthMs) : nextStart(at, lengthMs)
}

/**
 * An answer may be overtaken by a younger one: within a window the count only falls, calls under way being counted already,
 * and an older window's answer is ignored. Windows are told apart by half their length, since resets are rounded.
 */
function takeOver(window: Window, headers: Headers): void {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) => numberIn(headers, `${window.header}-${part}`))
  if (limit) {
    window.left += limit - window.limit
    window.limit = limit
  }
  if (remaining === null || remaining === undefined) return
  const resetsAt = reset ?? window.resetsAt
  const younger = resetsAt - window.resetsAt
  if (younger < -window.lengthMs / 2) return
  window.left = younger > window.lengthMs / 2 ? remaining : Math.min(window.left, remaining)
  window.resetsAt = resetsAt
  window.known = true
}

function reserve(window: Window, lane: Lane): number {
  return lane === 'run' ? Math.floor(window.limit * chatShare[window.reason]) : 0
}

function waitFor(window: Window): Wait {
  return { until: new Date(window.resetsAt), reason: window.reason }
}

function nextStart(at: number, lengthMs: number): number {
  return (Math.floor(at / lengthMs) + 1) * lengthMs
}

/** Header values are decimal text; `-reset` is UTC in epoch milliseconds. A missing one means unknown, not 0. */
function numberIn(headers: Headers, header: string): number | null {
  const value = headers[header]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : null
}
