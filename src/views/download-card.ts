import { openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, count } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** `records`: how many the file has. The link is good until `expiresAt`. */
export type DownloadData = { number: number; title: string; records: number; url: string; expiresAt: Date; timeZone: string }

const words = {
  title: (title: string, number: number) => `CSV of ${title}, run ${number}`,
  text: (records: string) =>
    `A line for each field of the records that it changes or couldn’t write: ${records} in all. Unchanged ones are only counted.`,
  until: (time: string) => `The link works until ${time}, for whoever has it: please don’t pass it on.`,
  download: 'Download CSV',
}

/** The link to a run's file, for its asker alone. */
export function downloadCard({ number, title, records, url, expiresAt, timeZone }: DownloadData, locale: string): View {
  const shown = {
    title: words.title(escapeMarkdown(title, 80), number),
    text: words.text(count(records, locale)),
    until: words.until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(words.download, url)],
  }

  return renderCard('download', shown, words.title(plainText(title, 80), number))
}
