import type { World } from './company.ts'
import { entriesOf, firstNumber } from './entries.ts'
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
  /** Positions of the entries with an invoice number: it follows from the position, save in the worked example. */
  numbered(invoiceNumber: number): number[]
  /** Puts an entry in the place of the one there, or in an empty place. */
  book(account: number, entry: Entry): void
}

/** Entries of this many customers are kept, so that reading a customer's rows makes them once. */
const kept = 256

/**
 * Generated entries, frozen as of `today`, the day the sandbox started, under what was booked since; without those of removed accounts.
 * @param onBook told of each entry that was booked, and what was in its place
 */
export const createLedger = (
  world: World,
  size: number,
  accounts: Records,
  today: number,
  onBook: (account: number, entry: Entry, before: Entry | undefined) => void,
): Ledger => {
  const recent = new Map<number, readonly Entry[]>()
  const booked = new Map<number, readonly Entry[]>()

  const entries = (account: number): readonly Entry[] => {
    if (!accounts.exists(account)) return []
    const known = booked.get(account) ?? recent.get(account)
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
    numbered: (invoiceNumber) => {
      const generated = Math.floor((invoiceNumber - firstNumber) / entriesPerAccount)
      const accountsToSee = generated > 0 && generated < size ? [0, generated] : [0]
      return accountsToSee.flatMap((account) =>
        entries(account).flatMap((entry) => (entry.invoiceNumber === invoiceNumber ? [account * entriesPerAccount + entry.place] : [])),
      )
    },
    book: (account, entry) => {
      const before = entries(account).find(({ place }) => place === entry.place)
      const others = entries(account).filter(({ place }) => place !== entry.place)
      booked.set(
        account,
        [...others, entry].sort((one, other) => one.place - other.place),
      )
      onBook(account, entry, before)
    },
  }
}
