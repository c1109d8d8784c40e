import { addDays, daysBetween, today } from '../../src/receivables/days.ts'

describe('whole days', () => {
  it('counts calendar days, over a clock change and a leap day alike', () => {
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-04-09', '2025-03-31')).toBe(-9)
  })

  it('moves to another day', () => {
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
    expect(addDays('2025-03-01', -1)).toBe('2025-02-28')
  })

  it.each(['2025-02-30', '2025-2-3', 'today', ''])('refuses %p', (text) => {
    expect(() => daysBetween(text, '2025-03-31')).toThrow(expect.objectContaining({ code: 'not-a-date' }))
  })

  it('knows which day it is where the books are kept', () => {
    const lateEvening = new Date('2025-03-30T22:30:00Z')

    expect(today(lateEvening, 'Europe/Amsterdam')).toBe('2025-03-31')
    expect(today(lateEvening, 'Europe/London')).toBe('2025-03-30')
    expect(today(new Date('2025-01-15T23:30:00Z'), 'Europe/Amsterdam')).toBe('2025-01-16')
  })
})
