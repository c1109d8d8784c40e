import { inEach } from '../bot/in-each.ts'
import type { Book, BookService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Administration } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { createBooks } from '../exact/books.ts'
import type { Lane } from '../exact/budget.ts'
import type { ExactClient } from '../exact/client.ts'
import { accountUrl } from '../exact/links.ts'
import { readOverview } from '../exact/overview.ts'
import type { Logger } from '../logger.ts'
import { changesBetween, isNothing } from '../receivables/book-changes.ts'
import { addDays, today } from '../receivables/days.ts'
import { type BookTotal, createLedger, type OverviewTotal, totalsOf } from '../receivables/ledger-ageing.ts'
import type { Exclusive } from '../store/lock.ts'
import type { BookOf, KeptReading, OpenItemRecords } from '../store/records/open-items.ts'
import type { SettingsPort } from '../store/settings.ts'
import { giveWay } from '../sync/give-way.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { nameOf, toKept } from './book-items.ts'
import { createBookListeners } from './book-listeners.ts'
import { createBookPages, replaced } from './book-pages.ts'
import { type ExactAccess, notConnected } from './exact-access.ts'
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
  /** Reads the open items unless they were read today already, by whatever process. Throws the client's SaldoErrors. */
  readDay(tenantId: string, administration: Administration): Promise<void>
  /** Answers when whoever listens was told all that changed. */
  settled(): Promise<void>
}

/** Daily totals are for comparing with: a year, and a month more. */
const totalsKeptDays = 400
const rowsAtOnce = 500

/**
 * The open items of everybody: read in bulk, a thousand a call, by whoever asks first, and kept for all who ask after that. The last
 * reading is kept whole, and the one that listeners were last told of, so that a change between the two is told even after a crash.
 */
export function createOpenBook({ records, settings, mirror, access, exclusive, exactUrl, now, logger }: Parts): OpenBook {
  const { pagesOf, enrichedPages, customersOf } = createBookPages({ records, mirror, now })
  const listeners = createBookListeners({ records, mirror, logger })
  const dayNow = () => today(now(), timeZoneOf(exactUrl))

  async function bookOf(
    { tenantId, host }: { tenantId: string; host: string },
    administration: Administration,
    maxAgeMs: number,
    lane: Lane,
  ): Promise<Book> {
    const of = { tenantId, administration: administration.code }
    const oldest = new Date(now().getTime() - maxAgeMs)
    const calls = await readUnless((known) => isFresh(known, oldest), of, administration, lane)
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

  /** Whoever had to wait for another's reading mostly finds that it does. Answers the number of calls. */
  async function readUnless(
    does: (known: KeptReading | null) => boolean,
    of: BookOf,
    administration: Administration,
    lane: Lane,
  ): Promise<number> {
    if (does((await records.readings(of)).now)) return 0
    return exclusive(`open book of ${nameOf(of)}`, async () => {
      const { now: known, before } = await records.readings(of)
      return does(known) ? 0 : readAnew(of, administration, { known, before }, lane)
    })
  }

  async function readAnew(
    of: BookOf,
    { currency }: Administration,
    { known, before }: { known: KeptReading | null; before: KeptReading | null },
    lane: Lane,
  ): Promise<number> {
    await listeners.settled(of)
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
    await records.finish(of, reading, end, nothing || listeners.none(), base.reading)
    if (!nothing && !listeners.none()) listeners.tell(of, reading, base, end.begunAt, changes)
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
    onRead: listeners.add,
  }

  return {
    service,
    async readDay(tenantId, administration) {
      await readUnless((known) => known?.day === dayNow(), { tenantId, administration: administration.code }, administration, 'run')
    },
    heard: (tenantId, administration) => records.markStale({ tenantId, administration }, now()),
    settled: () => listeners.settled(),
  }
}

function isFresh(reading: KeptReading | null, oldest: Date): boolean {
  if (reading === null || reading.begunAt < oldest) return false
  return reading.staleAt === null || reading.begunAt > reading.staleAt
}
