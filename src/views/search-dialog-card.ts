import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import { type SearchData, whereabouts } from './search-card.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/search.ts'

/** `unknown`: a name that was typed and belongs to nobody. */
export type SearchDialog = { customers: readonly SearchData[]; unknown: string | null }

const mostChoices = 10

/** Asks which customer a message is about. In a dialog only submitted buttons come back. */
export function searchDialogCard({ customers, unknown }: SearchDialog, locale: string): View {
  const words = wordsIn(locale)
  const choices = customers.slice(0, mostChoices).map((customer) => ({
    title: plainText([customer.name, whereabouts(customer)].filter(Boolean).join(', '), 120),
    value: customer.id,
  }))
  const none = unknown === null ? words.none : words.noSuch(escapeMarkdown(unknown, 100))
  const shown = {
    words,
    title: words.dialogTitle,
    text: choices.length > 0 ? words.several : none,
    choices,
    first: choices[0]?.value ?? '',
    actions: [{ type: 'Action.Submit', title: words.show, data: {}, associatedInputs: 'auto' }],
  }
  return renderCard('search-dialog', shown, words.dialogTitle)
}
