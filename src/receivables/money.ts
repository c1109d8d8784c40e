import { SaldoError } from '../errors.ts'
import type { Money } from './types.ts'

/** ISO 4217: currencies whose smallest unit isn't a hundredth. */
const exponents: Record<string, number> = {
  ...every(['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'], 0),
  ...every(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'], 3),
  ...every(['CLF', 'UYW'], 4),
}

/** Decimals of a currency: JPY 0, EUR 2, KWD 3. */
export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2
}

/**
 * "1234.5" in EUR → 123450 cents. Digits beyond the smallest unit are rounded half away from zero.
 * Throws `not-an-amount` for anything that isn't a plain decimal or is too large to hold exactly.
 */
export function toMinor(amount: string, currency: string): Money {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(amount.trim())
  if (!match) throw notAnAmount()
  const [, sign, whole = '', fraction = ''] = match
  const exponent = exponentOf(currency)
  const kept = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  const minor = Number(kept + (fraction.charAt(exponent) >= '5' ? 1n : 0n))
  if (!Number.isSafeInteger(minor)) throw notAnAmount()
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, currency }
}

/** The amount as a decimal string with the currency's decimals: "1234.50", "-0.05", "1235" (JPY). */
export function toDecimal({ minor, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const point = digits.length - exponent
  return `${minor < 0 ? '-' : ''}${digits.slice(0, point)}${exponent > 0 ? `.${digits.slice(point)}` : ''}`
}

/** The sum of amounts in one currency; throws `mixed-currencies` rather than add what cannot be added. */
export function addMoney(currency: string, amounts: Iterable<Money>): Money {
  let minor = 0
  for (const amount of amounts) {
    if (amount.currency !== currency) throw mixedCurrencies()
    minor += amount.minor
  }
  if (!Number.isSafeInteger(minor)) throw notAnAmount()
  return { minor, currency }
}

function every(currencies: readonly string[], exponent: number): Record<string, number> {
  return Object.fromEntries(currencies.map((currency) => [currency, exponent]))
}

const mixedCurrencies = () =>
  new SaldoError('mixed-currencies', {
    message: 'amounts in different currencies cannot be added',
    person: 'These amounts are in different currencies, so there is no single total.',
    recovery: 'give-up',
  })

const notAnAmount = () =>
  new SaldoError('not-an-amount', {
    message: 'an amount is not a decimal that can be held exactly',
    person: 'An amount could not be read.',
    recovery: 'give-up',
  })
