import { openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/profile-file.ts'

/** `namesAdministration`: the profile reads from one of its own. The link is good until `expiresAt`. */
export type ProfileFileData = {
  title: string
  version: number
  namesAdministration: boolean
  url: string
  expiresAt: Date
  timeZone: string
}

/** The link to a profile's file, for its asker alone. */
export function profileFileCard(data: ProfileFileData, locale: string): View {
  const words = wordsIn(locale).offered
  const { title, version, namesAdministration, url, expiresAt, timeZone } = data
  const shown = {
    title: words.title(escapeMarkdown(title, 80)),
    text: namesAdministration ? `${words.text(version)} ${words.apart}` : words.text(version),
    until: words.until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(words.download, url)],
  }

  return renderCard('download', shown, words.title(plainText(title, 80)))
}
