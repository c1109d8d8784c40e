import fc from 'fast-check'
import { readAmount, readDay } from '../../src/bot/read-typed.ts'
import { decimal } from '../../src/views/format.ts'

describe('a typed amount', () => {
  it.each([
    ['1234', '1234'],
    ['1234,5', '1234.5'],
    ['1.234,50', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1\u202f234,50\u00a0€', '1234.50'],
    ['1,234.50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1.234.567', '1234567'],
    ['1,234,567.89', '1234567.89'],
    ['€ 1.234,50', '1234.50'],
    ['EUR 99.95', '99.95'],
    ['500 kr.', '500'],
    ['DKK 1.250,00', '1250.00'],
    ['-12,50', '-12.50'],
    ['12,50-', '-12.50'],
    ['(1.234,50)', '-1234.50'],
    ['0.500', '0.500'],
    ['12345.678', '12345.678'],
    ['007', '7'],
  ])('“%s” is %s in every language', (typed, value) => {
    expect(['en-GB', 'nl-NL', 'de-DE', 'fr-FR', 'da-DK'].map((locale) => readAmount(typed, locale))).toEqual(Array(5).fill({ value }))
  })

  it.each([
    ['1.234', 'nl-NL', ['1234', '1.234']],
    ['1.234', 'en-GB', ['1.234', '1234']],
    ['1,234', 'en-GB', ['1234', '1.234']],
    ['1,234', 'da-DK', ['1.234', '1234']],
    ['-1.234', 'de-DE', ['-1234', '-1.234']],
  ])('“%s” in %s is asked about', (typed, locale, ask) => {
    expect(readAmount(typed, locale)).toEqual({ ask })
  })

  it.each(['', 'five', '1.23.4', '1,2,3', '12a', '€', '--1', '1.234.56', '1,234,5678'])('“%s” is none', (typed) => {
    expect(readAmount(typed, 'nl-NL')).toBeNull()
  })

  it('is read as it is shown, in every language', () => {
    const locales = fc.constantFrom('en-GB', 'nl-NL', 'de-DE', 'fr-FR', 'da-DK', 'nl-BE', 'fr-BE', 'de-CH')

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_99 }), locales, (cents, locale) => {
        const value = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

        expect(readAmount(decimal(value, 2, locale), locale)).toEqual({ value })
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void [readAmount(text, text), readDay(text, text, '2026-11-23')]))
  })
})

/** A Monday. */
const today = '2026-11-23'

describe('a typed day', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['1-12-2026', '2026-12-01'],
    ['01/12/26', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['7/3', '2027-03-07'],
    ['24.11.', '2026-11-24'],
    ['29-2', '2028-02-29'],
    ['today', '2026-11-23'],
    ['vandaag', '2026-11-23'],
    ['aujourd’hui', '2026-11-23'],
    ['i morgen', '2026-11-24'],
    ['morgen', '2026-11-24'],
    ['demain', '2026-11-24'],
    ['übermorgen', '2026-11-25'],
    ['on Friday', '2026-11-27'],
    ['vrijdag', '2026-11-27'],
    ['am Freitag', '2026-11-27'],
    ['vendredi', '2026-11-27'],
    ['på fredag', '2026-11-27'],
    ['next Friday', '2026-11-27'],
    ['in 3 days', '2026-11-26'],
    ['over 3 dagen', '2026-11-26'],
    ['dans 3 jours', '2026-11-26'],
    ['om 3 dage', '2026-11-26'],
    ['7 March 2027', '2027-03-07'],
    ['March 7, 2027', '2027-03-07'],
    ['7 mrt', '2027-03-07'],
    ['7. März 2027', '2027-03-07'],
    ['le 1er mars 2027', '2027-03-01'],
    ['den 7. marts', '2027-03-07'],
    ['end of the month', '2026-11-30'],
    ['eind van de maand', '2026-11-30'],
    ['Ende des Monats', '2026-11-30'],
    ['fin du mois', '2026-11-30'],
  ])('“%s” is %s', (typed, value) => {
    expect(readDay(typed, 'nl-NL', today)).toEqual({ value })
  })

  it('of an American is asked about where day and month may change places', () => {
    expect(readDay('3/7/2027', 'en-US', today)).toEqual({ ask: ['2027-03-07', '2027-07-03'] })
    expect(readDay('3/7/2027', 'en-GB', today)).toEqual({ value: '2027-07-03' })
    expect(readDay('3/17/2027', 'en-US', today)).toEqual({ value: '2027-03-17' })
    expect(readDay('17/3/2027', 'en-US', today)).toEqual({ value: '2027-03-17' })
  })

  it('that is today’s weekday is asked about', () => {
    expect(readDay('Monday', 'en-GB', today)).toEqual({ ask: ['2026-11-30', '2026-11-23'] })
  })

  it.each(['', 'soon', '31-2-2027', '13/13/2027', '2027-02-30', '40 March', 'altijd te laat', '20260003'])('“%s” is none', (typed) => {
    expect(readDay(typed, 'nl-NL', today)).toBeNull()
  })
})
