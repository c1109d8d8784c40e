import type { BookCustomer, BookItem } from '../bot/services.ts'
import { SaldoError } from '../errors.ts'
import { createLedger } from '../receivables/ledger-ageing.ts'
import type { BookOf, KeptItem, KeptReading, OpenItemRecords } from '../store/records/open-items.ts'
import { giveWay } from '../sync/give-way.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { enrichItems, nameOf } from './book-items.ts'
import { createRecent } from './recent.ts'

type Parts = { records: Pick<OpenItemRecords, 'readings' | 'page'>; mirror: Pick<MirrorPort, 'get'>; now: () => Date }

const rowsAtOnce = 500
/** Whoever turns the pages of a list meets the same one. */
const customersKeptMs = 10 * 60_000

/** What a reading of the open items found, a page at a time, or added up by customer. */
export function createBookPages({ records, mirror, now }: Parts) {
  const added = createRecent<Promise<BookCustomer[]>>(customersKeptMs, now)

  async function* pagesOf(of: BookOf, reading: string): AsyncGenerator<KeptItem[]> {
    for (let after: KeptItem | null = null; ; ) {
      const page: KeptItem[] = await records.page(of, reading, after, rowsAtOnce)
      if (page.length > 0) yield page
      if (page.length < rowsAtOnce) return
      after = page.at(-1) ?? null
      await giveWay()
    }
  }

  async function* enrichedPages(of: BookOf, reading: string): AsyncGenerator<BookItem[]> {
    for await (const page of pagesOf(of, reading)) yield await enrichItems(mirror, of, page)
    const { now: current, before } = await records.readings(of)
    if (current?.reading !== reading && before?.reading !== reading) throw replaced()
  }

  async function addUp(of: BookOf, { reading, day }: KeptReading): Promise<BookCustomer[]> {
    const ledger = createLedger(day)
    const names = new Map<string, Pick<BookCustomer, 'name' | 'code' | 'manager' | 'country'>>()
    for await (const page of enrichedPages(of, reading)) {
      ledger.add(page)
      for (const { accountId, name, code, manager, country } of page) names.set(accountId, { name, code, manager, country })
    }
    return ledger.customers().map((sums) => ({ name: '', code: null, manager: null, country: null, ...names.get(sums.accountId), ...sums }))
  }

  function customersOf(of: BookOf, reading: KeptReading): Promise<BookCustomer[]> {
    const key = `${nameOf(of)}/${reading.reading}/${reading.day}`
    const known = added.get(key)
    if (known !== undefined) return known
    added.forget(`${nameOf(of)}/`)
    const customers = addUp(of, reading)
    added.set(key, customers)
    customers.catch(() => added.delete(key))
    return customers
  }

  return { pagesOf, enrichedPages, customersOf }
}

export function replaced(): SaldoError {
  return new SaldoError('book-replaced', {
    message: 'a newer reading of the open items took the place of the one that was shown',
    person: 'The open items were read anew meanwhile.',
    advice: 'Please ask again.',
    recovery: 'retry',
  })
}
