import { type Act, executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

export type ConfirmData = {
  title: string
  text: string
  facts: readonly { name: string; value: string }[]
  confirm: Act
  cancel: Act
  /** Colours the confirming button as a warning. */
  destructive: boolean
}

const mostFacts = 20

/** Asks before something that can't be taken back. Both buttons should name the act ("Delete Customers", "Keep it"). */
export function confirmCard({ title, text, facts, confirm, cancel, destructive }: ConfirmData, _locale: string): View {
  const shown = {
    title: escapeMarkdown(title),
    text: escapeMarkdown(text, 1000),
    facts: facts.slice(0, mostFacts).map(({ name, value }) => ({ title: escapeMarkdown(name), value: escapeMarkdown(value) })),
    actions: [executeAction({ ...confirm, style: destructive ? 'destructive' : 'positive' }), executeAction(cancel)],
  }

  return renderCard('confirm', shown, plainText(title))
}
