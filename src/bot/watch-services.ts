import type { AccountMarks, LedgerMark, PromisedItem } from '../receivables/marks.ts'
import type { Money } from '../receivables/types.ts'
import type { WatchKind } from '../receivables/watch-events.ts'
import type { Schedule } from '../sync/schedule/types.ts'
import type { CustomerId } from './customer-id.ts'
import type { Who } from './request.ts'

/** An account of one administration. */
export type Account = { administration: number; id: string }

/** Promises, disputes and notes, kept beside the books: Exact knows nothing of them. */
export type LedgerMarks = {
  /** By account id; an account without any is left out. Costs no call. */
  of(tenantId: string, administration: number, accountIds: readonly string[]): Promise<ReadonlyMap<string, AccountMarks>>
  one(tenantId: string, id: string): Promise<{ administration: number; mark: LedgerMark } | null>
  promise(
    who: Who,
    account: Account,
    promised: { items: readonly PromisedItem[]; amount: Money | null; day: string; text: string },
  ): Promise<LedgerMark>
  /** An item that is in dispute already gets the new reason. */
  dispute(who: Who, account: Account, item: { itemId: string; invoice: string | null; reason: string }): Promise<LedgerMark>
  note(who: Who, account: Account, text: string): Promise<LedgerMark>
  /** Another day for a promise; null when it is gone. */
  move(tenantId: string, id: string, day: string): Promise<LedgerMark | null>
  /** False when it was gone. */
  remove(tenantId: string, id: string): Promise<boolean>
}

/** What a person wants to hear of one account. `largeFrom`: in the smallest unit of the administration's currency. */
export type Watch = { account: Account; name: string; kinds: readonly WatchKind[]; largeFrom: number; since: Date }

/** By the clock of `zone` (IANA name). `text`: as it was typed. */
export type Digest = { schedule: Schedule; text: string; zone: string; nextAt: Date }

/** Local times (HH:MM) between which nothing is told; over midnight when `until` comes first. */
export type QuietHours = { from: string; until: string }

export type WatchService = {
  /** In the order of their names. */
  of(who: Who): Promise<readonly Watch[]>
  /** Kept watches of customers that this person may not see any more: nothing is told of them. */
  resting(who: Who): Promise<number>
  one(who: Who, id: CustomerId): Promise<Watch | null>
  /** Kept, or changed where there is one; false where somebody watches as many as one may. */
  keep(who: Who, watch: Omit<Watch, 'since'>): Promise<boolean>
  /** False when there was none. */
  stop(who: Who, id: CustomerId): Promise<boolean>
  wishes(who: Who): Promise<{ digest: Digest | null; quiet: QuietHours | null }>
  /** Null: no digest. */
  setDigest(who: Who, digest: { schedule: Schedule; text: string } | null): Promise<Digest | null>
  /** Null: told at any hour. */
  setQuiet(who: Who, quiet: QuietHours | null): Promise<void>
}
