import { inLanguages, languageOf, localeWith, plural } from '../../src/views/language.ts'

describe('language', () => {
  it.each([
    ['nl-BE', 'nl'],
    ['nl', 'nl'],
    ['DE-at', 'de'],
    ['fr_CA', 'fr'],
    ['da-DK', 'da'],
    ['en-US', 'en'],
    ['pt-BR', 'en'],
    ['', 'en'],
  ])('takes %s as %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  it('keeps the country of a locale that speaks the chosen language', () => {
    expect(localeWith('nl', 'nl-BE')).toBe('nl-BE')
    expect(localeWith('nl', 'en-GB')).toBe('nl-NL')
    expect(localeWith(null, 'en-US')).toBe('en-US')
  })

  it('answers in the reader’s language', () => {
    const words = inLanguages({ en: 'yes', nl: 'ja', de: 'ja', fr: 'oui', da: 'ja' })

    expect(words('fr-BE')).toBe('oui')
    expect(words('sv-SE')).toBe('yes')
  })

  it('counts as each language does', () => {
    expect([plural(0, 'en-GB'), plural(1, 'en-GB'), plural(2, 'en-GB')]).toEqual(['other', 'one', 'other'])
    expect([plural(0, 'fr-FR'), plural(1, 'fr-FR'), plural(2, 'fr-FR')]).toEqual(['one', 'one', 'other'])
  })
})
