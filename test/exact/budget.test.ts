import fc from 'fast-check'
import { type BudgetState, claim, type Lane, learn, newBudget, refused, refusedBare, snapshot } from '../../src/exact/budget.ts'
import { fakeClock } from './rig.ts'

const at = (time: string) => new Date(`2026-03-02T${time}Z`)
const ms = (time: string) => String(at(time).getTime())
const minuteHeaders = (limit: number, remaining: number, reset: string) => ({
  'x-ratelimit-minutely-limit': String(limit),
  'x-ratelimit-minutely-remaining': String(remaining),
  'x-ratelimit-minutely-reset': ms(reset),
})
const dayHeaders = (limit: number, remaining: number, reset: string) => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': ms(reset),
})
const endOfDay = { 'x-ratelimit-reset': String(Date.parse('2026-03-03T00:00:00Z')) }

/** Remembers the state, as its cell does: as JSON. */
function remembered({ now }: { now: () => Date }) {
  let state: BudgetState = newBudget()
  const moment = (underWay = 0) => ({ at: now().getTime(), underWay })
  const keep = <A>(step: { state: BudgetState; answer: A }): A => {
    state = JSON.parse(JSON.stringify(step.state))
    return step.answer
  }
  return {
    claim(lane: Lane, { underWay = 0, chatWaiting = 0 } = {}) {
      const answer = keep(claim(state, lane, moment(underWay), chatWaiting))
      return answer.granted ? { granted: true } : { granted: false, ...answer.wait }
    },
    learn: (headers: Record<string, string>, claimedAt?: number) =>
      keep({ state: learn(state, headers, moment(), claimedAt), answer: undefined }),
    refused: (headers: Record<string, string>, lane: Lane = 'chat') => keep(refused(state, lane, headers, moment())),
    refusedBare: () => keep(refusedBare(state, moment())),
    snapshot: () => snapshot(state, moment()),
  }
}

/** A budget at 10:00:20. */
function scene() {
  const clock = fakeClock()
  const budget = remembered(clock)
  const claimAll = (lane: 'chat' | 'run') => {
    let granted = 0
    while (granted < 1000 && budget.claim(lane).granted) granted += 1
    return granted
  }
  return { clock, budget, claimAll }
}

it('knows nothing before Exact’s first answer', () => {
  const { budget } = scene()

  expect(budget.snapshot()).toEqual({ minuteLeft: null, minuteLimit: null, dayLeft: null, dayLimit: null, resetsAt: null })
})

it('shows what Exact says, and counts along', () => {
  const { budget } = scene()
  budget.learn({ ...minuteHeaders(60, 41, '10:01:00'), ...dayHeaders(5000, 4321, '23:59:59') })

  budget.claim('chat')

  expect(budget.snapshot()).toEqual({ minuteLeft: 40, minuteLimit: 60, dayLeft: 4320, dayLimit: 5000, resetsAt: at('10:01:00') })
})

it('takes a missing header for unknown, not for nothing', () => {
  const { budget } = scene()

  budget.learn(minuteHeaders(60, 41, '10:01:00'))

  expect(budget.snapshot()).toMatchObject({ minuteLeft: 41, dayLeft: null, dayLimit: null })
})

it('leaves the last calls of a minute to chat', () => {
  const { budget, claimAll } = scene()

  expect([claimAll('run'), claimAll('chat')]).toEqual([55, 5])
  expect(budget.claim('run')).toEqual({ granted: false, until: at('10:01:01'), reason: 'minute', reserved: false })
})

it('tells a run whether calls are left that are kept for chat', () => {
  const { budget, claimAll } = scene()
  claimAll('run')

  expect(budget.claim('run')).toMatchObject({ granted: false, reserved: true })
})

it('starts anew with the next minute, by the limit it learned', () => {
  const { budget, clock, claimAll } = scene()
  budget.learn(minuteHeaders(100, 3, '10:01:00'))
  const before = claimAll('chat')
  clock.advance(40_000)

  expect([before, claimAll('chat')]).toEqual([3, 100])
})

it('never deadlocks runs where Exact allows only a few calls a minute', () => {
  const { budget, claimAll } = scene()
  budget.learn(minuteHeaders(4, 4, '10:01:00'))

  expect(claimAll('run')).toBe(4)
})

