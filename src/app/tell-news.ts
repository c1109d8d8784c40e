import { whoIs } from '../bot/remember.ts'
import type { BookService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Logger } from '../logger.ts'
import type { KeptMark, MarkRecords, ToldOf } from '../store/records/marks.ts'
import type { KeptNews, NewsRecords } from '../store/records/news.ts'
import type { OpenItemRecords } from '../store/records/open-items.ts'
import type { WatchRecords } from '../store/records/watches.ts'
import type { Workspace } from '../store/settings.ts'
import { nextTime } from '../sync/schedule/next-time.ts'
import { digestCard } from '../views/digest-card.ts'
import { newsCard } from '../views/news-card.ts'
import type { NewsItem } from '../views/news-item.ts'
import { promiseCard } from '../views/promise-card.ts'
import { type Every, every } from './every.ts'
import type { createNewsFinder, NewsBody } from './find-news.ts'
import { toMark } from './marks.ts'
import type { createPromiseKeeping } from './promise-keeping.ts'
import { isQuiet } from './quiet.ts'
import { type MoneyTelling, tellMoney } from './tell-money.ts'
import { type KeptDigest, usualQuiet } from './watches.ts'

type Parts = MoneyTelling & {
  news: NewsRecords<NewsBody>
  watches: WatchRecords<KeptDigest>
  marks: MarkRecords
  openItems: Pick<OpenItemRecords, 'readings'>
  openBook: Pick<BookService, 'book'>
  /** Answers when all that changed with the last reading was heard of. */
  bookSettled: () => Promise<void>
  finder: Pick<ReturnType<typeof createNewsFinder>, 'findLate'>
  promises: ReturnType<typeof createPromiseKeeping>
  /** Reads how customers usually pay, at most what isn't kept yet. */
  readHabits: (tenantId: string, administration: number) => Promise<unknown>
  now: () => Date
  logger: Logger
}

const betweenLooksMs = 60_000
/** Whoever watches hears of it within the hour; a digest is as fresh as people expect of one. */
const readEveryMs = 60 * 60_000
const digestMaxAgeMs = 15 * 60_000
const dayMs = 86_400_000
const newsKeptMs = 40 * dayMs

