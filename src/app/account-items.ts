import type { BookItem } from '../bot/services.ts'
import type { BookOf, KeptItem, OpenItemRecords } from '../store/records/open-items.ts'
import { toBookItem } from './book-items.ts'

const atOnce = 500

/** What was open of one account at the last reading, and when that was; null before any. Costs no call. */
export async function itemsOf(
  records: Pick<OpenItemRecords, 'readings' | 'page'>,
  of: BookOf,
  accountId: string,
): Promise<{ items: readonly Omit<BookItem, 'manager'>[]; asOf: Date; day: string } | null> {
  const { now } = await records.readings(of)
  if (now === null) return null
  const items: KeptItem[] = []
  for (let after: Pick<KeptItem, 'accountId' | 'itemId'> = { accountId, itemId: '' }; ; ) {
    const page = await records.page(of, now.reading, after, atOnce)
    const own = page.filter((item) => item.accountId === accountId)
    items.push(...own)
    const last = own.at(-1)
    if (own.length < atOnce || last === undefined) break
    after = last
  }
  return { items: items.map(toBookItem), asOf: now.begunAt, day: now.day }
}
