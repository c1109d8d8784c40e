import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'

export type HelpData = {
  groups: readonly { title: string; entries: readonly { example: string; does: string }[] }[]
  buttons: readonly SayButton[]
  /** A sentence above the list, for instance why something isn't offered here. */
  note: string | null
}

const words = { title: 'What you can ask here', summary: 'What you can ask Saldo' }

/** What this person may do in this place: examples in groups, and the most useful ones as buttons. */
export function helpCard({ groups, buttons, note }: HelpData, _locale: string): View {
  const told = groups.map(({ title, entries }) => ({
    title: escapeMarkdown(title),
    entries: entries.map(({ example, does }) => ({ title: escapeMarkdown(example, 100), value: escapeMarkdown(does, 160) })),
  }))
  const actions = buttons.slice(0, mostButtons).map(sayAction)

  return renderCard('help', { title: words.title, note: note ? escapeMarkdown(note) : '', groups: told, actions }, words.summary)
}
