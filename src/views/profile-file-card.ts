import { openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** `namesAdministration`: the profile reads from one of its own. The link is good until `expiresAt`. */
export type ProfileFileData = {
  title: string
  version: number
  namesAdministration: boolean
  url: string
  expiresAt: Date
  timeZone: string
}

const words = {
  title: (title: string) => `${title} as a file`,
  text: (version: number) =>
    `Version ${version}: its fields, key, rules and filter. It holds no customers, no people and no ids, and “import profile” reads it, here or elsewhere.`,
  apart: 'Which administration it reads from is left out: that is chosen anew after importing.',
  until: (time: string) => `The link works until ${time}, for whoever has it: please don’t pass it on.`,
  download: 'Download file',
}

/** The link to a profile's file, for its asker alone. */
export function profileFileCard(data: ProfileFileData, locale: string): View {
  const { title, version, namesAdministration, url, expiresAt, timeZone } = data
  const shown = {
    title: words.title(escapeMarkdown(title, 80)),
    text: namesAdministration ? `${words.text(version)} ${words.apart}` : words.text(version),
    until: words.until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(words.download, url)],
  }

  return renderCard('download', shown, words.title(plainText(title, 80)))
}
