import { executeAction } from './action.ts'
import { inputText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as digestWords } from './words/digests.ts'
import { words as commonWords } from './words/watch-commons.ts'

/** When the digest comes, in plain words. */
export function digestFormCard({ text }: { text: string }, locale: string): View {
  const digestSaid = digestWords(locale)
  const commonSaid = commonWords(locale)
  const shown = {
    title: digestSaid.changeDigest,
    label: digestSaid.digestWhen,
    example: digestSaid.daily,
    error: digestSaid.digestWhenError,
    when: inputText(text === '' ? digestSaid.daily : text),
    actions: [executeAction({ title: commonSaid.save, verb: 'save-digest', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }
  return renderCard('digest-form', shown, digestSaid.changeDigest)
}
