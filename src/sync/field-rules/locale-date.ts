import { literal } from './literal.ts'
import { byLocale, isLocale } from './locales.ts'

type Part = 'year' | 'month' | 'day'
type Found = Partial<Record<Part, string>>

const fields: Record<string, { part: Part; digits: string }> = {
  yyyy: { part: 'year', digits: '\\d{4}' },
  MM: { part: 'month', digits: '\\d{2}' },
  M: { part: 'month', digits: '\\d{1,2}' },
  dd: { part: 'day', digits: '\\d{2}' },
  d: { part: 'day', digits: '\\d{1,2}' },
}
const token = /y+|M+|d+|[^yMd]+/g
const longest = 60

/** A locale, or a pattern that names year, month and day once each. */
export function isDateFormat(format: string): boolean {
  return isLocale(format) || piecesOf(format) !== null
}

/** A text as a day (YYYY-MM-DD), read by a pattern or in a locale's order, months as numbers or names; null when it isn't one. Years have four digits. */
export function readDate(text: string, format: string): string | null {
  const given = text.trim()
  if (given.length > longest) return null
  const pieces = piecesOf(format)
  if (pieces) return dayOf(byPattern(given, pieces))
  if (!isLocale(format)) return null
  return dayOf(/^\d{4}-\d{2}-\d{2}$/.test(given) ? byPattern(given, ['yyyy', '-', 'MM', '-', 'dd']) : byOrder(given, habitsOf(format)))
}

/** A day (YYYY-MM-DD) as the pattern or the locale writes it; null when it isn't a day. */
export function writeDate(day: string, format: string): string | null {
  const found = byPattern(day, ['yyyy', '-', 'MM', '-', 'dd'])
  if (dayOf(found) === null) return null
  const pieces = piecesOf(format)
  if (!pieces) return isLocale(format) ? dateFormat(format).format(new Date(`${day}T00:00:00Z`)) : null
  return pieces.map((piece) => (fields[piece] ? shaped(found?.[fields[piece].part] ?? '', piece) : piece)).join('')
}

const shaped = (digits: string, piece: string) => (piece.length === 1 ? String(Number(digits)) : digits)

/** Other letters than the three fields' are no part of a pattern: "yy" or "HH" would be a guess. */
function piecesOf(format: string): string[] | null {
  const pieces = format.match(token) ?? []
  const parts = pieces.flatMap((piece) => fields[piece]?.part ?? [])
  const rest = pieces.filter((piece) => !(piece in fields))
  const whole = parts.length === 3 && new Set(parts).size === 3
  return whole && rest.every((text) => !/[\p{L}\p{N}]/u.test(text)) ? pieces : null
}

function byPattern(text: string, pieces: readonly string[]): Found | null {
  const named = pieces.map((piece) => fields[piece])
  const shape = pieces.map((piece, i) => (named[i] ? `(${named[i].digits})` : literal(piece))).join('')
  const found = new RegExp(`^${shape}$`).exec(text)
  if (!found) return null
  return Object.fromEntries(named.flatMap((field) => field ?? []).map(({ part }, i) => [part, found[i + 1] ?? '']))
}

type Habits = { order: readonly Part[]; months: ReadonlyMap<string, string> }

function byOrder(text: string, { order, months }: Habits): Found | null {
  const found = /^([\d\p{L}]+)[\s\-/.,]+([\d\p{L}]+)[\s\-/.,]+([\d\p{L}]+)[\s.]*$/u.exec(text.normalize('NFC').toLowerCase())
  if (!found) return null
  const named = Object.fromEntries(order.map((part, i) => [part, found[i + 1] ?? ''])) as Found
  return { ...named, month: months.get(named.month ?? '') ?? named.month ?? '' }
}

const habitsOf = byLocale((locale): Habits => {
  const order = dateFormat(locale)
    .formatToParts(new Date('2025-03-31T00:00:00Z'))
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []))
  return { order, months: monthNames(locale) }
})

/** Long and short, alone and beside a day, where some languages bend them. */
function monthNames(locale: string): ReadonlyMap<string, string> {
  const looks = (['long', 'short'] as const).flatMap((month) => [{ month }, { month, day: 'numeric' as const }])
  const formats = looks.map((look) => new Intl.DateTimeFormat(locale, { ...look, calendar: 'gregory', timeZone: 'UTC' }))
  return new Map(
    formats.flatMap((format) =>
      Array.from({ length: 12 }, (_, month): [string, string] => {
        const part = format.formatToParts(new Date(Date.UTC(2025, month, 15))).find(({ type }) => type === 'month')
        return [(part?.value ?? '').normalize('NFC').toLowerCase().replace(/\.$/, ''), String(month + 1)]
      }),
    ),
  )
}

const dateFormat = byLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      ...{ calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    }),
)

/** Only days that exist. */
function dayOf(found: Found | null): string | null {
  const { year = '', month = '', day = '' } = found ?? {}
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null
}
