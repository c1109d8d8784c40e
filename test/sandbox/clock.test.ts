import { createClock } from '../../src/sandbox/clock.ts'

const wallText = (instant: string, zone?: string): string => new Date(createClock(() => new Date(instant), zone).wall()).toISOString()

describe('the server’s wall clock', () => {
  it.each([
    ['before the clocks go forward', '2025-03-30T00:59:59.999Z', '2025-03-30T01:59:59.999Z'],
    ['when the clocks go forward', '2025-03-30T01:00:00.000Z', '2025-03-30T03:00:00.000Z'],
    ['in the hour before it repeats', '2025-10-26T00:30:00.000Z', '2025-10-26T02:30:00.000Z'],
    ['in the repeated hour', '2025-10-26T01:30:00.000Z', '2025-10-26T02:30:00.000Z'],
    ['in winter', '2025-12-31T23:30:00.120Z', '2026-01-01T00:30:00.120Z'],
  ])('is Amsterdam’s, written as if it were UTC: %s', (_case, instant, wall) => {
    expect(wallText(instant)).toBe(wall)
  })

  it('can be another zone’s', () => {
    expect(wallText('2025-07-01T12:00:00Z', 'Europe/London')).toBe('2025-07-01T13:00:00.000Z')
  })

  it.each([
    ['2025-01-15T12:00:00Z', 3_600],
    ['2025-07-15T12:00:00Z', 7_200],
  ])('says at %s how far it is from UTC', (instant, seconds) => {
    expect(createClock(() => new Date(instant)).offsetSeconds()).toBe(seconds)
  })

  it('starts the day at Amsterdam’s midnight', () => {
    const today = createClock(() => new Date('2025-06-30T22:30:00Z')).today()

    expect(new Date(today).toISOString()).toBe('2025-07-01T00:00:00.000Z')
  })
})