/** Tells what happened to those who wanted to hear of it: one reading of the book a workspace, for all of them. */
export function createNewsTelling(parts: Parts): Pick<Every, 'start' | 'stop'> {
  const { news, watches, marks, openBook, finder, promises, settings, firstAdmins, now, logger } = parts
  const lastRead = new Map<string, number>()
  const lastDaily = new Map<string, number>()

  async function lookAfter(tenantId: string): Promise<void> {
    const workspace = await settings.read(tenantId)
    const { connection } = workspace
    if (connection === null || connection.lost !== null || takingPart(connection).length === 0) return
    const due = (await watches.digests(tenantId)).filter(({ at }) => at <= now())
    const watchers = await awake(workspace, await watches.watchers(tenantId))
    const waits = (await marks.promisesUpTo(tenantId, promises.dayNow())).length > 0
    if (due.length > 0) await read(tenantId, digestMaxAgeMs, true)
    else if (watchers.length > 0 || waits) await read(tenantId, readEveryMs, false)
    await daily(workspace, watchers)
    await promises.settle(tenantId)
    await tellPromises(workspace)
    for (const personId of await awake(workspace, await news.waiting(tenantId, 'watch', now()))) await tellNews(tenantId, personId)
    for (const digest of due) await tellDigest(tenantId, digest)
  }

  /** An administration that can't be read now is read at the next look that is due; what is known is told meanwhile. */
  async function read(tenantId: string, maxAgeMs: number, atOnce: boolean): Promise<void> {
    const last = lastRead.get(tenantId) ?? 0
    if (!atOnce && now().getTime() - last < readEveryMs) return
    lastRead.set(tenantId, now().getTime())
    try {
      await openBook.book(tenantId, { maxAgeMs, lane: 'run' })
      await parts.bookSettled()
    } catch (err) {
      logger.info({ err }, 'The open items could not be read for those who watch')
    }
  }

  async function daily({ tenantId, connection }: Workspace, watchers: readonly string[]): Promise<void> {
    if (watchers.length === 0 || now().getTime() - (lastDaily.get(tenantId) ?? 0) < dayMs / 4) return
    lastDaily.set(tenantId, now().getTime())
    const kept = (await Promise.all(watchers.map((personId) => watches.of({ tenantId, personId })))).flat()
    const late = kept.filter(({ kinds }) => kinds.includes('later-than-usual')).map(({ administration }) => administration)
    for (const administration of new Set(
      late.filter((code) => connection !== null && takingPart(connection).some((each) => each.code === code)),
    )) {
      await parts.readHabits(tenantId, administration).catch((err: unknown) => logger.info({ err }, 'How customers pay could not be read'))
    }
    await finder.findLate(tenantId, watchers)
    await news.removeOld(tenantId, new Date(now().getTime() - newsKeptMs))
  }

  async function awake(workspace: Workspace, personIds: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const personId of personIds) {
      const { quiet } = await watches.wish({ tenantId: workspace.tenantId, personId })
      const { timeZone } = whoIs(workspace, personId, firstAdmins)
      if (!isQuiet(quiet === undefined ? usualQuiet : quiet, timeZone, now())) found.push(personId)
    }
    return found
  }

  async function tellNews(tenantId: string, personId: string): Promise<void> {
    const at = now()
    const taken = await news.take(tenantId, personId, 'watch', at)
    if (taken.length === 0) return
    const lines = taken.map(toItem)
    const told = await tellMoney(
      { tenantId, personId, what: 'watch', lines },
      (seen, who) => (seen.length === 0 ? null : newsCard({ items: seen, timeZone: who.timeZone }, who.locale)),
      parts,
    ).catch(noteFailure)
    await news.settle({ tenantId, personId, way: 'watch' }, at, told === 'later' ? stillNews(taken) : [])
  }

  /** What nobody could be told for a week isn't news any more. */
  function stillNews(untold: readonly KeptNews<NewsBody>[]): string[] {
    return untold.filter(({ foundAt }) => foundAt.getTime() > now().getTime() - 7 * dayMs).map(({ id }) => id)
  }

  function noteFailure(err: unknown): 'later' {
    logger.warn({ err }, 'News of customers could not be told')
    return 'later'
  }

  type DueDigest = Awaited<ReturnType<typeof watches.digests>>[number]

  async function tellDigest(tenantId: string, { personId, digest, at, since }: DueDigest): Promise<void> {
    const begunAt = now()
    const next = nextTime(digest.schedule, digest.zone, begunAt)
    if (!(await watches.claimDigest({ tenantId, personId }, at, begunAt))) return
    const taken = await news.take(tenantId, personId, 'digest', begunAt)
    const day = promises.dayNow()
    const open = (await marks.promisesUpTo(tenantId, day)).filter(({ by }) => by === personId)
    const broken = (await marks.untold(tenantId, 'broken', 'broken', day)).filter(({ by }) => by === personId)
    const promised = await Promise.all([...open, ...broken].map((kept) => withName(tenantId, kept)))
    const lines = [...taken.map((each) => ({ ...toItem(each), promise: null })), ...promised]
    const asOf = await oldestReading(tenantId)
    const told = await tellMoney(
      { tenantId, personId, what: 'digest', lines },
      (seen, who) => digestCard({ lines: seen, since, asOf, nextAt: next, timeZone: who.timeZone }, who.locale),
      parts,
    ).catch(noteFailure)
    await news.settle({ tenantId, personId, way: 'digest' }, begunAt, told === 'later' ? stillNews(taken) : [])
    await watches.endDigest({ tenantId, personId }, at, begunAt, next)
  }

  /** When the least fresh of the books was read; null before any was. */
  async function oldestReading(tenantId: string): Promise<Date | null> {
    const { connection } = await settings.read(tenantId)
    const read = await Promise.all(
      (connection === null ? [] : takingPart(connection)).map(({ code }) => parts.openItems.readings({ tenantId, administration: code })),
    )
    const times = read.flatMap(({ now: last }) => (last === null ? [] : [last.begunAt.getTime()]))
    return times.length === 0 ? null : new Date(Math.min(...times))
  }

  async function withName(tenantId: string, kept: KeptMark) {
    const [row] = await parts.mirror.get({ tenantId, administration: kept.administration, source: 'account' }, [kept.accountId])
    const mark = toMark(kept)
    if (mark.kind !== 'promise') throw new Error('a promise that is none')
    return {
      administration: kept.administration,
      accountId: kept.accountId,
      name: String(row?.fields.Name ?? '').trim(),
      promise: mark,
      event: null,
    }
  }

  async function tellPromises(workspace: Workspace): Promise<void> {
    const { tenantId } = workspace
    for (const { what, kept } of await promises.untold(tenantId)) {
      const [isAwake] = await awake(workspace, [kept.by])
      if (isAwake !== undefined) await tellPromise(tenantId, what, kept)
    }
  }

  /** Claimed before it is told and marked afterwards: of two processes one tells, and what a crash cut off is told again. */
  async function tellPromise(tenantId: string, what: ToldOf, kept: KeptMark): Promise<void> {
    const at = now()
    if (!(await marks.claim(tenantId, kept.id, what, at))) return
    const line = await withName(tenantId, kept)
    const told = await tellMoney(
      { tenantId, personId: kept.by, what: 'promise', lines: [line] },
      ([seen], who) => (seen === undefined ? null : promiseCard({ ...seen, why: what }, who.locale)),
      parts,
    ).catch(noteFailure)
    await (told === 'later' ? marks.release(tenantId, kept.id, at) : marks.markTold(tenantId, kept.id, what, at))
  }

  const warn = (err: unknown) => logger.warn({ err }, 'Watches could not be looked after')

  async function lookAtAll(): Promise<void> {
    for (const tenantId of await settings.tenants()) await lookAfter(tenantId).catch(warn)
  }

  return every(betweenLooksMs, lookAtAll, warn)
}

function toItem({ administration, accountId, name, kind, body }: KeptNews<NewsBody>): NewsItem {
  return { administration, accountId, name, event: { ...body, kind: kind as NewsItem['event']['kind'] }, asOf: new Date(body.asOf) }
}
