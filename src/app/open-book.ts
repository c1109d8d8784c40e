import { inEach } from '../bot/in-each.ts'
import type { Book, BookCustomer, BookItem, BookListener, BookService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Administration } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { createBooks } from '../exact/books.ts'
import type { Lane } from '../exact/budget.ts'
import type { ExactClient } from '../exact/client.ts'
import { accountUrl } from '../exact/links.ts'
import { readOverview } from '../exact/overview.ts'
import type { Logger } from '../logger.ts'
import { type BookChanges, changesBetween, isNothing } from '../receivables/book-changes.ts'
import { addDays, today } from '../receivables/days.ts'
import { type BookTotal, createLedger, type OverviewTotal, totalsOf } from '../receivables/ledger-ageing.ts'
import type { Exclusive } from '../store/lock.ts'
import type { BookOf, KeptItem, KeptReading, OpenItemRecords } from '../store/records/open-items.ts'
import type { SettingsPort } from '../store/settings.ts'
import { giveWay } from '../sync/give-way.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { enrichItems, toKept } from './book-items.ts'
import { type ExactAccess, notConnected } from './exact-access.ts'
import { createRecent } from './recent.ts'
import { timeZoneOf } from './time-zone.ts'

type Parts = {
  records: OpenItemRecords
  settings: Pick<SettingsPort, 'read'>
  mirror: Pick<MirrorPort, 'get'>
  access: Pick<ExactAccess, 'client'>
  /** One reading of an administration at a time, across all processes. */
  exclusive: Exclusive
  exactUrl: string
  now: () => Date
  logger: Logger
}

export type OpenBook = {
  service: BookService
  /** Something was booked: what was read until now isn't taken as it is. */
  heard(tenantId: string, administration: number): Promise<void>
  /** Answers when whoever listens was told all that changed. */
  settled(): Promise<void>
}

/** Daily totals are for comparing with: a year, and a month more. */
const totalsKeptDays = 400
const rowsAtOnce = 500
/** Whoever turns the pages of a list meets the same one. */
const customersKeptMs = 10 * 60_000

/**
 * The open items of everybody: read in bulk, a thousand a call, by whoever asks first, and kept for all who ask after that. The last
 * reading is kept whole, and the one that listeners were last told of, so that a change between the two is told even after a crash.
 */
