/** ok: the number without separators, with its country's letters. wrong: of another shape than `example`, or a digit is mistyped. */
export type VatCheck = { ok: true; number: string } | { ok: false; why: 'shape' | 'digits'; country: string; example: string }

type Rule = { shape: RegExp; example: string; check?: (rest: string) => boolean }

const digitsOf = (text: string) => [...text].map(Number)
const remainder = (decimal: string, divisor: number) => digitsOf(decimal).reduce((rest, digit) => (rest * 10 + digit) % divisor, 0)
const weighted = (text: string, weights: readonly number[]) =>
  digitsOf(text).reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0)

/** Numbers since 2020 leave 1 when the whole, letters as 10 to 35, is divided by 97; older ones pass the 11-test. */
function checkDutch(rest: string): boolean {
  const spelled = [...`NL${rest}`].map((sign) => Number.parseInt(sign, 36)).join('')
  const eleven = weighted(rest.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return remainder(spelled, 97) === 1 || eleven === Number(rest[8])
}

/** ISO 7064, MOD 11,10. */
function checkGerman(rest: string): boolean {
  const product = digitsOf(rest.slice(0, 8)).reduce((carried, digit) => (((digit + carried) % 10 || 10) * 2) % 11, 10)
  return (11 - product) % 10 === Number(rest[8])
}

/** Keys with letters can't be checked. */
function checkFrench(rest: string): boolean {
  return !/^\d{2}/.test(rest) || Number(rest.slice(0, 2)) === (12 + 3 * (Number(rest.slice(2)) % 97)) % 97
}

const belgian = (rest: string) => 97 - (Number(rest.slice(0, 8)) % 97) === Number(rest.slice(8))
const danish = (rest: string) => weighted(rest, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
const luxembourgish = (rest: string) => Number(rest.slice(0, 6)) % 89 === Number(rest.slice(6))

/** By the country's letters as VAT numbers have them; Greece says EL. Countries without a check know shapes only. */
const rules: Readonly<Record<string, Rule>> = {
  AT: { shape: /^U\d{8}$/, example: 'ATU12345678' },
  BE: { shape: /^[01]\d{9}$/, example: 'BE0123456749', check: belgian },
  BG: { shape: /^\d{9,10}$/, example: 'BG123456789' },
  CHE: { shape: /^\d{9}(?:TVA|MWST|IVA)?$/, example: 'CHE-123.456.789 MWST' },
  CY: { shape: /^\d{8}[A-Z]$/, example: 'CY12345678X' },
  CZ: { shape: /^\d{8,10}$/, example: 'CZ12345678' },
  DE: { shape: /^\d{9}$/, example: 'DE123456788', check: checkGerman },
  DK: { shape: /^\d{8}$/, example: 'DK13585628', check: danish },
  EE: { shape: /^\d{9}$/, example: 'EE123456789' },
  EL: { shape: /^\d{9}$/, example: 'EL123456789' },
  ES: { shape: /^[0-9A-Z]\d{7}[0-9A-Z]$/, example: 'ESX1234567X' },
  FI: { shape: /^\d{8}$/, example: 'FI12345678' },
  FR: { shape: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, example: 'FR83404833048', check: checkFrench },
  GB: { shape: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/, example: 'GB123456789' },
  HR: { shape: /^\d{11}$/, example: 'HR12345678901' },
  HU: { shape: /^\d{8}$/, example: 'HU12345678' },
  IE: { shape: /^(?:\d[0-9A-Z+*]\d{5}[A-Z]|\d{7}[A-Z]{2})$/, example: 'IE1234567WA' },
  IT: { shape: /^\d{11}$/, example: 'IT12345678901' },
  LT: { shape: /^(?:\d{9}|\d{12})$/, example: 'LT123456789' },
  LU: { shape: /^\d{8}$/, example: 'LU10000356', check: luxembourgish },
  LV: { shape: /^\d{11}$/, example: 'LV12345678901' },
  MT: { shape: /^\d{8}$/, example: 'MT12345678' },
  NL: { shape: /^\d{9}B\d{2}$/, example: 'NL123456782B12', check: checkDutch },
  PL: { shape: /^\d{10}$/, example: 'PL1234567890' },
  PT: { shape: /^\d{9}$/, example: 'PT123456789' },
  RO: { shape: /^\d{2,10}$/, example: 'RO12345678' },
  SE: { shape: /^\d{12}$/, example: 'SE123456789001' },
  SI: { shape: /^\d{8}$/, example: 'SI12345678' },
  SK: { shape: /^\d{10}$/, example: 'SK1234567890' },
  XI: { shape: /^(?:\d{9}|\d{12})$/, example: 'XI123456789' },
}

/**
 * Checks a VAT number by the rule of its country: the one it is written with, otherwise `country` (ISO 3166). A number of a country
 * without a rule is taken as it is written, without separators.
 */
export function checkVatNumber(text: string, country: string): VatCheck {
  const signs = text.toUpperCase().replace(/[^0-9A-Z+*]/g, '')
  const [written = ''] = /^(?:CHE|[A-Z]{2})(?=.*\d)/.exec(signs) ?? []
  const own = lettersOf(country)
  const letters = Object.hasOwn(rules, lettersOf(written)) && written !== '' ? lettersOf(written) : own
  const rule = rules[letters]
  if (rule === undefined) return { ok: true, number: signs }
  const rest = signs.startsWith(written) && lettersOf(written) === letters ? signs.slice(written.length) : signs
  if (!rule.shape.test(rest)) return { ok: false, why: 'shape', country: letters, example: rule.example }
  if (rule.check !== undefined && !rule.check(rest)) return { ok: false, why: 'digits', country: letters, example: rule.example }
  return { ok: true, number: `${letters}${rest}` }
}

/** What a country's VAT numbers begin with. */
function lettersOf(country: string): string {
  return { GR: 'EL', CH: 'CHE', UK: 'GB' }[country.toUpperCase()] ?? country.toUpperCase()
}
