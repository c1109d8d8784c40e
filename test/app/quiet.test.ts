import { isQuiet } from '../../src/app/quiet.ts'

const night = { from: '20:00', until: '07:00' }
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`)

it('is quiet over midnight, by the clock of the person', () => {
  const quiet = ['18:59', '19:00', '23:30', '05:59', '06:00'].map((time) => isQuiet(night, 'Europe/Amsterdam', at(time)))

  expect(quiet).toEqual([false, true, true, true, false])
  expect(isQuiet(night, 'America/New_York', at('23:30'))).toBe(false)
})

it('is quiet within a day, and never without hours', () => {
  expect(isQuiet({ from: '12:00', until: '13:00' }, 'UTC', at('12:30'))).toBe(true)
  expect(isQuiet({ from: '12:00', until: '13:00' }, 'UTC', at('13:00'))).toBe(false)
  expect(isQuiet(null, 'UTC', at('03:00'))).toBe(false)
})
