import type { Headers } from './http.ts'

export type WaitReason = 'minute' | 'day'

/**
 * `carried`: calls under way when the window began, which Exact may count in it or in the one before. Their answers tell.
 * Instants are epoch milliseconds.
 */
export type Window = { known: boolean; limit: number; left: number; carried: number; resetsAt: number }

/** What the budget has to know of the moment: the time, and how many requests are under way. */
export type Moment = { at: number; underWay: number }

export const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/**
 * `assumed`: limits per Exact's API limits page, used until the first answer tells the real ones. `chatShare`: the share of the calls
 * that runs leave to chat.
 */
const rules = {
  minute: { lengthMs: minuteMs, header: 'x-ratelimit-minutely', assumed: 60, chatShare: 1 / 12 },
  day: { lengthMs: dayMs, header: 'x-ratelimit', assumed: 5000, chatShare: 1 / 10 },
} as const

/** Before the first answer. */
export function newWindow(name: WaitReason): Window {
  return { known: false, limit: rules[name].assumed, left: rules[name].assumed, carried: 0, resetsAt: 0 }
}

export function headerOf(name: WaitReason): string {
  return rules[name].header
}

/** One call fewer. */
export function spend(window: Window): Window {
  return { ...window, left: window.left - 1 }
}

/** Calls that may be taken now. */
export function free({ left, carried }: Window): number {
  return left - carried
}

/** Calls that runs leave to chat. */
export function reserve(name: WaitReason, { limit }: Window): number {
  return Math.floor(limit * rules[name].chatShare)
}

/** A window whose turn Exact has told keeps that rhythm: its day need not begin at midnight UTC. */
export function rollWindow(name: WaitReason, window: Window, { at, underWay }: Moment): Window {
  if (at < window.resetsAt) return window
  const { lengthMs } = rules[name]
  const { resetsAt, limit, known } = window
  const next = known ? resetsAt + nextStart(at - resetsAt, lengthMs) : nextStart(at, lengthMs)
  return { ...window, left: limit, carried: underWay, resetsAt: next }
}

/**
 * An answer may be overtaken by a younger one: within a window the count only falls, calls under way being counted already,
 * and an older window's answer is ignored. Windows are told apart by half their length, since resets are rounded.
 */
export function takeOver(name: WaitReason, before: Window, headers: Headers, claimedAt: number): Window {
  const { header, lengthMs } = rules[name]
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) => numberIn(headers, `${header}-${part}`))
  const resetsAt = reset ?? before.resetsAt
  const younger = resetsAt - before.resetsAt
  const isOlder = before.known && younger < -lengthMs / 2
  const window = arrive(raise(before, limit), claimedAt < before.resetsAt - lengthMs, isOlder)
  if (remaining === null || remaining === undefined || isOlder) return window
  const isNew = before.known && younger > lengthMs / 2
  return { ...window, left: isNew ? remaining : Math.min(window.left, remaining), resetsAt, known: true }
}

function raise(window: Window, limit: number | null | undefined): Window {
  return limit ? { ...window, left: window.left + limit - window.limit, limit } : window
}

/** A call that was under way when the window began has ended: Exact counted it before, or in this window. */
function arrive(window: Window, wasCarried: boolean, countedBefore: boolean): Window {
  if (!wasCarried || window.carried === 0) return window
  return { ...window, carried: window.carried - 1, left: countedBefore ? window.left : window.left - 1 }
}

/** When the next stretch of that length begins, counted from the epoch. */
export function nextStart(at: number, lengthMs: number): number {
  return (Math.floor(at / lengthMs) + 1) * lengthMs
}

/** Header values are decimal text; `-reset` is UTC in epoch milliseconds. A missing one means unknown, not 0. */
export function numberIn(headers: Headers, header: string): number | null {
  const value = headers[header]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : null
}
