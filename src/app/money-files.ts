import { Readable } from 'node:stream'
import { z } from 'zod'
import { readCustomerId } from '../bot/customer-id.ts'
import type { MoneyFile } from '../bot/customer-services.ts'
import { overdueIn, readNarrowing } from '../bot/everyone.ts'
import type { AuditService, MoneyService } from '../bot/money-services.ts'
import { ownBook, ownSales } from '../bot/own-customers.ts'
import type { Place, Who } from '../bot/request.ts'
import type { BookService, Customer, SalesService } from '../bot/services.ts'
import { today } from '../receivables/days.ts'
import { invoiceFilters, invoiceLines, ordered } from '../receivables/invoice-lines.ts'
import { invoicesCsv } from '../views/invoices-csv.ts'
import { overdueCsv } from '../views/overdue-csv.ts'
import type { FilesRoute } from '../web/files.ts'

type Parts = {
  sales: SalesService
  openBook: BookService
  money: MoneyService
  audit: Pick<AuditService, 'note'>
  now: () => Date
}

/** As long as the link is good, so that the file has what the card showed. */
const sameForMs = 10 * 60_000

const order = z.enum(['oldest', 'newest', 'largest'])
const moneyFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invoices'), customer: z.string(), filter: z.enum(invoiceFilters), order }),
  z.object({ kind: z.literal('overdue'), asked: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('pdf'), customer: z.string(), invoice: z.object({ id: z.string().nullable(), number: z.string() }) }),
])

/** Files about a customer, made when their link is opened, for who may still see money then. */
export function createMoneyFiles({ sales, openBook, money, audit, now }: Parts) {
  async function open(who: Who, kept: unknown): ReturnType<FilesRoute> {
    const file = moneyFile.parse(kept)
    if ((await money.refusal(who, null)) !== null) return null
    const limit = await money.limit(who)
    if (file.kind === 'overdue') return overdue(who, file, limit === null ? openBook : ownBook(openBook, limit.manager))
    const own = limit === null ? sales : ownSales(sales, limit.manager)
    const found = await own.customer(who.tenantId, readCustomerId(file.customer))
    if (found === null) return null
    const [account] = found.customer
    await audit.note(who, behindLink(who), 'file', account.administration.code, account.id)
    return file.kind === 'pdf' ? pdf(who, account, file) : csv(who, account, file)
  }

  async function overdue(who: Who, { asked }: Extract<MoneyFile, { kind: 'overdue' }>, seen: BookService): ReturnType<FilesRoute> {
    const narrowed = await readNarrowing(asked, who, { money })
    if ('refused' in narrowed) return null
    const { books } = await seen.book(who.tenantId, { maxAgeMs: sameForMs, lane: 'chat' })
    const lists = await overdueIn(books, narrowed.filter)
    const lines = lists.flatMap(({ book, listed }) => listed.map((customer) => ({ ...customer, administration: book.administration.name })))
    await audit.note(who, behindLink(who), 'file', null, null)
    return { name: 'saldo-overdue.csv', type: 'text/csv', content: Readable.from([overdueCsv(lines, who.locale)]) }
  }

  async function csv(who: Who, account: Customer, file: Extract<z.infer<typeof moneyFile>, { kind: 'invoices' }>): ReturnType<FilesRoute> {
    const { ledger, monthDay } = await sales.ledger(who.tenantId, account, { fresh: false, depth: 'whole' })
    const days = { today: today(now(), sales.timeZone), monthDay }
    const lines = ordered(invoiceLines(ledger, file.filter, days), file.order)
    const content = Readable.from([invoicesCsv(account.name, lines, who.locale)])
    return { name: `${plain(account.name)}-${file.filter.replaceAll(' ', '-')}.csv`, type: 'text/csv', content }
  }

  async function pdf(who: Who, account: Customer, { invoice }: Extract<MoneyFile, { kind: 'pdf' }>): ReturnType<FilesRoute> {
    const found = await sales.invoicePdf(who.tenantId, account, invoice)
    return found === null ? null : { name: found.name, type: 'application/pdf', content: Readable.from([found.bytes]) }
  }

  return { open }
}

/** A link is opened in a browser, outside of any chat. */
function behindLink({ tenantId, personId }: Who): Place {
  return { tenantId, conversationId: '', kind: 'personal', serviceUrl: '', botId: '', personId }
}

/** A name as every system of files takes it. */
function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'invoices'
}
