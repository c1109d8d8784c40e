import { openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/invoices-card.ts'

/** `name`: of the customer for a list, the number for an invoice. */
export type CustomerFileData = { kind: 'invoices' | 'pdf'; name: string; url: string; expiresAt: Date; timeZone: string }

/** The link to a file about a customer, for its asker alone. */
export function customerFileCard({ kind, name, url, expiresAt, timeZone }: CustomerFileData, locale: string): View {
  const said = words(locale)
  const title = kind === 'pdf' ? said.pdfTitle : said.csvTitle
  const shown = {
    title: title(escapeMarkdown(name, 80)),
    text: kind === 'pdf' ? said.pdfText : said.csvText,
    until: said.until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(said.download, url)],
  }
  return renderCard('download', shown, title(plainText(name, 80)))
}
