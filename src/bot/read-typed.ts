import { languageOf } from '../views/language.ts'

/** What somebody typed: the one thing it means, or the two it may mean, the likelier first. */
export type Typed = { value: string } | { ask: readonly [string, string] }

const currencies = /€|£|\$|\b(?:EUR|USD|GBP|DKK|CHF|SEK|NOK)\b|\b(?:kr|kroner|euros?)\b\.?/giu

/**
 * An amount as decimal text ("1234.50"), or null when it is none. Takes the separators of every language, a currency's sign or code,
 * a minus in front or behind, and brackets. One separator with exactly three digits behind it is twelve hundred in one language and one
 * point two in another: both readings come back, the one of the reader's own language first.
 */
export function readAmount(text: string, locale: string): Typed | null {
  const bare = text.replaceAll(currencies, '').trim()
  const inner = /^\((.+)\)$|^[-−–](.+)$|^(.+)[-−–]$/.exec(bare)
  const sign = inner === null ? '' : '-'
  const read = readUnsigned((inner?.[1] ?? inner?.[2] ?? inner?.[3] ?? bare).trim(), locale)
  if (read === null) return null
  return 'value' in read ? { value: sign + read.value } : { ask: [sign + read.ask[0], sign + read.ask[1]] }
}

const grouped = /^[1-9]\d{0,2}(?:(?<separator>[.,'’\s])\d{3})(?:\k<separator>\d{3})*$/u

function readUnsigned(text: string, locale: string): Typed | null {
  if (/^\d{1,15}$/.test(text)) return { value: plain(text, '') }
  const parts = /^(?<whole>.*?\d)(?<separator>[.,])(?<fraction>\d{1,4})$/u.exec(text)?.groups
  const asDecimal = parts === undefined ? null : decimalOf(parts.whole ?? '', parts.separator ?? '', parts.fraction ?? '')
  const asWhole = grouped.test(text) ? { value: plain(digitsOf(text), '') } : null
  if (asDecimal === null || asWhole === null) return asDecimal ?? asWhole
  const wholeFirst = (parts?.separator === ',') === (languageOf(locale) === 'en')
  return { ask: wholeFirst ? [asWhole.value, asDecimal.value] : [asDecimal.value, asWhole.value] }
}

/** A whole part without separators, or grouped by another one than stands in front of the fraction. */
function decimalOf(whole: string, separator: string, fraction: string): { value: string } | null {
  if (/^\d{1,15}$/.test(whole)) return { value: plain(whole, fraction) }
  return grouped.test(whole) && !whole.includes(separator) ? { value: plain(digitsOf(whole), fraction) } : null
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

function plain(whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '')
  return fraction === '' ? digits : `${digits}.${fraction}`
}

const months = [
  'january januari januar janvier jan',
  'february februari februar février fevrier fév feb',
  'march maart märz maerz mars marts mrt mär mar',
  'april avril avr apr',
  'may mei mai maj',
  'june juni juin jun',
  'july juli juillet juil jul',
  'august augustus août aout aug',
  'september septembre sept sep',
  'october oktober octobre okt oct',
  'november novembre nov',
  'december dezember décembre decembre déc dez dec',
].map((names) => names.split(' '))

const weekdays = [
  'sunday zondag sonntag dimanche søndag sun zo',
  'monday maandag montag lundi mandag mon ma mo',
  'tuesday dinsdag dienstag mardi tirsdag tue di',
  'wednesday woensdag mittwoch mercredi onsdag wed wo mi',
  'thursday donderdag donnerstag jeudi torsdag thu do',
  'friday vrijdag freitag vendredi fredag fri vr fr',
  'saturday zaterdag samstag sonnabend samedi lørdag sat za sa',
].map((names) => names.split(' '))

const introduction = /^(?:on|by|at|before|until|the|op|voor|uiterlijk|de|am|bis|zum|den|der|le|avant|pour|du|på|senest|inden|til|d\.)\s+/iu
const inDays = /^(?:in|over|within|binnen|dans|om)\s+(?<days>\d{1,3})\s+(?:days?|dag(?:en)?|tage?n?|jours?|dage?)$/iu
const endOfMonth =
  /^(?:(?:the )?end of (?:the |this )?month|(?:het )?eind(?:e)? (?:van )?(?:de |deze )?maand|(?:zum )?(?:ende (?:des |diesen )?monats?|monatsende)|(?:la )?fin (?:du|de ce) mois|slutningen af måneden|ultimo)$/iu

/** In how many days from today; "morgen" is tomorrow in Dutch and German. */
const near: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|vandaag|heute|aujourd['’]hui|i dag)$/iu, 0],
  [/^(?:tomorrow|morgen|demain|i morgen)$/iu, 1],
  [/^(?:the day after tomorrow|overmorgen|übermorgen|uebermorgen|après-demain|i overmorgen)$/iu, 2],
]

/**
 * A day as YYYY-MM-DD, or null when it is none: ISO, the day in front of the month (for en-US both ways where both would do), a month's
 * or weekday's name in any language, "tomorrow", "in 3 days", "end of the month". Without a year, and for weekdays, the next one to come;
 * of today's own weekday it is asked which. Two digits of a year are of this century. `today`: YYYY-MM-DD.
 */
export function readDay(text: string, locale: string, today: string): Typed | null {
  const bare = text
    .trim()
    .replace(introduction, '')
    .replace(/[.,!?]+$/, '')
    .toLowerCase()
  const soon = near.find(([pattern]) => pattern.test(bare))?.[1] ?? daysIn(bare)
  if (soon !== null) return { value: later(today, soon) }
  if (endOfMonth.test(bare)) return { value: lastOfMonth(today) }
  return readWeekday(bare, today) ?? readIso(bare) ?? readNumbers(bare, locale, today) ?? readNamed(bare, today)
}

function daysIn(text: string): number | null {
  const days = inDays.exec(text)?.groups?.days
  return days === undefined ? null : Number(days)
}

function readWeekday(text: string, today: string): Typed | null {
  const named = weekdays.findIndex((names) =>
    names.includes(text.replace(/^(?:next|komende|aanstaande|nächsten|kommenden|næste)\s+/u, '').replace(/\s+prochain$/u, '')),
  )
  if (named === -1) return null
  const ahead = (named - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7
  return ahead === 0 ? { ask: [later(today, 7), today] } : { value: later(today, ahead) }
}

function readIso(text: string): Typed | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  return found === null ? null : valid(Number(found[1]), Number(found[2]), Number(found[3]))
}

function readNumbers(text: string, locale: string, today: string): Typed | null {
  const found = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}|\d{2}))?$/.exec(text)
  if (found === null) return null
  const [first, second] = [Number(found[1]), Number(found[2])]
  const dayFirst = on(found[3], second, first, today)
  const american = /^en[-_]us/i.test(locale)
  if (!american || first === second) return dayFirst
  const monthFirst = on(found[3], first, second, today)
  if (dayFirst === null || monthFirst === null) return monthFirst ?? dayFirst
  return { ask: [monthFirst.value, dayFirst.value] }
}

