import type { Source, Target } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { sourceChoices, targetChoices } from './words.ts'

export type NewProfileData = { title: string; target: Target; source: Source; problems: readonly string[] }

const words = {
  heading: 'New import profile',
  text: 'A profile says what to bring from Exact Online into the CRM. The next step suggests the fields.',
  title: 'Title',
  titleMissing: 'Give the profile a title',
  target: 'Target (in the CRM)',
  targetMissing: 'Choose what to fill in the CRM',
  source: 'Source (from Exact)',
  sourceMissing: 'Choose what to read from Exact',
  start: 'Choose fields',
  summary: 'New import profile',
}

/** The first step of a profile. Everything is filled in, so that pressing the button at once works. */
export function newProfileCard({ title, target, source, problems }: NewProfileData, _locale: string): View {
  const shown = {
    words,
    problems: problems.map((text) => ({ text: escapeMarkdown(text) })),
    title: plainText(title, 80),
    target,
    source,
    targets: targetChoices,
    sources: sourceChoices,
    actions: [executeAction({ title: words.start, verb: 'start-profile', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('new-profile', shown, words.summary)
}
