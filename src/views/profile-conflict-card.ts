import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import { type VersionLine, wordSavedAt, wordSaver } from './version-line.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/versions.ts'

export type ProfileConflictData = {
  draftId: string
  title: string
  /** Saved since the form was opened, the newest first; at least one. */
  versions: readonly VersionLine[]
  /** What the form says other than the newest version. */
  differs: string
  now: Date
  timeZone: string
}

const mostLines = 5

/** A Save that changed nothing, because the profile moved on after its form was opened: what happened to it, and three ways on. */
export function profileConflictCard({ draftId, title, versions, differs, now, timeZone }: ProfileConflictData, locale: string): View {
  const words = wordsIn(locale).conflict
  const lines = versions.slice(0, mostLines).map((line) => {
    const saved = words.saved(wordSaver(line, locale), line.version, wordSavedAt(line.at, now, locale, timeZone))
    return { text: escapeMarkdown(line.changed ? `${saved}: ${line.changed}` : saved, 600) }
  })
  const more = versions.length - lines.length
  const overwrite = { draftId, version: versions[0]?.version ?? 0 }
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(title, 80)),
    lines,
    more: more > 0 ? words.more[plural(more, locale)](count(more, locale)) : '',
    differs: escapeMarkdown(differs, 600),
    actions: [
      executeAction({ title: words.saveAsNew, verb: 'save-profile-as-new', data: { draftId } }),
      executeAction({ title: words.take, verb: 'take-saved-profile', data: { draftId } }),
      executeAction({ title: words.overwrite, verb: 'overwrite-profile', data: overwrite, style: 'destructive' }),
    ],
  }

  return renderCard('profile-conflict', shown, words.heading(plainText(title, 80)))
}
