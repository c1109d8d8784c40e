import { byLocale, isLocale } from './locales.ts'

/** Region codes that name no country, or only a part of one. */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Two letters (any case) that stand for a country today. */
export function isCountry(code: string): boolean {
  return countryCodes().has(code.toUpperCase())
}

/** Every country's two letters. */
export function allCountries(): readonly string[] {
  return [...countryCodes()]
}

/** What the locale calls a country; null when the code stands for none. */
export function countryName(code: string, locale: string): string | null {
  const known = code.trim().toUpperCase()
  return isLocale(locale) && countryCodes().has(known) ? (displayNames(locale, 'long').of(known) ?? null) : null
}

/** The code of a country named in the locale, or of a code itself; null when no country, or more than one, is called so. */
export function countryCode(name: string, locale: string): string | null {
  if (!isLocale(locale)) return null
  const code = name.trim().toUpperCase()
  return countryCodes().has(code) ? code : (codesByName(locale).get(fold(name)) ?? null)
}

let codes: ReadonlySet<string> | undefined

/** Every code that has a name; old ones ("DD") lead to another code and don't count. */
function countryCodes(): ReadonlySet<string> {
  if (codes) return codes
  const names = displayNames('en', 'long')
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  codes = new Set(pairs.filter((code) => !noCountries.has(code) && names.of(code) && new Intl.Locale(`und-${code}`).region === code))
  return codes
}

const codesByName = byLocale((locale): ReadonlyMap<string, string | null> => {
  const found = new Map<string, string | null>()
  for (const style of ['long', 'short'] as const) {
    for (const code of countryCodes()) {
      const name = fold(displayNames(locale, style).of(code) ?? '')
      const known = found.get(name)
      found.set(name, known === undefined || known === code ? code : null)
    }
  }
  return found
})

const longNames = byLocale((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none', style: 'long' }))
const shortNames = byLocale((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none', style: 'short' }))
const displayNames = (locale: string, style: 'long' | 'short') => (style === 'long' ? longNames : shortNames)(locale)

/** Accents go; the vowel signs of other scripts stay, since they tell names apart. */
const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
