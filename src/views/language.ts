/** The languages that people read and write here. */
export const languages = ['en', 'nl', 'de', 'fr', 'da'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text)
}

/** The same texts in every language: what is missing in one doesn't compile. */
export type InLanguages<W> = Readonly<Record<Language, W>>

/** Where somebody chose a language that their own locale doesn't speak, its numbers and dates are written as in its first country. */
const firstCountries: InLanguages<string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', da: 'da-DK' }

/** The language of a BCP 47 tag; English for those not spoken here. */
export function languageOf(locale: string): Language {
  const [primary = ''] = locale.toLowerCase().split(/[-_]/)
  return languages.find((language) => language === primary) ?? 'en'
}

/** A person's locale with the language they chose: nl-BE stays nl-BE for somebody who chose Dutch, en-GB becomes nl-NL. */
export function localeWith(chosen: Language | null, locale: string): string {
  return chosen === null || languageOf(locale) === chosen ? locale : firstCountries[chosen]
}

/**
 * The texts of a card, by the reader's locale. English stands first and says which texts there are; the other four have the same.
 *
 *   const words = inLanguages({ en: { title: 'Balance' }, nl: { title: 'Saldo' }, … })
 *   words(locale).title
 */
export function inLanguages<W>(texts: InLanguages<W>): (locale: string) => W {
  const kept = { ...texts, fr: changed(texts.fr, withFrenchSpaces), da: changed(texts.da, withDanishQuotes) }
  return (locale) => kept[languageOf(locale)]
}

/** French sets spaces before : ; ? ! » and after «: none of these signs begins a line, nor does « end one. */
const withFrenchSpaces = (text: string) =>
  text
    .replaceAll(/[ \u00a0]?»/g, '\u00a0»')
    .replaceAll(/«[ \u00a0]?/g, '«\u00a0')
    .replaceAll(/(?<=[\p{L}\p{N})»])[ \u00a0]?([:;?!])(?=\s|$)/gu, '\u00a0$1')

const withDanishQuotes = (text: string) => text.replaceAll('“', '»').replaceAll('”', '«')

/** Words may be texts, what makes texts, or either in lists and groups. */
function changed<T>(words: T, change: (text: string) => string): T {
  if (typeof words === 'string') return change(words) as T
  if (typeof words === 'function') return ((...given: unknown[]) => changed(words(...given), change)) as T
  if (Array.isArray(words)) return words.map((word) => changed(word, change)) as T
  if (words === null || typeof words !== 'object' || Object.getPrototypeOf(words) !== Object.prototype) return words
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, changed(word, change)])) as T
}

const rules = new Map<string, Intl.PluralRules>()

/** "one" or "other" as the language counts: French says 0 and 1.5 in the singular, English doesn't. */
export function plural(number: number, locale: string): 'one' | 'other' {
  const language = languageOf(locale)
  const rule = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, rule)
  return rule.select(number) === 'one' ? 'one' : 'other'
}
