import { openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, count } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/download-card.ts'

/** `records`: how many the file has. The link is good until `expiresAt`. */
export type DownloadData = { number: number; title: string; records: number; url: string; expiresAt: Date; timeZone: string }

/** The link to a run's file, for its asker alone. */
export function downloadCard({ number, title, records, url, expiresAt, timeZone }: DownloadData, locale: string): View {
  const shown = {
    title: words(locale).title(escapeMarkdown(title, 80), number),
    text: words(locale).text(count(records, locale)),
    until: words(locale).until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(words(locale).download, url)],
  }

  return renderCard('download', shown, words(locale).title(plainText(title, 80), number))
}
