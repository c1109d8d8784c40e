import { exponentOf } from '../receivables/money.ts'
import type { Money } from '../receivables/types.ts'
import { inLanguages, languageOf, plural } from './language.ts'
import { nouns } from './words/nouns.ts'

const unitSigns = inLanguages({
  en: { second: 's', minute: 'min', hour: 'h' },
  nl: { second: 's', minute: 'min', hour: 'u' },
  de: { second: 's', minute: 'min', hour: 'Std.' },
  fr: { second: 's', minute: 'min', hour: 'h' },
  da: { second: 'sek.', minute: 'min.', hour: 't.' },
})

const fallbackLocale = 'en-GB'
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A reader's locale or time zone comes from outside: what Intl doesn't know is replaced. */
function orElse<T>(make: () => T, instead: () => T): T {
  try {
    return make()
  } catch {
    return instead()
  }
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  const known = numbers.get(name)
  if (known) return known
  const format = orElse(
    () => new Intl.NumberFormat(locale, options),
    () => new Intl.NumberFormat(fallbackLocale, options),
  )
  numbers.set(name, format)
  return format
}

function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${timeZone} ${JSON.stringify(options)}`
  const known = dates.get(name)
  if (known) return known
  const language = orElse(
    () => new Intl.Locale(locale).toString(),
    () => fallbackLocale,
  )
  const format = orElse(
    () => new Intl.DateTimeFormat(language, { ...options, timeZone }),
    () => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }),
  )
  dates.set(name, format)
  return format
}

/** Minor units as decimal text ("-1234.50"): exact, where a division would not be. */
function decimalText(minor: number, digits: number): `${number}` {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = minor < 0 ? '-' : ''
  return (digits ? `${sign}${whole}.${text.slice(-digits)}` : `${sign}${whole}`) as `${number}`
}

/** "€ 6.752,00" in nl-NL: the reader's separators, the amount's own currency. */
export function money({ minor, currency }: Money, locale: string): string {
  const digits = exponentOf(currency)
  const format = numberFormat(locale, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(decimalText(minor, digits))
}

/** "1.200" in nl-NL. */
export function count(value: number, locale: string): string {
  return numberFormat(locale, {}).format(value)
}

/** A decimal text or number as people read it, with at least so many digits behind the point: "1.234,50". Text that is no number stays as it is. */
export function decimal(value: string | number, digits: number, locale: string): string {
  if (value === '' || Number.isNaN(Number(value))) return String(value)
  const format = numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 10) })
  return format.format(value as Intl.StringNumericLiteral)
}

/** "34%" of a share between 0 and 1, never rounded up to a whole. */
export function percent(share: number, locale: string): string {
  return numberFormat(locale, { style: 'percent' }).format(Math.floor(share * 100) / 100)
}

/** "+12%", "-3%", "0%" of a change as a fraction, to whole percents. */
export function signedPercent(change: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' }).format(Math.round(change * 100) / 100)
}

/** A day given as YYYY-MM-DD, with a four-digit year: "07‑03‑2025" in nl-NL. Text that is no day stays as it is. */
export function day(date: string, locale: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return date
  return inOnePiece(dateFormat(locale, 'UTC', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at))
}

/** Hyphens that don't end a line, so that a narrow column keeps a date whole. */
const inOnePiece = (date: string) => date.replaceAll('-', '\u2011')

/** "Mar 2025" of a month given as YYYY-MM. */
export function monthName(month: string, locale: string): string {
  return dateFormat(locale, 'UTC', { month: 'short', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** The same without its year, for the foot of a chart. */
export function shortMonth(month: string, locale: string): string {
  return dateFormat(locale, 'UTC', { month: 'short' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** Date and time where the reader is. */
export function moment(at: Date, locale: string, timeZone: string): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return inOnePiece(dateFormat(locale, timeZone, options).format(at))
}

/** Weekday, date and time of something to come: "maandag 31‑03‑2025, 14:05" in nl-NL. */
export function appointment(at: Date, locale: string, timeZone: string): string {
  return `${dateFormat(languageOf(locale), timeZone, { weekday: 'long' }).format(at)} ${moment(at, locale, timeZone)}`
}

/** "14:05" where the reader is. */
export function clock(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, timeZone, { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** "81 days" */
export function days(value: number, locale: string): string {
  return `${count(value, locale)} ${nouns(locale).day[plural(value, locale)]}`
}

/** "12 s", "3 min 5 s", "1 h 20 min" */
export function duration(milliseconds: number, locale: string): string {
  const { second, minute, hour } = unitSigns(locale)
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} ${second}`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} ${minute} ${seconds % 60} ${second}`
  return `${Math.floor(seconds / 3600)} ${hour} ${Math.floor((seconds % 3600) / 60)} ${minute}`
}

/** What stands between the cells of a CSV file: a semicolon where the comma is the decimal sign. */
export function separatorOf(locale: string): ',' | ';' {
  return decimal('0.5', 1, locale).includes(',') ? ';' : ','
}
