import { isSameManager } from './own-customers.ts'
import { isInvoice } from './read-promise.ts'
import type { Request } from './request.ts'
import type { BookItem, Services } from './services.ts'

/** The books may have an invoice of this morning that an older reading doesn't. */
const maxAgeMs = 60 * 60_000

export type FoundInvoice = BookItem & { administration: number; administrationName: string }

/** Open invoices of that number among the customers this person may see, one an account. */
export async function findOpenInvoice(
  number: string,
  { who }: Request,
  services: Pick<Services, 'openBook' | 'money'>,
): Promise<FoundInvoice[]> {
  const limit = await services.money.limit(who)
  const { books } = await services.openBook.book(who.tenantId, { maxAgeMs, lane: 'chat' })
  const found = new Map<string, FoundInvoice>()
  for (const { administration, pages } of books) {
    for await (const page of pages()) {
      for (const line of page) {
        if (!isInvoice(line.item, number) || (limit !== null && !isSameManager(line.manager, limit.manager))) continue
        const key = `${administration.code}/${line.accountId}`
        if (!found.has(key)) found.set(key, { ...line, administration: administration.code, administrationName: administration.name })
      }
    }
  }
  return [...found.values()]
}
