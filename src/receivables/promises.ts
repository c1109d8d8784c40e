import type { PaymentPromise, PromiseState } from './marks.ts'
import type { Money } from './types.ts'

type Promised = Pick<PaymentPromise, 'items' | 'amount' | 'day'>

/**
 * How a promise stands. `openNow`: what is still open, by item; an item that isn't in it is no longer open. Kept as soon as what was promised
 * came off its items; broken once its day has passed without that: on the day itself it may still be kept.
 */
export function promiseState(promise: Promised, openNow: ReadonlyMap<string, Money>, today: string): PromiseState {
  if (isPaid(promise, openNow)) return 'kept'
  return promise.day < today ? 'broken' : 'open'
}

/** An amount that was promised in another currency than the items have can't be told from them: then all of them are meant. */
function isPaid({ items, amount }: Promised, openNow: ReadonlyMap<string, Money>): boolean {
  const left = items.map(({ itemId, open }) => ({ promised: open, open: openNow.get(itemId) ?? { ...open, minor: 0 } }))
  const counted = amount === null ? [] : left.filter(({ promised }) => promised.currency === amount.currency)
  if (amount === null || counted.length === 0) return left.every(({ open }) => open.minor <= 0)
  return counted.reduce((paid, { promised, open }) => paid + Math.max(0, promised.minor - open.minor), 0) >= amount.minor
}
