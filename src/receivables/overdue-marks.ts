import type { AccountMarks } from './marks.ts'
import type { OpenItem } from './types.ts'

/** What of an overdue amount is in dispute or promised, in the smallest unit of one currency; what is both counts as in dispute. */
export type MarkedSums = { disputed: number; promised: number }

type Owned = { accountId: string; item: Pick<OpenItem, 'id' | 'invoiceNumber' | 'dueDate' | 'amount'> }

/** Of the items in the currency that are overdue on a day (YYYY-MM-DD). Overdue itself stays what it is: these are figures beside it. */
export function markedIn(items: readonly Owned[], marks: ReadonlyMap<string, AccountMarks>, currency: string, day: string): MarkedSums {
  const sums = { disputed: 0, promised: 0 }
  for (const { accountId, item } of items) {
    const own = marks.get(accountId)
    if (own === undefined || item.amount.currency !== currency || item.amount.minor <= 0 || item.dueDate >= day) continue
    const kind = kindOf(item, own)
    if (kind !== null) sums[kind] += item.amount.minor
  }
  return sums
}

function kindOf(item: Owned['item'], { disputes, promises }: AccountMarks): keyof MarkedSums | null {
  const isMeant = (marked: { itemId: string; invoice: string | null }) =>
    marked.itemId === item.id || (marked.invoice !== null && marked.invoice === item.invoiceNumber)
  if (disputes.some(isMeant)) return 'disputed'
  return promises.some(({ state, items }) => state === 'open' && items.some(isMeant)) ? 'promised' : null
}
