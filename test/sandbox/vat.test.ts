import fc from 'fast-check'
import { dice } from '../../src/sandbox/world/dice.ts'
import {
  belgianEnterpriseNumber,
  danishCompanyNumber,
  dutchTaxNumber,
  dutchVatNumber,
  germanVatNumber,
} from '../../src/sandbox/world/vat.ts'

const rolls = fc.nat().map((seed) => dice(seed, 7))

const digits = (text: string): number[] => [...text].map(Number)

const elevenTest = (number: string): boolean =>
  digits(number).reduce((sum, digit, place) => sum + digit * (place === 8 ? -1 : 9 - place), 0) % 11 === 0

/** Letters read as numbers from A = 10 on, as an IBAN is checked. */
const mod97 = (text: string): bigint => BigInt([...text].map((mark) => Number.parseInt(mark, 36)).join('')) % 97n

/** ISO 7064 MOD 11,10 over all digits, the check digit included, ends at 1. */
const iso7064 = (number: string): boolean =>
  digits(number).reduce((product, digit, place) => {
    const sum = (product + digit) % 10 || 10
    return place === 8 ? (product + digit) % 10 : (sum * 2) % 11
  }, 10) === 1

describe('registration numbers', () => {
  it('pass the 11-test and the 97-test in the Netherlands', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const tax = dutchTaxNumber(roll)
        const vat = dutchVatNumber(tax)

        return /^NL\d{9}B\d{2}$/.test(vat) && elevenTest(tax) && mod97(vat) === 1n
      }),
    )
  })

  it('pass the 97-test in Belgium', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const number = belgianEnterpriseNumber(roll)

        return /^0\d{9}$/.test(number) && 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8))
      }),
    )
  })

  it('pass ISO 7064 in Germany', () => {
    fc.assert(fc.property(rolls, (roll) => iso7064(germanVatNumber(roll).slice(2))))
  })

  it('pass the weighted 11-test in Denmark', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const number = danishCompanyNumber(roll)
        const sum = digits(number).reduce((total, digit, place) => total + digit * ([2, 7, 6, 5, 4, 3, 2, 1][place] ?? 0), 0)

        return /^[1-9]\d{7}$/.test(number) && sum % 11 === 0
      }),
    )
  })
})
