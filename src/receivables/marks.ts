import type { Money } from './types.ts'

/** What somebody remarked on an account's open items: `by` is a person id. */
type Mark = { id: string; accountId: string; by: string; at: Date }

/** An open item as it stood when a promise was made. */
export type PromisedItem = { itemId: string; invoice: string | null; open: Money }

/** Promised: the whole of `items`, or `amount` of it. `day`: YYYY-MM-DD, the last one on which it is kept. */
export type PaymentPromise = Mark & {
  kind: 'promise'
  items: readonly PromisedItem[]
  amount: Money | null
  day: string
  text: string
  state: PromiseState
}
export type PromiseState = 'open' | 'kept' | 'broken'

export type Dispute = Mark & { kind: 'dispute'; itemId: string; invoice: string | null; reason: string }
export type Note = Mark & { kind: 'note'; text: string }
export type LedgerMark = PaymentPromise | Dispute | Note

/** Promises that are open, or ended lately; the newest first, like notes. */
export type AccountMarks = {
  promises: readonly PaymentPromise[]
  disputes: readonly Dispute[]
  notes: readonly Note[]
}
