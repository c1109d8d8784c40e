import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import { type VersionLine, wordSavedAt, wordSaver } from './version-line.ts'
import type { View } from './view.ts'

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

const words = {
  heading: (title: string) => `Versions of ${title}`,
  version: 'Version',
  changed: 'What it changed',
  number: (version: number) => `Version ${version}`,
  newest: (version: number) => `Version ${version}, the newest`,
  first: 'The first one.',
  unknown: 'Not known: the version before it is no longer kept.',
  note: 'The last 30 are kept. Restoring one makes it the newest version; nothing is lost by it.',
  restore: 'Restore',
  choose: 'Version to restore',
  missing: 'Choose a version',
  edit: 'Edit',
  summary: (title: string) => `Versions of ${title}`,
}
const mostRows = 30

/** The kept versions of a profile, and a way back to each. */
export function versionsCard({ profileId, title, versions, message, now, timeZone }: VersionsData, locale: string): View {
  const [newest, ...earlier] = versions.slice(0, mostRows)
  const savedAt = (line: VersionLine) => wordSavedAt(line.at, now, locale, timeZone)
  const shownRow = (line: VersionLine) => ({
    version: line === newest ? words.newest(line.version) : words.number(line.version),
    saved: `${savedAt(line)}, ${escapeMarkdown(wordSaver(line), 40)}`,
    changed: line.version === 1 ? words.first : line.changed === null ? words.unknown : escapeMarkdown(line.changed, 160),
  })
  const restore = { profileId, newest: newest?.version ?? 0 }
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(title, 80)),
    message: message ? escapeMarkdown(message) : '',
    rows: versions.slice(0, mostRows).map(shownRow),
    choices: earlier.map((line) => ({
      title: plainText(`${words.number(line.version)}: ${savedAt(line)}, ${wordSaver(line)}`, 80),
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

  return renderCard('versions', shown, words.summary(plainText(title, 80)))
}
