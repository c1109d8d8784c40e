import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { words } from './words/help.ts'

export type HelpGroup = 'sales' | 'watching' | 'imports' | 'connection' | 'notifications' | 'general'

export type HelpData = {
  groups: readonly { group: HelpGroup; entries: readonly { example: string; does: string }[] }[]
  buttons: readonly SayButton[]
  /** Nothing can be asked of Exact yet: said above the list, to whoever may connect it or to the others. */
  missing: 'start' | 'askAdmin' | null
}

/** What this person may do in this place: examples in groups, and the most useful ones as buttons. */
export function helpCard({ groups, buttons, missing }: HelpData, locale: string): View {
  const texts = words(locale)
  const told = groups.map(({ group, entries }) => ({
    title: texts[group],
    entries: entries.map(({ example, does }) => ({ title: escapeMarkdown(example, 100), value: escapeMarkdown(does, 160) })),
  }))
  const actions = buttons.slice(0, mostButtons).map(sayAction)

  return renderCard('help', { title: texts.title, note: missing === null ? '' : texts[missing], groups: told, actions }, texts.summary)
}