function readNamed(text: string, today: string): Typed | null {
  const words = text.replaceAll(/[.,]/g, ' ').split(/\s+/)
  const month = words.findIndex((word) => months.some((names) => names.includes(word)))
  const [day, year, ...more] = words.filter((word, index) => index !== month && word !== 'of' && word !== 'de')
  const dayNumber = /^(\d{1,2})(?:st|nd|rd|th|er|e)?$/.exec(day ?? '')?.[1]
  if (month === -1 || dayNumber === undefined || more.length > 0 || !/^(?:\d{2}|\d{4})?$/.test(year ?? '')) return null
  return on(year, months.findIndex((names) => names.includes(words[month] ?? '')) + 1, Number(dayNumber), today)
}

/** Without a year the next such day to come. */
function on(year: string | undefined, month: number, day: number, today: string): { value: string } | null {
  if (year !== undefined) return valid(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const next = [0, 1, 2, 3, 4].flatMap((more) => valid(thisYear + more, month, day) ?? []).find(({ value }) => value >= today)
  return next ?? null
}

function valid(year: number, month: number, day: number): { value: string } | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900 ? { value: at.toISOString().slice(0, 10) } : null
}

function later(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function lastOfMonth(today: string): string {
  return new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).toISOString().slice(0, 10)
}
