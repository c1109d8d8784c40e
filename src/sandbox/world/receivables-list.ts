import { receivablesList as entity } from '../catalogue/receivables-list.ts'
import type { World } from './company.ts'
import { type Entry, entriesPerAccount, journalOf } from './entry.ts'
import type { Ledger } from './ledger.ts'
import { amount } from './money.ts'
import type { Records } from './records.ts'
import type { Row, Rows, Value } from './rows.ts'
import { transitOf } from './transit.ts'

const firstHid = 100_000

const isOpen = (entry: Entry): boolean => entry.processed && entry.open !== 0

type Column = (entry: Entry, account: number, customer: Row, world: World) => Value

const listColumns: Record<string, Column> = {
  HID: (entry, account) => firstHid + account * entriesPerAccount + entry.place,
  AccountCode: (_entry, _account, customer) => customer('Code'),
  AccountId: (_entry, _account, customer) => customer('ID'),
  AccountName: (_entry, _account, customer) => customer('Name'),
  Amount: (entry) => amount(entry.open),
  AmountInTransit: (entry, account, _customer, world) => amount(transitOf(world, account, entry)),
  CurrencyCode: (entry) => entry.currency,
  Description: (entry) => entry.description,
  DueDate: (entry) => entry.dueDay,
  EntryNumber: (entry) => entry.entryNumber,
  InvoiceDate: (entry) => entry.invoiceDay,
  InvoiceNumber: (entry) => entry.invoiceNumber,
  JournalCode: (entry) => journalOf(entry)[0],
  JournalDescription: (entry) => journalOf(entry)[1],
  YourRef: (entry) => entry.yourRef,
}

/** Positions of an account's rows, where `width` of them are kept for each. */
export const accountLookup =
  (accounts: Records, width: number, names: readonly string[]) =>
  (column: string, value: Value, holds: (position: number) => boolean): readonly number[] | undefined => {
    if (!names.includes(column)) return undefined
    const account = accounts.find(value)
    if (account === undefined) return []
    return Array.from({ length: width }, (_, place) => account * width + place).filter(holds)
  }

/** Open items, positive when the customer owes. */
export const createReceivablesList = (world: World, accounts: Records, ledger: Ledger): Rows => {
  const holds = (position: number) => {
    const entry = ledger.at(position)
    return entry !== undefined && isOpen(entry)
  }
  const lookUp = accountLookup(accounts, entriesPerAccount, ['AccountId'])
  return {
    entity: entity,
    *from(start) {
      for (const [account, entry] of ledger.from(start)) if (isOpen(entry)) yield account * entriesPerAccount + entry.place
    },
    row: (position) => {
      const account = Math.floor(position / entriesPerAccount)
      const entry = ledger.at(position)
      const customer = accounts.row(account)
      return (column) => (entry ? (listColumns[column]?.(entry, account, customer, world) ?? null) : null)
    },
    seek: ([hid]) => Number(hid ?? 0) - firstHid,
    lookup: (column, value) => {
      if (column !== 'HID') return lookUp(column, value, holds)
      const position = Number(value) - firstHid
      return holds(position) ? [position] : []
    },
  }
}
