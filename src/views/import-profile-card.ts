import { executeAction } from './action.ts'
import { escapeMarkdown, inputText } from './escape.ts'
import { count } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

/** `text`: what was pasted, to be put right. */
export type ImportProfileData = { text: string; problems: readonly string[] }

const words = {
  heading: 'Import a profile',
  text: 'Open the .saldo-profile.json file in any editor, copy all of it and paste it here. Files can’t be sent to a bot in every chat of Teams, so this works by pasting.',
  note: 'It opens as a form. Nothing is kept until you save that.',
  json: 'The file’s text',
  missing: 'Paste the file’s text',
  read: 'Open as a form',
  tooLong: (letters: string) => `The file is not shown again, as it has ${letters} letters. Put it right in your editor and paste it anew.`,
  summary: 'Import a profile',
}
const mostProblems = 10
/** In letters, of what is put back into the form. */
const longestShown = 12_000
/** In letters. No profile needs more, and Teams takes no larger message. */
export const longestPaste = 100_000

/** Where a profile's file is pasted, with what was wrong with the last one. */
export function importProfileCard({ text, problems }: ImportProfileData, locale: string): View {
  const fits = text.length <= longestShown
  const more = problems.length - mostProblems
  const shown = {
    words,
    problems: [
      ...problems.slice(0, mostProblems).map((problem) => ({ text: escapeMarkdown(problem) })),
      ...(more > 0 ? [{ text: `… and ${counted(more, 'more problem', 'more problems', locale)}` }] : []),
    ],
    left: fits ? '' : words.tooLong(count(text.length, locale)),
    json: fits ? inputText(text) : '',
    longestPaste,
    actions: [executeAction({ title: words.read, verb: 'read-profile-file', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('import-profile', shown, words.summary)
}
