import type { World } from './company.ts'
import { entriesOf } from './entries.ts'
import { type Entry, entriesPerAccount } from './entry.ts'
import type { Records } from './records.ts'

/** What is booked in an administration, customer by customer. */
export interface Ledger {
  /** Number of accounts that may have entries. */
  accounts: number
  entries(account: number): readonly Entry[]
  /** [account, entry] pairs from a position (account × 64 + place) on. */
  from(position: number): Iterable<readonly [account: number, entry: Entry]>
  at(position: number): Entry | undefined
}

/** Entries of this many customers are kept, so that reading a customer's rows makes them once. */
const kept = 256

/** Generated entries, frozen as of `today`, the day the sandbox started, minus those of removed accounts. */
export const createLedger = (world: World, size: number, accounts: Records, today: number): Ledger => {
  const recent = new Map<number, readonly Entry[]>()

  const entries = (account: number): readonly Entry[] => {
    if (!accounts.exists(account)) return []
    const known = recent.get(account)
    if (known) return known
    const made = account < size ? entriesOf(world, account, today).sort((one, other) => one.place - other.place) : []
    if (recent.size >= kept) recent.clear()
    recent.set(account, made)
    return made
  }

  return {
    accounts: size,
    entries,
    *from(position) {
      const first = Math.max(0, Math.floor(position / entriesPerAccount))
      for (let account = first; account < size; account += 1) {
        for (const entry of entries(account)) if (account * entriesPerAccount + entry.place >= position) yield [account, entry]
      }
    },
    at: (position) => entries(Math.floor(position / entriesPerAccount)).find((entry) => entry.place === position % entriesPerAccount),
  }
}
