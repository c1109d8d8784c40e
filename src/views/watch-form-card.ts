import { toDecimal } from '../receivables/money.ts'
import type { Money } from '../receivables/types.ts'
import { type WatchKind, watchKinds } from '../receivables/watch-events.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { decimal } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as askWords } from './words/asked-back.ts'
import { words as commonWords } from './words/watch-commons.ts'
import { words as watchWords } from './words/watching.ts'

/** `typed`: what was typed for an amount and couldn't be read. */
export type WatchFormData = { id: string; name: string; kinds: readonly WatchKind[]; large: Money; typed: string | null }

/** What somebody wants to hear of one customer. */
export function watchFormCard({ id, name, kinds, large, typed }: WatchFormData, locale: string): View {
  const watchSaid = watchWords(locale)
  const askSaid = askWords(locale)
  const commonSaid = commonWords(locale)
  const shown = {
    title: watchSaid.watchTitle(escapeMarkdown(name, 120)),
    problem: typed === null ? '' : askSaid.whichAmount(escapeMarkdown(typed, 40)),
    kindsLabel: watchSaid.watchKindsLabel,
    kindsError: watchSaid.watchKindsError,
    kinds: kinds.join(','),
    choices: watchKinds.map((kind) => ({ title: watchSaid.kinds[kind], value: kind })),
    largeLabel: watchSaid.largeLabel(plainText(large.currency)),
    large: typed === null ? decimal(toDecimal(large), 0, locale) : inputText(typed),
    actions: [
      executeAction({ title: commonSaid.save, verb: 'save-watch', data: { id }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: commonSaid.stop, verb: 'stop-watch', data: { id } }),
    ],
  }
  return renderCard('watch-form', shown, watchSaid.watchTitle(plainText(name, 120)))
}
