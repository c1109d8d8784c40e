import type { Dice } from './dice.ts'

const digitsOf = (text: string): number[] => [...text].map(Number)

const weighted = (text: string, weights: readonly number[]): number =>
  digitsOf(text).reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0)

const randomDigits = (roll: Dice, count: number): string => Array.from({ length: count }, () => roll.under(10)).join('')

/** A Dutch tax number (RSIN) of nine digits that passes the 11-test: weights 9 to 2, then minus one. */
export const dutchTaxNumber = (roll: Dice): string => {
  const stem = `8${randomDigits(roll, 6)}`
  for (let eighth = 0; eighth < 10; eighth += 1) {
    const check = weighted(`${stem}${eighth}`, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    if (check < 10) return `${stem}${eighth}${check}`
  }
  throw new RangeError(`No check digit fits ${stem}`)
}

/** Remainder of a long decimal number. */
export const remainder = (decimal: string, divisor: number): number =>
  digitsOf(decimal).reduce((rest, digit) => (rest * 10 + digit) % divisor, 0)

/**
 * NL, nine digits, B, two check digits. The whole, letters read as 10 to 35, leaves 1 when divided by 97;
 * the nine digits pass the 11-test as well, so old and new checks both accept it.
 */
export const dutchVatNumber = (taxNumber: string): string => {
  const rest = remainder(`2321${taxNumber}1100`, 97)
  const check = (98 - rest) % 97
  return `NL${taxNumber}B${String(check).padStart(2, '0')}`
}

/** Ten digits, the last two being 97 minus the remainder of the first eight. */
export const belgianEnterpriseNumber = (roll: Dice): string => {
  const stem = `0${roll.between(4, 7)}${randomDigits(roll, 6)}`
  return `${stem}${String(97 - (Number(stem) % 97)).padStart(2, '0')}`
}

/** Nine digits with the check digit of ISO 7064, MOD 11,10. */
export const germanVatNumber = (roll: Dice): string => {
  const stem = `${roll.between(1, 3)}${randomDigits(roll, 7)}`
  let product = 10
  for (const digit of digitsOf(stem)) {
    const sum = (digit + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return `DE${stem}${(11 - product) % 10}`
}

/** Eight digits, weights 2 7 6 5 4 3 2 1, divisible by 11. */
export const danishCompanyNumber = (roll: Dice): string => {
  const start = roll.between(1_000_000, 3_899_999)
  for (let stem = start; ; stem += 1) {
    const check = (11 - (weighted(String(stem), [2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
    if (check < 10) return `${stem}${check}`
  }
}
