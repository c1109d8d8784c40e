import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { newsView } from './news-block.ts'
import type { View } from './view.ts'
import { words as askWords } from './words/asked-back.ts'

type Found = { administration: number; administrationName: string; accountId: string; name: string }
export type WhichInvoiceData = { invoice: string; reason: string; found: readonly Found[] }

const mostShown = 6

/** Several customers have an invoice of that number: whose is meant. */
export function whichInvoiceCard({ invoice, reason, found }: WhichInvoiceData, locale: string): View {
  const w = askWords(locale)
  const data = { invoice: plainText(invoice, 40), reason: plainText(reason, 500) }
  return newsView({
    title: w.whichInvoice,
    style: 'accent',
    standing: w.severalInvoices(escapeMarkdown(invoice, 40)),
    sections: [],
    source: '',
    actions: found.slice(0, mostShown).map(({ name, administration, administrationName, accountId }) =>
      executeAction({
        title: `${name}, ${administrationName}`,
        verb: 'dispute-invoice',
        data: { ...data, id: `${administration}:${accountId}` },
      }),
    ),
    summary: w.whichInvoice,
  })
}
