import fc from 'fast-check'
import { addDays } from '../../src/receivables/days.ts'
import { changedSpans, reliedOn, stretchesToRead, withoutSpan } from '../../src/receivables/stretches.ts'

const now = new Date('2026-11-23T10:00:00Z')
const moment = { now, today: '2026-11-23', freshSince: new Date('2026-11-23T09:50:00Z') }
const year = { from: '2025-01-01', to: '2026-11-23' }
const readAt = (at: string) => new Date(at)

describe('what has to be read', () => {
  it('is all that is needed at first, joined where it touches', () => {
    const needed = [
      { from: '2026-01-01', to: '2026-11-23' },
      { from: '2025-01-01', to: '2025-11-23' },
      { from: '2025-11-24', to: '2025-12-31' },
    ]

    expect(stretchesToRead(needed.slice(0, 2), [], moment)).toEqual([needed[1], needed[0]])
    expect(stretchesToRead(needed, [], moment)).toEqual([year])
  })

  it('is nothing right after a reading', () => {
    expect(stretchesToRead([year], [{ ...year, readAt: readAt('2026-11-23T09:55:00Z') }], moment)).toEqual([])
  })

  it('is the months that people still book into, once a reading isn’t fresh', () => {
    expect(stretchesToRead([year], [{ ...year, readAt: readAt('2026-11-23T09:00:00Z') }], moment)).toEqual([
      { from: '2026-10-01', to: '2026-11-23' },
    ])
  })

  it('is what was open to late bookings when it was read, not what is today', () => {
    const before = { from: '2025-01-01', to: '2026-11-03', readAt: readAt('2026-11-03T09:00:00Z') }

    expect(stretchesToRead([year], [before], moment)).toEqual([{ from: '2026-09-01', to: '2026-11-23' }])
  })

  it('is everything again after a month', () => {
    expect(stretchesToRead([year], [{ ...year, readAt: readAt('2026-10-20T09:00:00Z') }], moment)).toEqual([year])
  })

  it('never leaves out a day that isn’t known', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2024-12-01', days))
    const span = fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }))
    const read = fc.record({ span, age: fc.integer({ min: 0, max: 40 * 24 }) })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), fc.array(read, { maxLength: 4 }), fc.array(day), (needed, kept, sampled) => {
        const stretches = kept.map(({ span: each, age }) => ({ ...each, readAt: new Date(now.getTime() - age * 3_600_000) }))
        const asked = stretchesToRead(needed, stretches, moment)
        const isIn = (date: string, spans: readonly { from: string; to: string }[]) =>
          spans.some(({ from, to }) => from <= date && date <= to)
        for (const date of sampled) {
          if (isIn(date, needed)) expect(isIn(date, asked) || isIn(date, stretches)).toBe(true)
        }
      }),
    )
  })
})

describe('what is taken from before', () => {
  const stretch = { ...year, readAt: readAt('2026-11-20T09:00:00Z') }

  it('is relied on as of when it was read, up to the months that people still book into', () => {
    expect(reliedOn([year], [stretch], moment)).toEqual([{ from: '2025-01-01', to: '2026-09-30', readAt: stretch.readAt }])
  })

  it('has nothing to look again for when it was just read, isn’t needed, or is too old', () => {
    const just = { ...stretch, readAt: readAt('2026-11-23T09:55:00Z') }
    const old = { ...stretch, readAt: readAt('2026-10-01T09:00:00Z') }

    expect(reliedOn([year], [just, old], moment)).toEqual([])
    expect(reliedOn([{ from: '2026-11-01', to: '2026-11-23' }], [stretch], moment)).toEqual([])
  })

  it('is read again by month where something changed after it was read, and nowhere else', () => {
    const [before, after] = [readAt('2026-11-20T08:00:00Z'), readAt('2026-11-21T08:00:00Z')]
    const changes = [
      { day: '2026-08-20', at: after },
      { day: '2026-08-05', at: after },
      { day: '2026-06-05', at: after },
      { day: '2026-07-05', at: before },
      { day: '2026-10-05', at: after },
    ]

    expect(changedSpans(changes, reliedOn([year], [stretch], moment))).toEqual([
      { from: '2026-06-05', to: '2026-06-05' },
      { from: '2026-08-05', to: '2026-08-20' },
    ])
  })
})

it.each([
  ['before', '2026-01-01', '2026-01-31', ['2026-02-01 2026-02-28']],
  ['over its beginning', '2026-01-15', '2026-02-10', ['2026-02-11 2026-02-28']],
  ['inside', '2026-02-10', '2026-02-20', ['2026-02-01 2026-02-09', '2026-02-21 2026-02-28']],
  ['over its end', '2026-02-20', '2026-03-10', ['2026-02-01 2026-02-19']],
  ['all over it', '2026-01-01', '2026-03-10', []],
])('a span without another %s', (_, from, to, left) => {
  expect(withoutSpan({ from: '2026-02-01', to: '2026-02-28' }, { from, to }).map((one) => `${one.from} ${one.to}`)).toEqual(left)
})
