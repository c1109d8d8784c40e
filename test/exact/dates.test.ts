import fc from 'fast-check'
import { toDate, toInstant } from '../../src/exact/dates.ts'

/** A wall-clock reading as Exact writes it. */
const wire = (wall: string) => `/Date(${Date.parse(`${wall}Z`)})/`

describe('an instant of Exact', () => {
  it('is the wall clock less the summer offset', () => {
    expect(toInstant('/Date(1782404052403)/')).toBe('2026-06-25T14:14:12.403Z')
  })

  it.each([
    ['in winter', '2026-01-15T12:00:00', '2026-01-15T11:00:00.000Z'],
    ['before the clocks go forward', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['after the clocks went forward', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    ['in the hour that never happens', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['before the clocks go back', '2026-10-25T01:59:59', '2026-10-24T23:59:59.000Z'],
    ['in the hour that happens twice, read as the first', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['after the clocks went back', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('%s', (_, wall, instant) => {
    expect(toInstant(wire(wall))).toBe(instant)
  })

  it('reads back as the same wall clock in Amsterdam, but for the two odd hours', () => {
    const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' })
    const [from, to] = [Date.UTC(2000, 0, 1), Date.UTC(2040, 0, 1)]

    fc.assert(
      fc.property(fc.integer({ min: from / 1000, max: to / 1000 }), (seconds) => {
        const wall = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
        const read = amsterdam.format(new Date(toInstant(`/Date(${seconds * 1000})/`) ?? ''))
        const skipped = /-03-(2[5-9]|3[01]) 02:/.test(wall)
        return skipped || read === wall
      }),
    )
  })
})

describe('a date of Exact', () => {
  it('is the calendar date of the wall clock, converted to no zone', () => {
    expect(toDate('/Date(1782345600000)/')).toBe('2026-06-25')
  })

  it.each(['2026-03-29', '2026-10-25', '1969-12-31', '2024-02-29'])('keeps %s as it is', (day) => {
    expect(toDate(wire(`${day}T00:00:00`))).toBe(day)
  })
})

it.each(['', 'yesterday', '2026-06-25', '/Date()/', '/Date(99999999999999999999)/'])('finds no date in %j', (text) => {
  expect(toDate(text)).toBeNull()
  expect(toInstant(text)).toBeNull()
})
