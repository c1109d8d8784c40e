import { today } from '../receivables/days.ts'
import type { PromisedItem } from '../receivables/marks.ts'
import { toMinor } from '../receivables/money.ts'
import type { Money, OpenItem } from '../receivables/types.ts'
import { noticeCard } from '../views/notice-card.ts'
import type { View } from '../views/view.ts'
import { words as askWords } from '../views/words/asked-back.ts'
import { readAmount, readDay } from './read-typed.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

export type PromiseArgs = Readonly<Record<string, string>>

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD', kr: 'DKK' }

/** The command again, in English, with something put right. */
export function sayPromise({ customer = '', invoice, amount, when = '' }: PromiseArgs): string {
  const what = invoice ?? amount
  return `${customer} promised to pay${what === undefined ? '' : ` ${what}`} on ${when}`
}

/** The day a promise is for, from today on; otherwise what to ask. */
export function readPromisedDay(
  args: PromiseArgs,
  { who }: Request,
  services: Pick<Services, 'now' | 'sales'>,
): { day: string } | { instead: View } {
  const w = askWords(who.locale)
  const now = today(services.now(), services.sales.timeZone)
  const { when = '' } = args
  const read = readDay(when, who.locale, now)
  if (read !== null && 'value' in read && read.value >= now) return { day: read.value }
  const days = read === null || 'value' in read ? [] : read.ask.filter((day) => day >= now)
  const [only] = days
  if (days.length === 1 && only !== undefined) return { day: only }
  const text = read !== null && 'value' in read ? w.dayPast : w.whichDay(when)
  const buttons = days.map((day) => ({ title: day, text: sayPromise({ ...args, when: day }) }))
  return { instead: noticeCard({ tone: 'info', title: w.askDay, text, buttons }, who.locale) }
}

/** The amount promised, null for all of it; in the currency that was typed, otherwise in `currency`. */
export function readPromisedAmount(args: PromiseArgs, currency: string, { who }: Request): { amount: Money | null } | { instead: View } {
  const { amount } = args
  if (amount === undefined) return { amount: null }
  const w = askWords(who.locale)
  const read = readAmount(amount, who.locale)
  if (read !== null && 'value' in read && !read.value.startsWith('-'))
    return { amount: toMinor(read.value, currencyIn(amount) ?? currency) }
  const choices = read === null || 'value' in read ? [] : read.ask
  const own = currencyIn(amount) ?? currency
  const buttons = choices.map((value) => ({
    title: `${own} ${value}`,
    text: sayPromise({ ...args, amount: `${own} ${twoDecimals(value)}` }),
  }))
  return { instead: noticeCard({ tone: 'info', title: w.askAmount, text: w.whichAmount(amount), buttons }, who.locale) }
}

/** Two decimals are read alike in every language. */
function twoDecimals(value: string): string {
  const [whole = '', fraction = ''] = value.split('.')
  return `${whole}.${fraction.slice(0, 2).padEnd(2, '0')}`
}

function currencyIn(text: string): string | null {
  const code = /\b(EUR|USD|GBP|DKK|CHF|SEK|NOK)\b/i.exec(text)?.[1]?.toUpperCase()
  return code ?? Object.entries(signs).find(([sign]) => text.includes(sign))?.[1] ?? null
}

/** What a promise is about: the invoice, or what is due by its day, or all that is open. */
export function promisedItems(items: readonly OpenItem[], invoice: string | undefined, day: string): PromisedItem[] {
  const owed = items.filter(({ kind, amount }) => kind === 'invoice' && amount.minor > 0)
  const due = owed.filter(({ dueDate }) => dueDate <= day)
  const meant = invoice === undefined ? (due.length > 0 ? due : owed) : owed.filter((item) => isInvoice(item, invoice))
  return meant.map(({ id, invoiceNumber, amount }) => ({ itemId: id, invoice: invoiceNumber, open: amount }))
}

export function isInvoice({ invoiceNumber, entryNumber }: OpenItem, typed: string): boolean {
  const number = plain(typed)
  return plain(invoiceNumber ?? '') === number || plain(entryNumber ?? '') === number
}

const plain = (number: string) => number.replaceAll(/[\s#]/g, '').toLowerCase()
