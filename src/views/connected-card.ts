import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { day } from './format.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { words } from './words/connected-card.ts'
import { listed } from './words.ts'

export type ConnectedData = {
  exactUser: string
  /** Those taking part, the one that imports use first. */
  administrations: readonly { name: string; currency: string }[]
  /** YYYY-MM-DD */
  financialYearStart: string | null
  financialYearFrom: 'exact' | 'typed' | null
  next: readonly SayButton[]
}

function administrationFacts(administrations: ConnectedData['administrations'], locale: string) {
  const [main] = administrations
  const name = { title: words(locale).administration, value: escapeMarkdown(main?.name ?? '') }
  if (administrations.length < 2) return [name, { title: words(locale).currency, value: escapeMarkdown(main?.currency ?? '') }]
  const names = administrations.map((each) => words(locale).inCurrency(escapeMarkdown(each.name, 80), escapeMarkdown(each.currency)))
  return [
    { title: words(locale).administrations, value: listed(names, locale) },
    { title: words(locale).imports, value: name.value },
  ]
}

/** Says what is connected now, and offers what to do with it. */
export function connectedCard(data: ConnectedData, locale: string): View {
  const { financialYearStart: start, financialYearFrom: from } = data
  const facts = [
    { title: words(locale).user, value: escapeMarkdown(data.exactUser) },
    ...administrationFacts(data.administrations, locale),
    { title: words(locale).financialYear, value: start ? day(start, locale) : words(locale).unknown },
  ]
  const yearNote = start ? (from === 'typed' ? words(locale).fromTyped : words(locale).fromExact) : words(locale).noYear

  return renderCard(
    'connected',
    { words: words(locale), facts, yearNote, actions: data.next.slice(0, mostButtons).map(sayAction) },
    words(locale).summary,
  )
}
