import { count, decimal } from '../format.ts'
import { inLanguages, plural } from '../language.ts'

/** "81 days", "1 Tag", "2,5 jours". */
const dayWords = inLanguages({
  en: { one: 'day', other: 'days' },
  nl: { one: 'dag', other: 'dagen' },
  de: { one: 'Tag', other: 'Tage' },
  fr: { one: 'jour', other: 'jours' },
  da: { one: 'dag', other: 'dage' },
})

const invoiceWords = inLanguages({
  en: { one: 'invoice', other: 'invoices' },
  nl: { one: 'factuur', other: 'facturen' },
  de: { one: 'Rechnung', other: 'Rechnungen' },
  fr: { one: 'facture', other: 'factures' },
  da: { one: 'faktura', other: 'fakturaer' },
})

export function dayCount(days: number, locale: string): string {
  const shown = Number.isInteger(days) ? count(days, locale) : decimal(days, 1, locale)
  return `${shown} ${dayWords(locale)[plural(days, locale)]}`
}

/** After a preposition that German follows with its dative: "seit 81 Tagen". */
export function dayCountDative(days: number, locale: string): string {
  const text = dayCount(days, locale)
  return text.endsWith(' Tage') ? `${text}n` : text
}

export function invoiceCount(invoices: number, locale: string): string {
  return `${count(invoices, locale)} ${invoiceWords(locale)[plural(invoices, locale)]}`
}
