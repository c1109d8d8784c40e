import type { PaymentHabit } from '../receivables/payment-habit.ts'
import { growthOf, type Turnover } from '../receivables/turnover.ts'
import type { Money, Position } from '../receivables/types.ts'
import { escapeMarkdown } from './escape.ts'
import { day, money, signedPercent } from './format.ts'
import { words } from './words/customer-card.ts'
import { dayCount, dayCountDative, invoiceCount } from './words/quantities.ts'

/** What is known of a customer in one administration beside what is open. Days as YYYY-MM-DD. */
export type CustomerFacts = {
  creditLimit: Money | null
  habit: PaymentHabit
  /** Days agreed for the newest invoice. */
  termDays: number | null
  /** In the administration's own currency; later: not read; unreadable: the administration doesn't give it. */
  turnover: { figures: Turnover; currency: string } | 'later' | 'unreadable'
  lastInvoice: string | null
  /** Days since the last invoice, once they are so many that the customer may be asleep. */
  dormantDays: number | null
  lastPayment: { day: string; amount: Money } | null
  contact: { name: string; phone: string } | null
  promises: readonly { text: string; broken: boolean }[]
  notes: readonly string[]
}

type Fact = { title: string; value: string }

const mostPromises = 2
const mostNotes = 1

/** The facts that are known, in the order in which a sales person needs them. */
export function factsOf(about: CustomerFacts, positions: readonly Position[], locale: string): Fact[] {
  const { facts } = words(locale)
  const known: [string, string][] = [
    [facts.limit, limitOf(about, positions, locale)],
    ...about.promises
      .slice(0, mostPromises)
      .map(({ text, broken }): [string, string] => [
        facts.promise,
        broken ? facts.broken(escapeMarkdown(text, 80)) : escapeMarkdown(text, 80),
      ]),
    [facts.pays, paysOf(about, locale)],
    [facts.turnover, turnoverOf(about, locale)],
    [facts.lastInvoice, lastInvoiceOf(about, locale)],
    [facts.lastPayment, about.lastPayment ? `${day(about.lastPayment.day, locale)}, ${money(about.lastPayment.amount, locale)}` : ''],
    [
      facts.contact,
      about.contact
        ? [about.contact.name, about.contact.phone]
            .map((part) => escapeMarkdown(part, 80))
            .filter(Boolean)
            .join(', ')
        : '',
    ],
    ...about.notes.slice(0, mostNotes).map((text): [string, string] => [facts.note, escapeMarkdown(text, 120)]),
  ]
  return known.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value }))
}

/** Compared with what is owed in the limit's own currency, credits taken off. */
function limitOf({ creditLimit: limit }: CustomerFacts, positions: readonly Position[], locale: string): string {
  if (limit === null) return ''
  const { limitUsed, limitOver } = words(locale).facts
  const used = positions.find(({ currency }) => currency === limit.currency)?.balance.minor ?? 0
  const shown = (minor: number) => money({ minor, currency: limit.currency }, locale)
  const free = limit.minor - used
  return free >= 0 ? limitUsed(shown(limit.minor), shown(used), shown(free)) : limitOver(shown(limit.minor), shown(used), shown(-free))
}

function paysOf({ habit, termDays }: CustomerFacts, locale: string): string {
  const { paysIn, paysTerms, tooFew } = words(locale).facts
  if (habit.paid === 0) return ''
  if (habit.behaviour === null) return tooFew
  const invoices = invoiceCount(habit.behaviour.invoices, locale)
  const days = dayCountDative(habit.behaviour.weightedDays, locale)
  const usual = termDays === null ? paysIn(days, invoices) : paysTerms(days, dayCount(termDays, locale), invoices)
  return habit.slowerBy === null ? usual : `${usual}; ${trendOf(habit.slowerBy, locale)}`
}

function trendOf(slowerBy: number, locale: string): string {
  const { slower, faster, same } = words(locale).facts
  if (slowerBy === 0) return same
  return slowerBy > 0 ? slower(dayCount(slowerBy, locale)) : faster(dayCount(-slowerBy, locale))
}

function turnoverOf({ turnover }: CustomerFacts, locale: string): string {
  const { turnoverLater, noTurnover, turnoverOf: sentence } = words(locale).facts
  if (turnover === 'later') return turnoverLater
  if (turnover === 'unreadable') return noTurnover
  const shown = (minor: number) => money({ minor, currency: turnover.currency }, locale)
  const { yearToDate, previousYearToDate } = turnover.figures
  if (yearToDate === 0 && previousYearToDate === 0) return shown(0)
  return sentence(shown(yearToDate), shown(previousYearToDate), wordGrowth(turnover.figures, locale))
}

/** "+12%", "new" where nothing was sold before. */
export function wordGrowth(figures: Turnover, locale: string): string {
  const growth = growthOf(figures)
  return growth === null ? words(locale).facts.new : signedPercent(growth, locale)
}

function lastInvoiceOf({ lastInvoice, dormantDays }: CustomerFacts, locale: string): string {
  if (lastInvoice === null) return ''
  const date = day(lastInvoice, locale)
  return dormantDays === null ? date : words(locale).facts.dormant(date, dayCountDative(dormantDays, locale))
}
