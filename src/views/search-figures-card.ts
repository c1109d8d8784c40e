import type { Position } from '../receivables/types.ts'
import { executeAction, openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, count, money } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import { type SearchData, whereabouts } from './search-card.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/search.ts'

export type SearchFigures = SearchData & {
  /** In each administration; a position for each currency. */
  books: readonly { administration: string; positions: readonly Position[]; asOf: Date }[]
  unread: readonly { administration: string; problem: string }[]
  /** The customer in Exact. */
  exactUrl: string
  timeZone: string
  /** In a dialog, buttons that execute are not understood. */
  dialog: boolean
}

const mostCurrencies = 4

function factsOf({ balance, overdue, overdueCount, oldestDays, credit }: Position, locale: string) {
  const words = wordsIn(locale)
  const days = words.days[plural(oldestDays, locale)](count(oldestDays, locale))
  const invoices = words.invoices[plural(overdueCount, locale)](count(overdueCount, locale))
  const late = [
    { title: words.overdue, value: `${money(overdue, locale)} (${invoices})` },
    { title: words.oldest, value: days },
  ]
  return [
    ...(overdueCount > 0 ? late : []),
    { title: words.balance, value: money(balance, locale) },
    ...(credit.minor === 0 ? [] : [{ title: words.credit, value: money({ ...credit, minor: Math.abs(credit.minor) }, locale) }]),
  ]
}

function standingOf(positions: readonly Position[], locale: string) {
  const { nothing, isOverdue, notOverdue } = wordsIn(locale)
  if (positions.length === 0) return { standing: nothing, style: 'good' }
  const late = positions.some(({ overdueCount }) => overdueCount > 0)
  return late ? { standing: isOverdue, style: 'attention' } : { standing: notOverdue, style: 'good' }
}

/** What a shared customer owes, for one viewer. */
export function searchFiguresCard(data: SearchFigures, locale: string): View {
  const words = wordsIn(locale)
  const refresh = executeAction({ title: words.refresh, verb: 'show-figures', data: { id: data.id, fresh: true } })
  const shown = {
    title: escapeMarkdown(data.name, 120),
    who: escapeMarkdown(whereabouts(data), 120),
    unread: data.unread.map(({ administration, problem }) => ({ text: escapeMarkdown(words.unread(administration, problem), 600) })),
    books: data.books.map(({ administration, positions, asOf }) => ({
      name: data.books.length > 1 ? escapeMarkdown(administration, 80) : '',
      ...standingOf(positions, locale),
      facts: positions.slice(0, mostCurrencies).flatMap((position) => factsOf(position, locale)),
      source: words.source(escapeMarkdown(administration, 80), clock(asOf, locale, data.timeZone)),
    })),
    actions: [...(data.dialog ? [] : [refresh]), openAction(words.inExact, data.exactUrl)],
  }
  return renderCard('search-figures', shown, words.summary(plainText(data.name, 120)))
}
