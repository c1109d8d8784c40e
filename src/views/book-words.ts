import type { Difference } from '../receivables/ledger-ageing.ts'
import { escapeMarkdown } from './escape.ts'
import { count, day, money } from './format.ts'
import { plural } from './language.ts'
import { words } from './words/book.ts'

/** What the self-check against Exact's own overview found for one currency; null where there was nothing to compare. */
export type Check = { kind: 'same' } | { kind: 'unknown' } | ({ kind: 'differs' } & Pick<Difference, 'balance' | 'overdue'>)
/** How much more was overdue (in the currency's smallest unit) than on an earlier day. */
export type Movement = { overdue: number; since: string }

export type Unreadable = { administration: string; problem: string }

export function wordCheck(check: Check, currency: string, locale: string): string {
  const said = words(locale)
  if (check.kind !== 'differs') return said[check.kind]
  const amount = (minor: number) => money({ minor, currency }, locale)
  return said.differs(amount(check.balance), amount(check.overdue))
}

export function wordMovement({ overdue, since }: Movement, currency: string, locale: string): string {
  const said = words(locale)
  const then = day(since, locale)
  if (overdue === 0) return said.equal(then)
  return said[overdue > 0 ? 'more' : 'less'](money({ minor: Math.abs(overdue), currency }, locale), then)
}

/** "3 customers": the number with its noun, in the reader's language. */
export function wordNumber(noun: 'customers' | 'invoices' | 'days', number: number, locale: string): string {
  return words(locale)[noun][plural(number, locale)](count(number, locale))
}

export function unreadLines(unread: readonly Unreadable[], locale: string) {
  return unread.slice(0, 4).map(({ administration, problem }) => ({
    text: words(locale).unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
  }))
}
