import fc from 'fast-check'
import { clock, count, day, days, decimal, duration, moment, money, percent } from '../../src/views/format.ts'
import { showValue } from '../../src/views/show-value.ts'

describe('money', () => {
  it.each([
    ['nl-NL', 675200, 'EUR', '€ 6.752,00'],
    ['nl-NL', -123450, 'EUR', '€ -1.234,50'],
    ['fr-BE', 123450, 'EUR', '1 234,50 €'],
    ['da-DK', -123450, 'DKK', '-1.234,50 kr.'],
    ['en-GB', -123450, 'GBP', '-£1,234.50'],
    ['en-GB', 5, 'EUR', '€0.05'],
    ['en-GB', 1234, 'JPY', 'JP¥1,234'],
    ['en-GB', 1234, 'KWD', 'KWD 1.234'],
    ['en-GB', 123450, 'HUF', 'HUF 1,234.50'],
    ['no such locale', 100, 'EUR', '€1.00'],
  ])('in %s: %d %s reads %s', (locale, minor, currency, text) => {
    expect(money({ minor, currency }, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(text)
  })

  it('shows every cent of any whole number of cents', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const digits = money({ minor, currency: 'EUR' }, 'en-GB').replace(/[^\d]/g, '')

        expect(Number(digits)).toBe(Math.abs(minor))
      }),
    )
  })
})

it('writes dates with four-digit years in the reader’s order', () => {
  expect(['nl-NL', 'de-DE', 'da-DK', 'en-GB', 'en-US'].map((locale) => day('2025-03-07', locale))).toEqual([
    '07‑03‑2025',
    '07.03.2025',
    '07.03.2025',
    '07/03/2025',
    '03/07/2025',
  ])
})

it('tells the time where the reader is, in summer and in winter', () => {
  const summer = new Date('2025-07-01T12:05:00Z')
  const winter = new Date('2025-01-01T23:30:00Z')

  expect(clock(summer, 'nl-NL', 'Europe/Amsterdam')).toBe('14:05')
  expect(clock(summer, 'da-DK', 'Europe/London')).toBe('13.05')
  expect(moment(winter, 'nl-NL', 'Europe/Amsterdam')).toBe('02‑01‑2025, 00:30')
})

it('falls back on UTC for a time zone nobody knows', () => {
  expect(clock(new Date('2025-07-01T12:05:00Z'), 'en-GB', 'Customized Time Zone')).toBe('12:05')
})

it('words numbers, days, shares and durations', () => {
  expect(count(1200, 'nl-NL')).toBe('1.200')
  expect([days(1, 'en-GB'), days(81, 'en-GB')]).toEqual(['1 day', '81 days'])
  expect(percent(0.9999, 'en-GB')).toBe('99%')
  expect([12_400, 185_000, 4_800_000, -1].map((ms) => duration(ms, 'en-GB'))).toEqual(['12 s', '3 min 5 s', '1 h 20 min', '0 s'])
})

describe('a field’s value', () => {
  it.each([
    ['money', '1234.50', '1.234,50'],
    ['money', '12345678901234567.89', '12.345.678.901.234.567,89'],
    ['number', 0.125, '0,125'],
    ['date', '2025-03-07', '07‑03‑2025'],
    ['instant', '2025-03-07T12:00:00Z', '07‑03‑2025, 12:00'],
    ['boolean', true, 'Ja'],
    ['text', '  1001', '  1001'],
    ['text', null, ''],
    ['date', 'soon', 'soon'],
  ] as const)('%s %j reads %j', (type, value, text) => {
    expect(showValue(type, value, 'nl-NL')).toBe(text)
  })

  it('leaves text that is no number alone', () => {
    expect(decimal('n/a', 2, 'nl-NL')).toBe('n/a')
  })
})
