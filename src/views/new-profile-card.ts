import type { Source, Target } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/new-profile-card.ts'
import { sourceChoices, targetChoices } from './words.ts'

export type NewProfileData = { title: string; target: Target; source: Source; problems: readonly string[] }

/** The first step of a profile. Everything is filled in, so that pressing the button at once works. */
export function newProfileCard({ title, target, source, problems }: NewProfileData, locale: string): View {
  const words = wordsIn(locale)
  const shown = {
    words,
    problems: problems.map((text) => ({ text: escapeMarkdown(text) })),
    title: plainText(title, 80),
    target,
    source,
    targets: targetChoices(locale),
    sources: sourceChoices(locale),
    actions: [executeAction({ title: words.start, verb: 'start-profile', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('new-profile', shown, words.summary)
}
