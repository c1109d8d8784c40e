import {
  free,
  headerOf,
  type Moment,
  minuteMs,
  newWindow,
  nextStart,
  numberIn,
  reserve,
  rollWindow,
  spend,
  takeOver,
  type WaitReason,
  type Window,
} from './budget-window.ts'
import type { Headers } from './http.ts'

/** Chat comes first: a run leaves the last calls of a minute and of a day to it. */
export type Lane = 'chat' | 'run'
/** `reserved`: calls are left, but they are kept for chat. */
export type Wait = { until: Date; reason: WaitReason; reserved: boolean }

/** Null = Exact hasn't said yet. `resetsAt` is when the window that is scarcest now starts again. */
export type BudgetSnapshot = {
  minuteLeft: number | null
  minuteLimit: number | null
  dayLeft: number | null
  dayLimit: number | null
  resetsAt: Date | null
}

/** The calls of one administration, as plain data: it rests where all clients of that administration share it. */
export type BudgetState = Readonly<Record<WaitReason, Window>> & {
  /** Runs begin a minute after a spent one a little later than chat. */
  readonly runsFrom: number
  /** Until when nobody may ask, after a 429 that Exact didn't explain. */
  readonly blockedUntil: number
}

export type Claim = { granted: true } | { granted: false; wait: Wait }

const runsLaterMs = 1_000

const longestFirst = ['day', 'minute'] as const

export function newBudget(): BudgetState {
  return { minute: newWindow('minute'), day: newWindow('day'), runsFrom: 0, blockedUntil: 0 }
}

/** Takes one call, or says until when there is none for this lane. Runs also leave a call to each chat question that waits. */
export function claim(before: BudgetState, lane: Lane, moment: Moment, chatWaiting = 0): { state: BudgetState; answer: Claim } {
  const state = roll(before, moment)
  const wait = waitOf(state, lane, moment.at, chatWaiting)
  if (wait) return { state, answer: { granted: false, wait } }
  return { state: { ...state, minute: spend(state.minute), day: spend(state.day) }, answer: { granted: true } }
}

/** Why this lane would have to wait now, and until when; null when it needn't. */
export function waitNow(state: BudgetState, lane: Lane, moment: Moment): Wait | null {
  return waitOf(roll(state, moment), lane, moment.at, 0)
}

/** Takes over what an answer's headers say. `claimedAt` is when its call was claimed. */
export function learn(before: BudgetState, headers: Headers, moment: Moment, claimedAt = moment.at): BudgetState {
  const state = roll(before, moment)
  return { ...state, minute: takeOver('minute', state.minute, headers, claimedAt), day: takeOver('day', state.day, headers, claimedAt) }
}

/** Exact answered 429: its headers name the limit that was hit, and that one only. The answer is null when they don't. */
export function refused(before: BudgetState, lane: Lane, headers: Headers, moment: Moment): { state: BudgetState; answer: Wait | null } {
  const state = roll(before, moment)
  const named = longestFirst.filter((name) => (numberIn(headers, `${headerOf(name)}-reset`) ?? 0) > moment.at)
  const hit = named.find((name) => numberIn(headers, `${headerOf(name)}-remaining`) === 0) ?? named.at(-1)
  if (hit === undefined) return { state, answer: null }
  const window = { ...takeOver(hit, state[hit], headers, moment.at), left: 0 }
  return { state: { ...state, [hit]: window }, answer: waitFor(hit, window, lane) }
}

/** Exact answered 429 and didn't say why: waits for the next minute and a second more. */
export function refusedBare(state: BudgetState, { at }: Moment): { state: BudgetState; answer: Wait } {
  const blockedUntil = state.blockedUntil > at ? state.blockedUntil : nextStart(at, minuteMs) + 1000
  return { state: { ...state, blockedUntil }, answer: blockedWait(blockedUntil) }
}

export function snapshot(before: BudgetState, moment: Moment): BudgetSnapshot {
  const { minute, day } = roll(before, moment)
  const scarce = free(day) <= 0 ? day : minute
  return {
    minuteLeft: minute.known ? Math.max(0, free(minute)) : null,
    minuteLimit: minute.known ? minute.limit : null,
    dayLeft: day.known ? Math.max(0, free(day)) : null,
    dayLimit: day.known ? day.limit : null,
    resetsAt: scarce.known ? new Date(scarce.resetsAt) : null,
  }
}

function waitOf(state: BudgetState, lane: Lane, at: number, chatWaiting: number): Wait | null {
  if (state.blockedUntil > at) return blockedWait(state.blockedUntil)
  const kept = (name: WaitReason) => (lane === 'run' ? reserve(name, state[name]) + chatWaiting : 0)
  const spent = longestFirst.find((name) => free(state[name]) <= kept(name))
  if (spent) return waitFor(spent, state[spent], lane)
  return lane === 'run' && state.runsFrom > at ? { until: new Date(state.runsFrom), reason: 'minute', reserved: true } : null
}

function roll(state: BudgetState, moment: Moment): BudgetState {
  const minute = rollWindow('minute', state.minute, moment)
  const day = rollWindow('day', state.day, moment)
  const wasSpent = state.minute.resetsAt > 0 && free(state.minute) <= reserve('minute', state.minute)
  const runsFrom = minute !== state.minute && wasSpent ? minute.resetsAt - minuteMs + runsLaterMs : state.runsFrom
  return { ...state, minute, day, runsFrom }
}

/** A run waits a little longer for the next minute, so that chat goes first. */
function waitFor(name: WaitReason, window: Window, lane: Lane): Wait {
  const later = lane === 'run' && name === 'minute' ? runsLaterMs : 0
  return { until: new Date(window.resetsAt + later), reason: name, reserved: lane === 'run' && free(window) > 0 }
}

function blockedWait(until: number): Wait {
  return { until: new Date(until), reason: 'minute', reserved: false }
}
