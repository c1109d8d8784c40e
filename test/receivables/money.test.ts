import fc from 'fast-check'
import { addMoney, toDecimal, toMinor } from '../../src/receivables/money.ts'

describe('amounts', () => {
  it.each([
    ['1234.5', 'EUR', 123_450],
    ['-0.05', 'EUR', -5],
    ['+7', 'EUR', 700],
    ['1235', 'JPY', 1_235],
    ['1.234', 'KWD', 1_234],
    ['0.005', 'EUR', 1],
    ['-0.005', 'EUR', -1],
    ['1.4999', 'JPY', 1],
    ['-0.00', 'EUR', 0],
  ])('reads %s %s', (text, currency, minor) => {
    expect(toMinor(text, currency)).toEqual({ minor, currency })
  })

  it.each(['', '1,50', '1.234,50', 'abc', '1e3', '99999999999999999', '--1', '.5'])('refuses %p', (text) => {
    expect(() => toMinor(text, 'EUR')).toThrow(expect.objectContaining({ code: 'not-an-amount' }))
  })

  it('writes as many decimals as the currency has', () => {
    const written = [
      toDecimal({ minor: 5, currency: 'EUR' }),
      toDecimal({ minor: -1_235, currency: 'JPY' }),
      toDecimal({ minor: 1, currency: 'KWD' }),
    ]

    expect(written).toEqual(['0.05', '-1235', '0.001'])
  })

  it('survives a round trip', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (minor, currency) => {
        expect(toMinor(toDecimal({ minor, currency }), currency)).toEqual({ minor, currency })
      }),
    )
  })

  it('adds within one currency and never across', () => {
    const euros = [toMinor('0.10', 'EUR'), toMinor('0.20', 'EUR')]

    expect(toDecimal(addMoney('EUR', euros))).toBe('0.30')
    expect(() => addMoney('EUR', [...euros, toMinor('1', 'USD')])).toThrow(expect.objectContaining({ code: 'mixed-currencies' }))
  })
})
