import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/search.ts'

/** `id`: as the buttons name the customer. */
export type SearchData = { id: string; name: string; code: string | null; city: string | null }

/** What tells two customers of one name apart. */
export function whereabouts({ code, city }: Pick<SearchData, 'code' | 'city'>): string {
  return [code?.trim(), city].filter(Boolean).join(', ')
}

/** A customer as it is shared in a chat. Whoever reads the chat reads this card: figures are given to each viewer who asks, and not kept in it. */
export function searchCard(data: SearchData, locale: string): View {
  const words = wordsIn(locale)
  const shown = {
    title: escapeMarkdown(data.name, 120),
    who: escapeMarkdown(whereabouts(data), 120),
    note: words.note,
    actions: [executeAction({ title: words.show, verb: 'show-figures', data: { id: data.id } })],
  }
  return renderCard('search', shown, words.summary(plainText(data.name, 120)))
}
