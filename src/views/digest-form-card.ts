import { executeAction } from './action.ts'
import { inputText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

/** When the digest comes, in plain words. */
export function digestFormCard({ text }: { text: string }, locale: string): View {
  const w = words(locale)
  const shown = {
    title: w.changeDigest,
    label: w.digestWhen,
    example: w.daily,
    error: w.digestWhenError,
    when: inputText(text === '' ? w.daily : text),
    actions: [executeAction({ title: w.save, verb: 'save-digest', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }
  return renderCard('digest-form', shown, w.changeDigest)
}
