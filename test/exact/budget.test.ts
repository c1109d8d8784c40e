import { createBudget } from '../../src/exact/budget.ts'
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

/** A budget at 10:00:20. */
function scene() {
  const clock = fakeClock()
  const budget = createBudget({ now: clock.now })
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
  expect(budget.claim('run')).toEqual({ granted: false, until: at('10:01:00'), reason: 'minute' })
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

  expect(budget.claim('chat')).toEqual({ granted: false, until: at('23:59:59'), reason: 'day' })
  expect(budget.snapshot().resetsAt).toEqual(at('23:59:59'))
})

describe('after a 429', () => {
  it('waits for the minute that its headers name', () => {
    const { budget } = scene()

    const wait = budget.refused(minuteHeaders(60, 0, '10:01:00'))

    expect(wait).toEqual({ until: at('10:01:00'), reason: 'minute' })
    expect(budget.claim('chat')).toEqual({ granted: false, ...wait })
  })

  it('waits for the day that its headers name', () => {
    const { budget } = scene()

    const wait = budget.refused({ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', ...endOfDay })

    expect(wait).toEqual({ until: new Date('2026-03-03T00:00:00Z'), reason: 'day' })
    expect(budget.claim('chat')).toEqual({ granted: false, ...wait })
  })

  it('waits for the minute even when calls are shown as left', () => {
    const { budget } = scene()

    expect(budget.refused(minuteHeaders(60, 49, '10:01:00'))).toEqual({ until: at('10:01:00'), reason: 'minute' })
    expect(budget.claim('chat').granted).toBe(false)
  })

  it('without headers waits for the next minute and a second, then twice as long each time', () => {
    const { budget, clock } = scene()
    const waits = [1, 2, 3].map(() => {
      const { until } = budget.refused({})
      clock.advance(until.getTime() - clock.now().getTime())
      return until
    })

    expect(waits).toEqual([at('10:01:01'), at('10:03:01'), at('10:07:01')])
  })

  it('without headers counts several refusals of one moment once', () => {
    const { budget } = scene()

    expect(budget.refused({})).toEqual(budget.refused({}))
  })

  it('without headers begins with a short wait again after an answer went well', () => {
    const { budget, clock } = scene()
    budget.refused({})
    clock.advance(41_000)
    budget.learn({})

    expect(budget.refused({}).until).toEqual(at('10:02:01'))
  })

  it('takes a reset that has passed for no header at all', () => {
    const { budget } = scene()

    expect(budget.refused(minuteHeaders(60, 0, '09:59:00')).until).toEqual(at('10:01:01'))
  })
})
