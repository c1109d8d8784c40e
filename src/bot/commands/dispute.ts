import { markCard } from '../../views/mark-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { whichInvoiceCard } from '../../views/which-invoice-card.ts'
import { words as askWords } from '../../views/words/asked-back.ts'
import { words as markWords } from '../../views/words/marks.ts'
import { words as newsWords } from '../../views/words/news.ts'
import { type FoundInvoice, findOpenInvoice } from '../find-open-invoice.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

type Args = Readonly<Record<string, string>>

/** Notes that a customer contests an invoice. It stays owed: balance and overdue don't change. */
export async function dispute(request: Request, { invoice = '', reason = '' }: Args, services: Services): Promise<Reply> {
  const found = await findOpenInvoice(invoice, request, services)
  const [first, ...others] = found
  if (first === undefined) return reply(noSuchInvoice(invoice, request))
  if (others.length > 0) return { views: [whichInvoiceCard({ invoice, reason, found }, request.who.locale)], private: true }
  return keepDispute(first, reason, request, services)
}

export async function keepDispute(found: FoundInvoice, reason: string, { who }: Request, services: Services): Promise<Reply> {
  const { administration, accountId, name, item } = found
  const mark = await services.marks.dispute(
    who,
    { administration, id: accountId },
    { itemId: item.id, invoice: item.invoiceNumber, reason },
  )
  if (mark.kind !== 'dispute') throw new Error('a dispute that is none')
  return { views: [markCard(mark, name, administration, who.locale)], private: true }
}

/** Ends the dispute of the invoice, for every customer that has one of that number. */
export async function undispute(request: Request, { invoice = '' }: Args, services: Services): Promise<Reply> {
  const { tenantId, locale } = request.who
  const found = await findOpenInvoice(invoice, request, services)
  if (found.length === 0) return reply(noSuchInvoice(invoice, request))
  const ended = await Promise.all(found.map((each) => end(each, tenantId, services)))
  const markSaid = markWords(locale)
  const newsSaid = newsWords(locale)
  const was = ended.includes(true)
  const text = was ? `${markSaid.undisputed(invoice)}.` : markSaid.notDisputed(invoice)
  return {
    views: [noticeCard({ tone: was ? 'good' : 'info', title: newsSaid.invoice(invoice), text, buttons: [] }, locale)],
    private: true,
  }
}

async function end({ administration, accountId, item }: FoundInvoice, tenantId: string, { marks }: Services): Promise<boolean> {
  const known = (await marks.of(tenantId, administration, [accountId])).get(accountId)
  const disputes = known?.disputes.filter(({ itemId }) => itemId === item.id) ?? []
  for (const { id } of disputes) await marks.remove(tenantId, id)
  return disputes.length > 0
}

export function noSuchInvoice(invoice: string, { who: { locale } }: Request) {
  const w = askWords(locale)
  return noticeCard({ tone: 'info', title: w.whichInvoice, text: w.noSuchInvoice(invoice), buttons: [] }, locale)
}
