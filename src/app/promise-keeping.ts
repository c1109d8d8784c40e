import { today } from '../receivables/days.ts'
import type { PaymentPromise } from '../receivables/marks.ts'
import { promiseState } from '../receivables/promises.ts'
import type { Money, OpenItem } from '../receivables/types.ts'
import type { KeptMark, MarkRecords } from '../store/records/marks.ts'
import type { OpenItemRecords } from '../store/records/open-items.ts'
import { itemsOf } from './account-items.ts'
import { toMark } from './marks.ts'
import { timeZoneOf } from './time-zone.ts'

type Parts = {
  records: MarkRecords
  openItems: Pick<OpenItemRecords, 'readings' | 'page'>
  exactUrl: string
  now: () => Date
}

/**
 * Ends promises that were kept or broken, as the last reading of the book says. Broken is said only by a reading of a later day than the
 * promised one: a payment of the last hour may not be booked yet.
 */
export function createPromiseKeeping({ records, openItems, exactUrl, now }: Parts) {
  const dayOf = (at: Date) => today(at, timeZoneOf(exactUrl))
  const dayNow = () => dayOf(now())

  async function settle(tenantId: string): Promise<void> {
    for (const kept of await records.promisesUpTo(tenantId, '9999-12-31')) await settleOne(tenantId, kept)
  }

  async function settleOne(tenantId: string, kept: KeptMark): Promise<void> {
    const known = await itemsOf(openItems, { tenantId, administration: kept.administration }, kept.accountId)
    const mark = toMark(kept)
    if (known === null || known.asOf <= kept.at || mark.kind !== 'promise') return
    const items = known.items.map(({ item }) => item)
    const state = promiseState(mark, openOf(mark, items), known.day)
    if (state !== 'open') await records.end(tenantId, kept.id, state, now())
  }

  /** What is to be told, and wasn't: due today, or broken. */
  async function untold(tenantId: string): Promise<{ what: 'due' | 'broken'; kept: KeptMark }[]> {
    const day = dayNow()
    const due = (await records.untold(tenantId, 'open', 'due', day)).filter((each) => each.day === day && dayOf(each.at) < day)
    const broken = await records.untold(tenantId, 'broken', 'broken', day)
    return [...due.map((kept) => ({ what: 'due' as const, kept })), ...broken.map((kept) => ({ what: 'broken' as const, kept }))]
  }

  return { settle, untold, dayNow }
}

/** What is still open of each promised item. Exact may give what is left of one another id: then the invoice's number tells. */
function openOf({ items }: PaymentPromise, open: readonly OpenItem[]): Map<string, Money> {
  const promised = new Set(items.map(({ itemId }) => itemId))
  const left = items.flatMap(({ itemId, invoice }) => {
    const same =
      open.find(({ id }) => id === itemId) ??
      open.find((each) => invoice !== null && each.invoiceNumber === invoice && !promised.has(each.id))
    return same === undefined ? [] : [[itemId, same.amount] as const]
  })
  return new Map(left)
}
