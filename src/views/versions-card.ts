import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import { type VersionLine, wordSavedAt, wordSaver } from './version-line.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/versions.ts'

export type VersionsData = {
  profileId: string
  title: string
  /** The newest first. */
  versions: readonly VersionLine[]
  /** What was just done, as a sentence. */
  message: string | null
  now: Date
  timeZone: string
}

const mostRows = 30

/** The kept versions of a profile, and a way back to each. */
export function versionsCard({ profileId, title, versions, message, now, timeZone }: VersionsData, locale: string): View {
  const words = wordsIn(locale)
  const [newest, ...earlier] = versions.slice(0, mostRows)
  const savedAt = (line: VersionLine) => wordSavedAt(line.at, now, locale, timeZone)
  const shownRow = (line: VersionLine) => ({
    version: line === newest ? words.newest(line.version) : words.number(line.version),
    saved: `${savedAt(line)}, ${escapeMarkdown(wordSaver(line, locale), 40)}`,
    changed: line.version === 1 ? words.first : line.changed === null ? words.unknown : escapeMarkdown(line.changed, 160),
  })
  const restore = { profileId, newest: newest?.version ?? 0 }
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(title, 80)),
    message: message ? escapeMarkdown(message) : '',
    rows: versions.slice(0, mostRows).map(shownRow),
    choices: earlier.map((line) => ({
      title: plainText(`${words.number(line.version)}: ${savedAt(line)}, ${wordSaver(line, locale)}`, 80),
      value: String(line.version),
    })),
    chosen: String(earlier[0]?.version ?? ''),
    actions: [
      ...(earlier.length > 0
        ? [executeAction({ title: words.restore, verb: 'restore-version', data: restore, style: 'positive', associatedInputs: 'auto' })]
        : []),
      sayAction({ title: words.edit, text: `edit ${title}` }),
    ],
  }

  return renderCard('versions', shown, words.heading(plainText(title, 80)))
}
