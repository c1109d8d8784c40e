import type { PaymentPromise } from '../receivables/marks.ts'
import { escapeMarkdown } from './escape.ts'
import { count, day, money } from './format.ts'
import { plural } from './language.ts'
import type { NewsLine } from './news-block.ts'
import type { NewsItem } from './news-item.ts'
import { words as newsWords } from './words/news.ts'
import { words as commonWords } from './words/watch-commons.ts'

/** What happened, in a line: the thing, its amount, and what makes it worth knowing. */
export function newsLine({ event }: Pick<NewsItem, 'event'>, locale: string): NewsLine {
  const commonSaid = commonWords(locale)
  const newsSaid = newsWords(locale)
  const amount = money(event.amount, locale)
  const invoice = escapeMarkdown(event.invoice ?? commonSaid.item, 40)
  switch (event.kind) {
    case 'overdue':
      return {
        text: newsSaid.overdue(invoice),
        note: event.dueDate === null ? '' : newsSaid.overdueNote(day(event.dueDate, locale)),
        amount,
      }
    case 'over-limit':
      return { text: newsSaid.overLimit, note: event.left === null ? '' : newsSaid.limit(money(event.left, locale)), amount }
    case 'large-invoice':
      return { text: newsSaid.large(invoice), note: event.dueDate === null ? '' : newsSaid.overdueNote(day(event.dueDate, locale)), amount }
    case 'later-than-usual': {
      const note = newsSaid.laterNote(count(event.days ?? 0, locale), count(event.usualDays ?? 0, locale))
      return { text: newsSaid.later(invoice), note, amount }
    }
    case 'paid':
      if (event.left === null) return { text: newsSaid.receipt, note: '', amount }
      return event.left.minor === 0
        ? { text: newsSaid.paid(invoice), note: '', amount }
        : { text: newsSaid.partlyPaid(invoice), note: newsSaid.left(money(event.left, locale)), amount }
  }
}

/** "Invoice 20260003 by 27/11/2026", and what was said. */
export function promiseLine({ items, amount, day: until, text }: PaymentPromise, locale: string): NewsLine {
  const newsSaid = newsWords(locale)
  const commonSaid = commonWords(locale)
  const [first] = items
  const one = items.length === 1 && first !== undefined
  const invoices = plural(items.length, locale) === 'one' ? newsSaid.invoices.one : newsSaid.invoices.other(count(items.length, locale))
  const what = one ? newsSaid.invoice(escapeMarkdown(first.invoice ?? commonSaid.item, 40)) : invoices
  return {
    text: newsSaid.promised(what, day(until, locale)),
    note: text === '' ? '' : commonSaid.said(escapeMarkdown(text, 200)),
    amount: amountOf(items, amount, locale),
  }
}

/** Nothing is added across currencies: then no amount is shown. */
function amountOf(items: PaymentPromise['items'], amount: PaymentPromise['amount'], locale: string): string {
  if (amount !== null) return money(amount, locale)
  const currencies = new Set(items.map(({ open }) => open.currency))
  const [currency] = currencies
  if (currency === undefined || currencies.size > 1) return ''
  return money({ minor: items.reduce((sum, { open }) => sum + open.minor, 0), currency }, locale)
}
