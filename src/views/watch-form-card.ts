import { toDecimal } from '../receivables/money.ts'
import type { Money } from '../receivables/types.ts'
import { type WatchKind, watchKinds } from '../receivables/watch-events.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { decimal } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

/** `typed`: what was typed for an amount and couldn't be read. */
export type WatchFormData = { id: string; name: string; kinds: readonly WatchKind[]; large: Money; typed: string | null }

/** What somebody wants to hear of one customer. */
export function watchFormCard({ id, name, kinds, large, typed }: WatchFormData, locale: string): View {
  const w = words(locale)
  const shown = {
    title: w.watchTitle(escapeMarkdown(name, 120)),
    problem: typed === null ? '' : w.whichAmount(escapeMarkdown(typed, 40)),
    kindsLabel: w.watchKindsLabel,
    kindsError: w.watchKindsError,
    kinds: kinds.join(','),
    choices: watchKinds.map((kind) => ({ title: w.kinds[kind], value: kind })),
    largeLabel: w.largeLabel(plainText(large.currency)),
    large: typed === null ? decimal(toDecimal(large), 0, locale) : inputText(typed),
    actions: [
      executeAction({ title: w.save, verb: 'save-watch', data: { id }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: w.stop, verb: 'stop-watch', data: { id } }),
    ],
  }
  return renderCard('watch-form', shown, w.watchTitle(plainText(name, 120)))
}
