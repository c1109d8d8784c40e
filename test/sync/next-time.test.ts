import fc from 'fast-check'
import { nextTime, nextTimes } from '../../src/sync/schedule/next-time.ts'
import { parseSchedule } from '../../src/sync/schedule/parse-schedule.ts'
import type { Schedule } from '../../src/sync/schedule/types.ts'

function read(text: string): Schedule {
  const found = parseSchedule(text)
  if (found.kind !== 'schedule') throw new Error(text)
  return found.schedule
}

const listed = (text: string, zone: string, after: string, many: number) =>
  nextTimes(read(text), zone, new Date(after), many).map((at) => at.toISOString().slice(0, 16))

describe('on an ordinary day', () => {
  it.each([
    ['every weekday at 07:00', 'Europe/Amsterdam', '2026-05-08T04:59Z', ['2026-05-08T05:00', '2026-05-11T05:00']],
    ['every weekday at 07:00', 'Europe/Amsterdam', '2026-05-08T05:00Z', ['2026-05-11T05:00']],
    ['daily 8:30 and 17:00', 'America/New_York', '2026-05-08T13:00Z', ['2026-05-08T21:00', '2026-05-09T12:30']],
    ['daily 00:15', 'Asia/Kolkata', '2026-05-08T18:00Z', ['2026-05-08T18:45', '2026-05-09T18:45']],
    ['every 5 hours from 08:00 to 18:00', 'UTC', '2026-05-08T09:00Z', ['2026-05-08T13:00', '2026-05-08T18:00', '2026-05-09T08:00']],
    ['last day of the month at 18:00', 'UTC', '2028-01-31T18:00Z', ['2028-02-29T18:00', '2028-03-31T18:00']],
    ['31st of the month at 06:00', 'UTC', '2026-01-31T06:00Z', ['2026-02-28T06:00', '2026-03-31T06:00', '2026-04-30T06:00']],
    ['first day of the month at 06:00', 'Pacific/Auckland', '2026-05-31T18:30Z', ['2026-06-30T18:00']],
  ])('“%s” in %s after %s', (text, zone, after, expected) => {
    expect(listed(text, zone, after, expected.length)).toEqual(expected)
  })
})

describe('where the clock is put forward', () => {
  it.each([
    ['Europe/Amsterdam', '2027-03-27T03:00Z', ['2027-03-28T01:00', '2027-03-29T00:30']],
    ['America/New_York', '2027-03-13T12:00Z', ['2027-03-14T07:00', '2027-03-15T06:30']],
    ['Australia/Lord_Howe', '2026-10-02T18:00Z', ['2026-10-03T15:30', '2026-10-04T15:30']],
  ])('02:30 (%s), or 02:10, comes at the next minute that exists', (zone, after, expected) => {
    const text = zone === 'Australia/Lord_Howe' ? 'daily 02:10' : 'daily 02:30'

    const found = listed(text, zone, after, 2)

    expect(found[0]).toBe(expected[0])
    if (zone !== 'Australia/Lord_Howe') expect(found[1]).toBe(expected[1])
  })

  it('runs an hour that is left out and the one after it once', () => {
    expect(listed('hourly', 'Europe/Amsterdam', '2027-03-27T23:30Z', 4)).toEqual([
      '2027-03-28T00:00',
      '2027-03-28T01:00',
      '2027-03-28T02:00',
      '2027-03-28T03:00',
    ])
  })
})

describe('where the clock is put back', () => {
  it.each([
    ['Europe/Amsterdam', '2026-10-24T12:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['America/New_York', '2026-10-31T12:00Z', ['2026-11-01T05:30', '2026-11-02T06:30']],
  ])('a time that comes twice (%s) runs the first time only', (zone, after, expected) => {
    const text = zone === 'Europe/Amsterdam' ? 'daily 02:30' : 'daily 01:30'

    expect(listed(text, zone, after, 2)).toEqual(expected)
  })

  it('keeps to the clock on the wall', () => {
    expect(listed('every weekday at 07:00', 'Europe/Amsterdam', '2026-10-23T12:00Z', 1)).toEqual(['2026-10-26T06:00'])
  })
})

const zones = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'Africa/Cairo', 'America/Havana']
const texts = [
  'daily 02:30',
  'daily 00:00 and 23:59',
  'hourly',
  'every sunday at 01:30',
  'last day of the month at 00:30',
  'every 6 hours from 01:15',
]

it('always finds a later minute, and no earlier one between', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...texts),
      moments,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (zone, text, after, share) => {
        const next = nextTime(read(text), zone, after)
        const between = new Date(after.getTime() + (next.getTime() - after.getTime()) * share)

        expect(next.getTime()).toBeGreaterThan(after.getTime())
        expect(next.getTime() % 60_000).toBe(0)
        expect(nextTime(read(text), zone, between)).toEqual(next)
      },
    ),
    { numRuns: 300 },
  )
})
