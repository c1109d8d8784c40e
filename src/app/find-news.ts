import { isSameManager } from '../bot/own-customers.ts'
import type { BookChange, BookItem, BookListener } from '../bot/services.ts'
import { averageDays } from '../receivables/behaviour.ts'
import { daysBetween, today } from '../receivables/days.ts'
import { paidSpan } from '../receivables/ratios.ts'
import { type AccountChange, eventsOf, latenessOf, type WatchEvent } from '../receivables/watch-events.ts'
import type { FigureRecords } from '../store/records/figures.ts'
import type { KeptNews, NewsFor, NewsRecords } from '../store/records/news.ts'
import type { BookOf, OpenItemRecords } from '../store/records/open-items.ts'
import type { WatchRecords } from '../store/records/watches.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { itemsOf } from './account-items.ts'
import { managerIn } from './owners.ts'
import { timeZoneOf } from './time-zone.ts'
import { toCustomer } from './to-customer.ts'
import type { KeptDigest } from './watches.ts'

export type NewsBody = Omit<WatchEvent, 'id' | 'kind'> & { asOf: string; manager: string | null }

type Parts = {
  news: NewsRecords<NewsBody>
  watches: WatchRecords<KeptDigest>
  openItems: Pick<OpenItemRecords, 'readings' | 'page'>
  figures: Pick<FigureRecords, 'sums'>
  mirror: Pick<MirrorPort, 'get'>
  settings: Pick<SettingsPort, 'read'>
  exactUrl: string
  now: () => Date
}

type Watcher = Awaited<ReturnType<WatchRecords['onAccounts']>>[number]
/** What is told of an account without knowing more than the change itself. */
const digestKinds: readonly WatchEvent['kind'][] = ['overdue', 'paid']

/** Finds what there is to tell in what changed in the book: once for all who watch, and from what is kept alone, without a call. */
export function createNewsFinder({ news, watches, openItems, figures, mirror, settings, exactUrl, now }: Parts) {
  const zone = timeZoneOf(exactUrl)

  /** Hears of the same change twice now and then: the same news has the same id. */
  const onRead: BookListener = async (tenantId, administration, change) => {
    const of = { tenantId, administration }
    const byAccount = accountsOf(change, today(change.since, zone), today(change.asOf, zone))
    const watchers = Map.groupBy(await watches.onAccounts(tenantId, administration, [...byAccount.keys()]), ({ accountId }) => accountId)
    const readers = await digestReaders(tenantId)
    const found: KeptNews<NewsBody>[] = []
    const to: NewsFor[] = []
    for (const [accountId, { account, items }] of byAccount) {
      const watching = watchers.get(accountId) ?? []
      const reading = readers.filter(
        ({ personId, manager }) => isSameManager(account.manager, manager) || watching.some((each) => each.personId === personId),
      )
      if (watching.length + reading.length === 0) continue
      const limit = watching.length === 0 ? null : await limitOf(of, accountId)
      const open = limit === null ? [] : ((await itemsOf(openItems, of, accountId))?.items ?? [])
      const events = eventsOf(items, { currency: limit?.currency ?? '', open, limit: limit?.minor ?? null }, change.since.toISOString())
      for (const event of events) {
        const receivers = [
          ...watching.filter((each) => wants(each, event)).map(toWatcher),
          ...(digestKinds.includes(event.kind) ? reading.map(toReader) : []),
        ]
        if (receivers.length === 0) continue
        const one = newsOf(of, account, event, change.asOf)
        found.push(one)
        to.push(...receivers.map((receiver) => ({ ...receiver, newsId: one.id })))
      }
    }
    await news.add(tenantId, found, to)
  }

  async function digestReaders(tenantId: string) {
    const workspace = await settings.read(tenantId)
    return (await watches.digests(tenantId)).map(({ personId }) => ({ personId, manager: managerIn(workspace, personId) }))
  }

  /** In the administration's own currency, as the directory has it. */
  async function limitOf({ tenantId, administration }: BookOf, accountId: string) {
    const { connection } = await settings.read(tenantId)
    const own = connection?.administrations.find(({ code }) => code === administration)
    const [row] = await mirror.get({ tenantId, administration, source: 'account' }, [accountId])
    return row === undefined || own === undefined ? null : toCustomer(row, own).creditLimit
  }

  /** Weighted days from invoice to payment over a year, from what was read of the books; null where that is too little. */
  async function usualDays(of: BookOf, accountId: string, day: string): Promise<number | null> {
    const { from, to } = paidSpan(day)
    const sums = (await figures.sums(of, [accountId])).filter((each) => each.kind === 'paid' && each.day >= from && each.day <= to)
    const total = (field: 'amount' | 'amountDays' | 'count') => sums.reduce((sum, each) => sum + each[field], 0)
    return averageDays({ invoices: total('count'), amount: total('amount'), amountDays: total('amountDays') })
  }

  /** Invoices that are late by this customer's own habit; no change of the book tells of them, but a day that passes. */
  async function findLate(tenantId: string, personIds: readonly string[]): Promise<void> {
    const all = (
      await Promise.all(
        personIds.map(async (personId) => (await watches.of({ tenantId, personId })).map((each) => ({ ...each, personId }))),
      )
    ).flat()
    const wanted = all.filter(({ kinds }) => kinds.includes('later-than-usual'))
    for (const [, watching] of Map.groupBy(wanted, ({ administration, accountId }) => `${administration}/${accountId}`))
      await findLateOf(tenantId, watching)
  }

  async function findLateOf(tenantId: string, watching: readonly Watcher[]): Promise<void> {
    const [first] = watching
    if (first === undefined) return
    const of = { tenantId, administration: first.administration }
    const known = await itemsOf(openItems, of, first.accountId)
    if (known === null) return
    const day = today(now(), zone)
    const usual = await usualDays(of, first.accountId, day)
    const [account] = known.items
    if (usual === null || account === undefined) return
    for (const { event, from } of latenessOf(known.items, usual, day)) {
      const receivers = watching.filter(({ since }) => daysBetween(today(since, zone), from) >= 0).map(toWatcher)
      if (receivers.length === 0) continue
      const one = newsOf(of, { ...account, manager: null }, event, known.asOf)
      await news.add(
        tenantId,
        [one],
        receivers.map((receiver) => ({ ...receiver, newsId: one.id })),
      )
    }
  }

  return { onRead, findLate }
}