export function createOpenBook({ records, settings, mirror, access, exclusive, exactUrl, now, logger }: Parts): OpenBook {
  const listeners: BookListener[] = []
  const telling = new Map<string, Promise<void>>()
  const added = createRecent<Promise<BookCustomer[]>>(customersKeptMs, now)
  const dayNow = () => today(now(), timeZoneOf(exactUrl))

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

  async function bookOf(
    { tenantId, host }: { tenantId: string; host: string },
    administration: Administration,
    maxAgeMs: number,
    lane: Lane,
  ): Promise<Book> {
    const of = { tenantId, administration: administration.code }
    const oldest = new Date(now().getTime() - maxAgeMs)
    const known = (await records.readings(of)).now
    const calls = isFresh(known, oldest)
      ? 0
      : await exclusive(`open book of ${nameOf(of)}`, () => readUnlessRead(of, administration, oldest, lane))
    const { now: reading } = await records.readings(of)
    if (reading === null) throw replaced()
    const totals = await records.totalsOn(of, reading.day, reading.day)
    return {
      administration,
      asOf: reading.begunAt,
      day: reading.day,
      urlOf: (accountId) => accountUrl(host, administration.code, accountId),
      calls,
      pages: () => enrichedPages(of, reading.reading),
      customers: () => customersOf(of, reading),
      overview: reading.overview,
      totals: totals?.totals ?? [],
    }
  }

  /** Whoever had to wait for another's reading finds it done. Answers the number of calls. */
  async function readUnlessRead(of: BookOf, { currency }: Administration, oldest: Date, lane: Lane): Promise<number> {
    const { now: known, before } = await records.readings(of)
    if (isFresh(known, oldest)) return 0
    await telling.get(nameOf(of))
    const client = await access.client(of.tenantId, { administration: of.administration })
    const [begunAt, day] = [now(), dayNow()]
    const reading = await records.begin(of, begunAt, day)
    const [overview, totals] = await Promise.all([overviewOf(client, lane), keepItems(of, reading, client, currency, day, lane)])
    const end = { begunAt, day, calls: client.calls(), overview }
    const base = known === null || known.told ? known : (before ?? known)
    await records.saveTotals(of, day, totals, addDays(day, -totalsKeptDays))
    await settle(of, { base, known }, reading, end)
    return end.calls
  }

  async function keepItems(
    of: BookOf,
    reading: string,
    client: ExactClient,
    currency: string,
    day: string,
    lane: Lane,
  ): Promise<BookTotal[]> {
    const ledger = createLedger(day)
    for await (const items of createBooks(client, currency, { lane }).openItems()) {
      ledger.add(items)
      for (let from = 0; from < items.length; from += rowsAtOnce) {
        await records.add(of, reading, items.slice(from, from + rowsAtOnce).map(toKept))
        await giveWay()
      }
    }
    return totalsOf(ledger.customers(), currency)
  }

  /** The check is a kindness: without it the figures are the same. */
  async function overviewOf(client: ExactClient, lane: Lane): Promise<OverviewTotal[] | null> {
    try {
      return await readOverview(client, { lane })
    } catch (error) {
      if (!(error instanceof SaldoError) || error.recovery === 'reconnect') throw error
      logger.info({ problem: error.code }, 'Exact’s own overview of what is outstanding could not be read')
      return null
    }
  }

  /** The new reading takes its place, and what changed since listeners were last told is told. */
  async function settle(
    of: BookOf,
    { base, known }: { base: KeptReading | null; known: KeptReading | null },
    reading: string,
    end: Parameters<OpenItemRecords['finish']>[2],
  ): Promise<void> {
    if (base === null) return records.finish(of, reading, end, true, null)
    const changes = await changesBetween({ pages: pagesOf(of, base.reading), day: base.day }, { pages: pagesOf(of, reading), day: end.day })
    const nothing = isNothing(changes)
    if (nothing && base.reading === known?.reading) return records.unchanged(of, reading, base.reading, end)
    await records.finish(of, reading, end, nothing || listeners.length === 0, base.reading)
    if (!nothing && listeners.length > 0) tell(of, reading, base, end.begunAt, changes)
  }

  /** Beside the answer to whoever asked; the next reading waits for it. */
  function tell(of: BookOf, reading: string, base: KeptReading, asOf: Date, changes: BookChanges<KeptItem>): void {
    const told = tellAll(of, base, asOf, changes)
      .then(() => records.markTold(of, reading))
      .catch((err: unknown) => logger.warn({ err }, 'What changed in the open items is told again after the next reading'))
      .finally(() => telling.delete(nameOf(of)))
    telling.set(nameOf(of), told)
  }

  async function tellAll(of: BookOf, base: KeptReading, asOf: Date, changes: BookChanges<KeptItem>): Promise<void> {
    const enriched = (lines: readonly KeptItem[]) => enrichItems(mirror, of, lines)
    const regrown = async (some: BookChanges<KeptItem>['partlyPaid']) => {
      const items = await enriched(some.map(({ line }) => line))
      return items.map((item, place) => ({ ...item, before: { ...item.item.amount, minor: some[place]?.before ?? 0 } }))
    }
    const change = {
      asOf,
      since: base.begunAt,
      appeared: await enriched(changes.appeared),
      gone: await enriched(changes.gone),
      partlyPaid: await regrown(changes.partlyPaid),
      reopened: await regrown(changes.reopened),
      newlyOverdue: await enriched(changes.newlyOverdue),
    }
    for (const listener of listeners) await listener(of.tenantId, of.administration, change)
  }

  const service: BookService = {
    async book(tenantId, { maxAgeMs, lane = 'run' }) {
      const { connection } = await settings.read(tenantId)
      const administrations = connection === null ? [] : takingPart(connection)
      if (connection === null || administrations.length === 0) throw notConnected()
      const from = { tenantId, host: connection.host }
      const name = (administration: Administration) => administration.name
      const { answers, unread } = await inEach(administrations, name, (each) => bookOf(from, each, maxAgeMs, lane))
      return { books: answers, unread }
    },
    totalsOn: (tenantId, administration, day, notBefore) => records.totalsOn({ tenantId, administration }, day, notBefore),
    onRead: (listener) => void listeners.push(listener),
  }

  return {
    service,
    heard: (tenantId, administration) => records.markStale({ tenantId, administration }, now()),
    settled: async () => void (await Promise.all(telling.values())),
  }
}

function isFresh(reading: KeptReading | null, oldest: Date): boolean {
  if (reading === null || reading.begunAt < oldest) return false
  return reading.staleAt === null || reading.begunAt > reading.staleAt
}

const nameOf = ({ tenantId, administration }: BookOf) => `${tenantId}/${administration}`

function replaced(): SaldoError {
  return new SaldoError('book-replaced', {
    message: 'a newer reading of the open items took the place of the one that was shown',
    person: 'The open items were read anew meanwhile.',
    advice: 'Please ask again.',
    recovery: 'retry',
  })
}