it('isn’t fooled by an answer that was overtaken by a younger one', () => {
  const { budget } = scene()
  budget.learn(minuteHeaders(60, 10, '10:01:00'))
  budget.learn(minuteHeaders(60, 30, '10:01:00'))
  budget.learn(minuteHeaders(60, 55, '10:00:00'))

  expect(budget.snapshot()).toMatchObject({ minuteLeft: 10, resetsAt: at('10:01:00') })
})

it('grants nothing to anyone once the day is used', () => {
  const { budget } = scene()
  budget.learn({ ...minuteHeaders(60, 50, '10:01:00'), ...dayHeaders(5000, 0, '23:59:59') })

  expect(budget.claim('chat')).toEqual({ granted: false, until: at('23:59:59'), reason: 'day', reserved: false })
  expect(budget.snapshot().resetsAt).toEqual(at('23:59:59'))
})

describe('the minute after a spent one', () => {
  it('begins a second later for runs, so that chat goes first', () => {
    const { budget, clock, claimAll } = scene()
    claimAll('run')
    clock.advance(40_250)

    expect(budget.claim('run')).toEqual({ granted: false, until: at('10:01:01'), reason: 'minute', reserved: true })
    expect(budget.claim('chat').granted).toBe(true)
    clock.advance(750)
    expect(budget.claim('run').granted).toBe(true)
  })

  it('begins for everybody at once where calls were left', () => {
    const { budget, clock } = scene()
    budget.claim('run')
    clock.advance(40_250)

    expect(budget.claim('run').granted).toBe(true)
  })

  it('leaves a call to each chat question that waits', () => {
    const { budget } = scene()
    let granted = 0
    while (budget.claim('run', { chatWaiting: 40 }).granted) granted += 1

    expect(granted).toBe(15)
    expect(budget.claim('chat', { chatWaiting: 40 }).granted).toBe(true)
  })

  it('has fewer calls by those under way when it began, until their answers tell which minute they were counted in', () => {
    const { budget, clock } = scene()
    const claimedAt = clock.now().getTime()
    budget.learn(minuteHeaders(60, 30, '10:01:00'))
    clock.advance(41_000)
    const left = () => budget.snapshot().minuteLeft
    budget.claim('chat', { underWay: 3 })
    const before = left()

    budget.learn(minuteHeaders(60, 29, '10:01:00'), claimedAt)
    const afterCountedBefore = left()
    budget.learn(minuteHeaders(60, 58, '10:02:00'), claimedAt)
    const afterCountedNow = left()
    budget.learn({}, claimedAt)

    expect([before, afterCountedBefore, afterCountedNow, left()]).toEqual([56, 57, 57, 57])
  })
})