const toWatcher = ({ personId }: { personId: string }) => ({ personId, way: 'watch' as const })
const toReader = ({ personId }: { personId: string }) => ({ personId, way: 'digest' as const })

function wants({ kinds, largeFrom }: Watcher, { kind, own }: WatchEvent): boolean {
  return kinds.includes(kind) && (kind !== 'large-invoice' || own >= largeFrom)
}

function newsOf({ administration }: BookOf, { accountId, name, manager }: BookItem, event: WatchEvent, asOf: Date): KeptNews<NewsBody> {
  const { id, kind, ...told } = event
  return {
    id: `${administration}|${accountId}|${id}`,
    administration,
    accountId,
    name,
    kind,
    foundAt: asOf,
    body: { ...told, manager, asOf: asOf.toISOString() },
  }
}

type Lists = 'appeared' | 'gone' | 'partlyPaid' | 'reopened' | 'newlyOverdue'
const lists: readonly Lists[] = ['appeared', 'gone', 'partlyPaid', 'reopened', 'newlyOverdue']

/** The change, account by account. */
function accountsOf(change: BookChange, since: string, day: string): Map<string, { account: BookItem; items: AccountChange }> {
  const accounts = new Map<string, { account: BookItem; items: AccountChange }>()
  const ids = new Set(lists.flatMap((list) => change[list].map(({ accountId }) => accountId)))
  const grouped = Object.fromEntries(
    lists.map((list) => [list, Map.groupBy<string, BookItem>(change[list], ({ accountId }) => accountId)]),
  ) as Record<Lists, Map<string, BookItem[]>>
  for (const id of ids) {
    const of = (list: Lists) => grouped[list].get(id) ?? []
    const [account] = lists.flatMap(of)
    const items = { since, today: day, appeared: of('appeared'), gone: of('gone'), newlyOverdue: of('newlyOverdue') }
    const regrown = (list: 'partlyPaid' | 'reopened') => change[list].filter(({ accountId }) => accountId === id)
    if (account !== undefined)
      accounts.set(id, { account, items: { ...items, partlyPaid: regrown('partlyPaid'), reopened: regrown('reopened') } })
  }
  return accounts
}
