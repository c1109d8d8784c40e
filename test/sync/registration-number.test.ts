import fc from 'fast-check'
import { isSameNumber, readRegistrationNumber } from '../../src/sync/registration-number.ts'

function same(one: string, other: string): boolean {
  const [first, second] = [readRegistrationNumber(one), readRegistrationNumber(other)]
  return first !== null && second !== null && isSameNumber(first, second)
}

it.each([
  ['NL001234567B01', 'nl 0012.34.567.b01'],
  ['NL001234567B01', '001234567B01'],
  ['BE0123456789', '0123.456.789'],
  ['FRAB123456789', 'FR AB 123456789'],
  ['EL123456789', 'GR123456789'],
  ['CHE-123.456.789', 'CHE123456789'],
])('takes %s and %s for one', (one, other) => {
  expect(same(one, other)).toBe(true)
})

it.each([
  ['DE123456789', 'PT123456789'],
  ['NL001234567B01', 'NL001234567B02'],
])('tells %s and %s apart', (one, other) => {
  expect(same(one, other)).toBe(false)
})

it.each(['', 'Acme', 'Acme 12', '10001', 'Café 123456', '1'.repeat(50)])('takes %j for no number', (text) => {
  expect(readRegistrationNumber(text)).toBeNull()
})

it('reads a number the same however it is separated', () => {
  const signs = fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 12 })
  const separators = fc.array(fc.constantFrom('', ' ', '.', '-'), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(signs, separators, (digits, between) => {
      const written = digits.map((digit, at) => digit + between[at]).join('')

      expect(readRegistrationNumber(`nl${written}`)).toEqual({ country: 'NL', rest: digits.join('') })
    }),
  )
})
