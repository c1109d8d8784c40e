import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** One line of a section; every text is ready for a card. */
export type NewsLine = { text: string; note: string; amount: string }
export type NewsSection = { heading: string; lines: readonly NewsLine[]; more: string; actions: readonly object[] }

export type NewsShown = {
  title: string
  style: 'default' | 'good' | 'accent' | 'warning' | 'attention'
  standing: string
  sections: readonly NewsSection[]
  source: string
  actions: readonly object[]
  summary: string
}

/** A message with sections of lines, each with its own buttons. */
export function newsView({ summary, ...shown }: NewsShown): View {
  return renderCard('news', shown, summary)
}
