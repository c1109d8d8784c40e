import { plainDecimal, tidyDecimal } from '../decimal.ts'
import { literal } from './literal.ts'
import { byLocale, isLocale } from './locales.ts'

const longest = 100
const mostDecimals = 20

/** A number written the locale's way ("1.234,50" in nl-NL) as a plain decimal text; null when it isn't one. Nothing is rounded. */
export function readNumber(text: string, locale: string): string | null {
  if (text.length > longest || !isLocale(locale)) return null
  const { shape, digits, group } = styleOf(locale)
  const plain = [...tidied(text)].map((letter) => digits.get(letter) ?? letter).join('')
  const found = shape.exec(plain.trim())
  if (!found) return null
  const [, sign = '', whole = '', fraction = '0'] = found
  return tidyDecimal(`${sign}${group === '' ? whole : whole.replaceAll(group, '')}.${fraction}`, 0)
}

/** A number, or a plain decimal text, written the locale's way with that many decimals; null when it is neither. */
export function writeNumber(value: string | number, locale: string, decimals: number): string | null {
  const text = typeof value === 'number' ? plainDecimal(value) : tidyDecimal(value.slice(0, longest + 1), 0)
  if (text === null || text.length > longest || !isLocale(locale) || !isDecimals(decimals)) return null
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return format.format(text as Intl.StringNumericLiteral)
}

export function isDecimals(decimals: number): boolean {
  return Number.isInteger(decimals) && decimals >= 0 && decimals <= mostDecimals
}

type Style = { shape: RegExp; digits: ReadonlyMap<string, string>; group: string }

/** How a locale groups and marks numbers, learned from one that it wrote. */
const styleOf = byLocale((locale): Style => {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345678901.5)
  const separator = (type: string) => tidied(parts.find((part) => part.type === type)?.value ?? '')
  const sizes = parts.filter(({ type }) => type === 'integer').map(({ value }) => [...value].length)
  const last = sizes.at(-1) ?? 3
  const others = sizes.at(-2) ?? last
  const group = separator('group')
  const [between, point] = [literal(group), literal(separator('decimal'))]
  const grouped = group === '' ? '' : `|\\d{1,${others}}(?:${between}\\d{${others}})*${between}\\d{${last}}`
  return { shape: new RegExp(`^([+-]?)(\\d+${grouped})(?:${point}(\\d+))?$`), digits: digitsOf(locale), group }
})

function digitsOf(locale: string): ReadonlyMap<string, string> {
  const written = new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)
  return new Map([...written].map((digit, i) => [digit, String(9 - i)]))
}

/** Spaces, apostrophes and minus signs come in several shapes; marks of direction say nothing. */
const tidied = (text: string) =>
  text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/’/g, "'")
