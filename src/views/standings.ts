import { callerFor, type Standing, standingOf } from '../receivables/standing.ts'
import type { Books } from './books-block.ts'
import { escapeMarkdown } from './escape.ts'
import { money } from './format.ts'
import { words } from './words/customer-card.ts'
import { dayCount, dayCountDative, invoiceCount } from './words/quantities.ts'

function headlineOf(standing: Standing, locale: string): string {
  const said = words(locale).standing
  switch (standing.kind) {
    case 'blocked':
      return said.blocked
    case 'over-limit':
      return said.overLimit(money(standing.by, locale))
    case 'overdue':
      return said.overdue(invoiceCount(standing.invoices, locale), dayCountDative(standing.oldestDays, locale))
    case 'slower':
      return said.slower(dayCount(standing.days, locale))
    case 'clean':
      return said.clean
    case 'nothing-open':
      return said.nothingOpen
  }
}

/** Who calls about what is overdue: a hint. */
function adviceOf({ positions }: Books, locale: string): string {
  const caller = callerFor(Math.max(0, ...positions.map(({ oldestDays }) => oldestDays)))
  return caller === null ? '' : words(locale).callers[caller]
}

/** How the customer stands in each administration, in a box as serious as the worst of them. */
export function standingsOf(books: readonly Books[], several: boolean, locale: string) {
  const each = books.map((own) => ({
    own,
    standing: standingOf(own.customer.blocked, own.about.creditLimit, own.positions, own.about.habit.slowerBy),
  }))
  const severities = each.map(({ standing }) => standing.severity)
  const standings = each.map(({ own, standing }) => {
    const headline = headlineOf(standing, locale)
    return {
      headline: several ? words(locale).standing.of(escapeMarkdown(own.administration, 80), headline) : headline,
      advice: adviceOf(own, locale),
    }
  })
  return { style: (['attention', 'warning', 'good'] as const).find((one) => severities.includes(one)) ?? 'good', standings }
}
