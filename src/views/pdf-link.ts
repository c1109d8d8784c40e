import type { OpenItemKind } from '../receivables/types.ts'
import { executeAction } from './action.ts'
import { plainText } from './escape.ts'
import { words } from './words/invoices-card.ts'

/** Exact's own numbers are far shorter: what is longer can't be one, and would only fill the card. */
const longestKey = 40

type Printed = { number: string | null; kind: OpenItemKind; invoiceId: string | null }

/**
 * An invoice's number as a link to its PDF; none for receipts, which are no invoices, and for what has no number to look it up by.
 * It leads through the bot, which checks anew who asks: Exact promises no address of a document's page that could be opened directly.
 */
export function pdfLink(customerId: string, { number, kind, invoiceId }: Printed, locale: string): object[] {
  if (number === null || kind === 'receipt' || invoiceKey(number).length > longestKey) return []
  const invoice = `|${invoiceId ?? ''}|${invoiceKey(number)}`
  const selectAction = executeAction({ title: words(locale).pdfTitle(number), verb: 'invoice-pdf', data: { id: customerId, invoice } })
  return [{ type: 'TextRun', text: plainText(number, 30), underline: true, selectAction }]
}

/** A number as a form can hold it, whatever it is made of. */
export function invoiceKey(number: string): string {
  return Buffer.from(number).toString('base64url')
}