describe('after a 429', () => {
  it('waits for the minute that its headers name', () => {
    const { budget } = scene()

    const wait = budget.refused(minuteHeaders(60, 0, '10:01:00'))

    expect(wait).toEqual({ until: at('10:01:00'), reason: 'minute', reserved: false })
    expect(budget.claim('chat')).toEqual({ granted: false, ...wait })
  })

  it('makes runs wait a second longer than chat', () => {
    const { budget } = scene()

    expect(budget.refused(minuteHeaders(60, 0, '10:01:00'), 'run')).toMatchObject({ until: at('10:01:01') })
  })

  it('waits for the day that its headers name', () => {
    const { budget } = scene()

    const wait = budget.refused({ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', ...endOfDay })

    expect(wait).toEqual({ until: new Date('2026-03-03T00:00:00Z'), reason: 'day', reserved: false })
    expect(budget.claim('chat')).toEqual({ granted: false, ...wait })
  })

  it('waits for the minute even when calls are shown as left', () => {
    const { budget } = scene()

    expect(budget.refused(minuteHeaders(60, 49, '10:01:00'))).toEqual({ until: at('10:01:00'), reason: 'minute', reserved: false })
    expect(budget.claim('chat').granted).toBe(false)
  })

  it('says nothing where there are no headers, and then waits for the next minute and a second', () => {
    const { budget } = scene()

    expect(budget.refused({})).toBeNull()
    expect(budget.refusedBare()).toEqual({ until: at('10:01:01'), reason: 'minute', reserved: false })
    expect(budget.claim('chat')).toEqual({ granted: false, until: at('10:01:01'), reason: 'minute', reserved: false })
  })

  it('without headers counts several refusals of one moment once', () => {
    const { budget, clock } = scene()
    const first = budget.refusedBare()
    clock.advance(40_500)

    expect(budget.refusedBare()).toEqual(first)
  })

  it('takes a reset that has passed for no header at all', () => {
    const { budget } = scene()

    expect(budget.refused(minuteHeaders(60, 0, '09:59:00'))).toBeNull()
  })
})

describe('a day', () => {
  it('keeps its last tenth for chat', () => {
    const { budget, claimAll } = scene()
    budget.learn({ ...minuteHeaders(1000, 1000, '10:01:00'), ...dayHeaders(50, 30, '23:59:59') })

    expect([claimAll('run'), claimAll('chat')]).toEqual([25, 5])
    expect(budget.claim('run')).toEqual({ granted: false, until: at('23:59:59'), reason: 'day', reserved: false })
  })

  it('may begin at another hour than midnight, and keeps that rhythm', () => {
    const { budget, clock } = scene()
    budget.claim('run')
    budget.learn({ ...minuteHeaders(60, 50, '10:01:00'), ...dayHeaders(5000, 0, '23:00:00') })

    clock.advance(13 * 3_600_000)
    const granted = budget.claim('run').granted

    expect(granted).toBe(true)
    expect(budget.snapshot()).toMatchObject({ dayLeft: 4999 })
    budget.learn(dayHeaders(5000, 0, '23:00:00'))
    expect(budget.snapshot()).toMatchObject({ dayLeft: 4999 })
  })
})

it('counts the calls under way when Exact’s first answer comes', () => {
  const { budget, claimAll } = scene()
  claimAll('chat')

  budget.learn(minuteHeaders(60, 59, '10:01:00'))

  expect(claimAll('chat')).toBe(0)
})

it('finds more room than assumed in Exact’s first answer, calls under way taken off', () => {
  const { budget, claimAll } = scene()
  claimAll('chat')

  budget.learn(minuteHeaders(100, 99, '10:01:00'))

  expect(claimAll('chat')).toBe(40)
})

it('never lets runs eat what is kept for chat, nor anyone more than there is, whatever comes in between', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('run' as const, 'chat' as const) },
      { weight: 10, arbitrary: fc.constant('answer' as const) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 50_000 }) },
      { weight: 1, arbitrary: fc.constant('next-day' as const) },
    ),
    { minLength: 100, maxLength: 300, size: 'max' },
  )
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 5, max: 30 }), steps, (minutely, daily, all) => {
      const exact = countingExact(minutely, daily)
      for (const step of all) exact.take(step)

      expect(exact.broken).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** Exact’s own counting beside a budget; answers arrive late and in any order. */
function countingExact(minutely: number, daily: number) {
  const clock = fakeClock('2026-03-02T23:50:00.000Z')
  const budget = remembered(clock)
  const broken: string[] = []
  const answers: Record<string, string>[] = []
  const used = { minute: 0, day: 0, minuteNumber: 0, dayNumber: 0 }
  const number = (length: number) => Math.floor(clock.now().getTime() / length)

  function roll() {
    if (used.minuteNumber !== number(60_000)) Object.assign(used, { minute: 0, minuteNumber: number(60_000) })
    if (used.dayNumber !== number(86_400_000)) Object.assign(used, { day: 0, dayNumber: number(86_400_000) })
  }

  function headers(): Record<string, string> {
    const family = (prefix: string, limit: number, count: number, end: number) => ({
      [`x-ratelimit-${prefix}limit`]: String(limit),
      [`x-ratelimit-${prefix}remaining`]: String(limit - count),
      [`x-ratelimit-${prefix}reset`]: String(end),
    })
    return {
      ...family('minutely-', minutely, used.minute, (number(60_000) + 1) * 60_000),
      ...family('', daily, used.day, (number(86_400_000) + 1) * 86_400_000),
    }
  }

  function call(lane: 'chat' | 'run') {
    if (!budget.claim(lane).granted) return
    used.minute += 1
    used.day += 1
    answers.push(headers())
    if (used.minute > minutely || used.day > daily) broken.push(`more than there is, for ${lane}`)
    if (lane === 'run' && daily - used.day < Math.floor(daily / 10)) broken.push('the day’s share of chat')
    if (lane === 'run' && minutely - used.minute < Math.floor(minutely / 12)) broken.push('the minute’s share of chat')
  }

  roll()
  budget.learn(headers())
  return {
    broken,
    take(step: 'run' | 'chat' | 'answer' | 'next-day' | number) {
      if (step === 'next-day') clock.advance(86_400_000)
      else if (step === 'answer') budget.learn(answers.splice(answers.length > 2 ? 1 : 0, 1)[0] ?? {})
      else if (typeof step === 'number') clock.advance(step)
      else call(step)
      roll()
    },
  }
}
