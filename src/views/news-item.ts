import type { PaymentPromise } from '../receivables/marks.ts'
import type { WatchEvent } from '../receivables/watch-events.ts'

/** Something that happened to a customer. `asOf`: when the books said so. */
export type NewsItem = { administration: number; accountId: string; name: string; event: Omit<WatchEvent, 'id'>; asOf: Date }

/** A promise that is due or broken. */
export type PromiseItem = { administration: number; accountId: string; name: string; promise: PaymentPromise; event: null }
