import { type Standing, standingOf } from '../receivables/standing.ts'
import type { Books } from './books-block.ts'
import { escapeMarkdown } from './escape.ts'
import { days, money } from './format.ts'
import { counted } from './words.ts'

const words = {
  blocked: 'Blocked in Exact: no new orders without finance.',
  overLimit: (by: string) => `Over the credit limit by ${by}.`,
  overdue: (invoices: string, oldest: string) => `${invoices} overdue, the oldest by ${oldest}.`,
  clean: 'Nothing is overdue.',
  nothingOpen: 'Nothing open: everything is paid.',
  limit: (limit: string) => `Credit limit ${limit}.`,
  limitLeft: (limit: string, free: string) => `Credit limit ${limit}, of which ${free} is free.`,
  standing: (administration: string, headline: string) => `${administration}: ${headline}`,
}

function headlineOf(standing: Standing, locale: string): string {
  switch (standing.kind) {
    case 'blocked':
      return words.blocked
    case 'over-limit':
      return words.overLimit(money(standing.by, locale))
    case 'overdue':
      return words.overdue(counted(standing.invoices, 'invoice', 'invoices', locale), days(standing.oldestDays, locale))
    case 'clean':
      return words.clean
    case 'nothing-open':
      return words.nothingOpen
  }
}

function limitOf({ customer: { creditLimit }, positions }: Books, locale: string): string {
  if (creditLimit === null) return ''
  const used = positions.find(({ currency }) => currency === creditLimit.currency)?.balance.minor ?? 0
  const free = { ...creditLimit, minor: creditLimit.minor - used }
  return free.minor > 0 ? words.limitLeft(money(creditLimit, locale), money(free, locale)) : words.limit(money(creditLimit, locale))
}

/** How the customer stands in each administration, in a box as serious as the worst of them. */
export function standingsOf(books: readonly Books[], several: boolean, locale: string) {
  const each = books.map((own) => ({ own, standing: standingOf(own.customer.blocked, own.customer.creditLimit, own.positions) }))
  const severities = each.map(({ standing }) => standing.severity)
  const standings = each.map(({ own, standing }) => {
    const headline = headlineOf(standing, locale)
    return {
      headline: several ? words.standing(escapeMarkdown(own.administration, 80), headline) : headline,
      advice: limitOf(own, locale),
    }
  })
  return { style: (['attention', 'warning', 'good'] as const).find((one) => severities.includes(one)) ?? 'good', standings }
}
