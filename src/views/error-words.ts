import type { SaidError } from '../errors.ts'
import { languageOf } from './language.ts'
import { connectionErrors } from './words/errors-connection.ts'
import { exactErrors } from './words/errors-exact.ts'
import { recordErrors } from './words/errors-records.ts'

/** A sentence, or what happened and apart from it what to do. `{name}` stands for a value of the error. */
export type ErrorText = string | readonly [happened: string, advice: string]
/** By an error's code, and its case where one code says several things: `exact-forbidden read`. */
export type ErrorTexts<Key extends string = string> = Readonly<Record<Key, ErrorText>>

/** English is the error's own `person`. */
const texts: Record<'nl' | 'de' | 'fr' | 'da', ErrorTexts> = {
  nl: { ...connectionErrors.nl, ...exactErrors.nl, ...recordErrors.nl },
  de: { ...connectionErrors.de, ...exactErrors.de, ...recordErrors.de },
  fr: { ...connectionErrors.fr, ...exactErrors.fr, ...recordErrors.fr },
  da: { ...connectionErrors.da, ...exactErrors.da, ...recordErrors.da },
}

/** What happened and what to do, in the reader's language; in English where there are no words for it. Plain text, not escaped. */
export function wordError(error: SaidError, locale: string): string {
  const said = translated(error, locale)
  return said === null ? error.person : said.filter((part) => part !== '').join(' ')
}

/** What happened, without the advice to try again. */
export function wordHappened(error: SaidError, locale: string): string {
  return translated(error, locale)?.[0] ?? error.happened
}

/** A kept sentence in the reader's language, where it is known which error it is of; otherwise as it was kept. */
export function wordKept(text: string, of: SaidError | null | undefined, locale: string): string {
  if (of && text === of.person) return wordError(of, locale)
  return of && text === of.happened ? wordHappened(of, locale) : text
}

function translated({ code, values }: SaidError, locale: string): readonly [string, string] | null {
  const language = languageOf(locale)
  if (language === 'en') return null
  const key = values.case === undefined ? code : `${code} ${values.case}`
  if (!Object.hasOwn(texts[language], key)) return null
  const text = texts[language][key] ?? ''
  const [happened, advice] = typeof text === 'string' ? [text, ''] : text
  const namesAll = [...happened.matchAll(placeholder), ...advice.matchAll(placeholder)].every(([, name = '']) =>
    Object.hasOwn(values, name),
  )
  return namesAll ? [fill(happened, values), fill(advice, values)] : null
}

const placeholder = /\{(\w+)\}/g

function fill(text: string, values: SaidError['values']): string {
  return text.replace(placeholder, (_whole, name: string) => String(values[name]))
}
