import { paymentTermSync } from '../catalogue/payment-terms.ts'
import { receivables as entity } from '../catalogue/receivables.ts'
import type { World } from './company.ts'
import { entriesPerAccount } from './entry.ts'
import { guidRank, positionOfGuid } from './guid.ts'
import type { Ledger } from './ledger.ts'
import { type Term, termColumns, termPosition, termSpace, termsOf, termsPerAccount } from './payment-terms.ts'
import { accountLookup } from './receivables-list.ts'
import type { Records } from './records.ts'
import type { Row, Rows } from './rows.ts'
import type { VersionLedger } from './versions.ts'

export interface Receivables {
  rows: Rows
  /** The same terms in the order of their row version: sync/Cashflow/PaymentTerms. */
  sync: Rows
}

/** Open and settled payment terms. AmountDC is negative where the customer owes; TransactionAmountDC is positive for invoices. */
export const createReceivables = (world: World, accounts: Records, ledger: Ledger, stamps: VersionLedger): Receivables => {
  const at = (position: number): Term | undefined => {
    const account = Math.floor(position / termsPerAccount)
    const place = Math.floor((position % termsPerAccount) / 2)
    const entry = ledger.at(account * entriesPerAccount + place)
    return entry && termsOf(account, entry).find((term) => term.part === position % 2)
  }
  const holds = (position: number) => at(position) !== undefined
  const lookUp = accountLookup(accounts, termsPerAccount, ['Account'])
  const from = function* (start: number): Generator<number> {
    for (const [account, entry] of ledger.from(Math.floor(start / 2))) {
      for (const term of termsOf(account, entry)) if (termPosition(term) >= start) yield termPosition(term)
    }
  }
  const row = (position: number): Row => {
    const term = at(position)
    const customer = accounts.row(Math.floor(position / termsPerAccount))
    return (column) => (term ? (termColumns[column]?.(term, customer, world) ?? null) : null)
  }
  const rows: Rows = {
    entity: entity,
    from,
    row,
    seek: ([id]) => (typeof id === 'string' ? guidRank(id) : 0),
    lookup: (column, value) => {
      if (column !== 'ID') return lookUp(column, value, holds)
      const position = typeof value === 'string' ? positionOfGuid(termSpace(world), value) : undefined
      return position !== undefined && holds(position) ? [position] : []
    },
  }
  const sync: Rows = {
    entity: paymentTermSync,
    *from(start) {
      for (const position of from(stamps.baseFrom(start))) if (!stamps.isRenewed(position)) yield stamps.of(position)
      for (const [stamp, position] of stamps.from(start, 0)) if (holds(position)) yield stamp
    },
    row: (stamp) => {
      const term = row(stamps.positionAt(stamp))
      return (column) => (column === 'Timestamp' ? stamp : term(column))
    },
    seek: ([stamp]) => Number(stamp ?? 0),
  }
  return { rows, sync }
}
