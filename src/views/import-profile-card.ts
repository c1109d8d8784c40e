import { executeAction } from './action.ts'
import { escapeMarkdown, inputText } from './escape.ts'
import { count } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/profile-file.ts'

/** `text`: what was pasted, to be put right. */
export type ImportProfileData = { text: string; problems: readonly string[] }

const mostProblems = 10
/** In letters, of what is put back into the form. */
const longestShown = 12_000
/** In letters. No profile needs more, and Teams takes no larger message. */
export const longestPaste = 100_000

/** Where a profile's file is pasted, with what was wrong with the last one. */
export function importProfileCard({ text, problems }: ImportProfileData, locale: string): View {
  const words = wordsIn(locale).pasted
  const fits = text.length <= longestShown
  const more = problems.length - mostProblems
  const shown = {
    words,
    problems: [
      ...problems.slice(0, mostProblems).map((problem) => ({ text: escapeMarkdown(problem) })),
      ...(more > 0 ? [{ text: words.more[plural(more, locale)](count(more, locale)) }] : []),
    ],
    left: fits ? '' : words.tooLong(count(text.length, locale)),
    json: fits ? inputText(text) : '',
    longestPaste,
    actions: [executeAction({ title: words.read, verb: 'read-profile-file', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('import-profile', shown, words.summary)
}
