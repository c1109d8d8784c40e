import { salesInvoiceLines, salesInvoiceSync } from '../catalogue/sales-invoice-lines.ts'
import { salesInvoices } from '../catalogue/sales-invoices.ts'
import type { World } from './company.ts'
import { type Entry, entriesPerAccount } from './entry.ts'
import { guidRank, positionOfGuid } from './guid.ts'
import { headerColumns, type Invoice, invoiceKind, lineColumns, rowsPerInvoice } from './invoice-columns.ts'
import { createInvoiceLines } from './invoice-lines.ts'
import type { Ledger } from './ledger.ts'
import type { Line } from './lines.ts'
import type { Records } from './records.ts'
import type { Row, Rows, Value } from './rows.ts'
import { tradingOf } from './trading.ts'
import type { Versions } from './versions.ts'

export interface Invoices {
  rows: Rows
  lines: Rows
  sync: Rows
}

/** Sales invoices and credit notes; receipts are no invoices. */
export const createInvoices = (world: World, accounts: Records, ledger: Ledger, versions: Versions): Invoices => {
  const space = { seed: world.seed, kind: invoiceKind, division: world.division }
  const stamps = versions.ledgerFor(invoiceKind)

  /** The account after one may order on its bill: every third invoice then is such an order. */
  const orderedBy = (account: number, entry: Entry): Row => {
    const next = account + 1
    const orders = next < ledger.accounts && entry.place % 3 === 0 && tradingOf(world, next).invoiceAccount === account
    return accounts.row(orders && accounts.exists(next) ? next : account)
  }

  const at = (position: number): Invoice | undefined => {
    const account = Math.floor(position / entriesPerAccount)
    const entry = ledger.at(position)
    if (!entry || entry.kind === 'receipt') return undefined
    return { entry, position, billed: accounts.row(account), orderedBy: orderedBy(account, entry) }
  }

  const headerRow =
    (invoice: Invoice | undefined): Row =>
    (column) =>
      invoice ? (headerColumns[column]?.(invoice, world) ?? null) : null

  const lineRow =
    (line: Line | undefined, invoice: Invoice | undefined): Row =>
    (column) =>
      line && invoice ? (lineColumns[column]?.(line, invoice, world) ?? null) : null

  const ofAccount = (account: number | undefined): number[] =>
    account === undefined
      ? []
      : ledger.entries(account).flatMap((entry) => (entry.kind === 'receipt' ? [] : account * entriesPerAccount + entry.place))

  const from = function* (start: number): Generator<number> {
    for (const [account, entry] of ledger.from(start)) if (entry.kind !== 'receipt') yield account * entriesPerAccount + entry.place
  }

  const lookup = (column: string, value: Value): readonly number[] | undefined => {
    const account = accounts.find(value)
    switch (column) {
      case 'InvoiceID': {
        const position = typeof value === 'string' ? positionOfGuid(space, value) : undefined
        return position !== undefined && at(position) ? [position] : []
      }
      case 'InvoiceNumber':
        return value === null ? undefined : ledger.numbered(Number(value)).filter((position) => at(position) !== undefined)
      case 'InvoiceTo':
        return ofAccount(account)
      case 'OrderedBy':
      case 'DeliverTo':
        return account === undefined ? [] : [...ofAccount(account - 1), ...ofAccount(account)]
      default:
        return undefined
    }
  }

  const linesBehind = (position: number): Rows => {
    const invoice = at(position)
    const lines = invoice?.entry.lines ?? []
    return {
      entity: salesInvoiceLines,
      *from(start) {
        for (let place = start; place < lines.length; place += 1) yield place
      },
      row: (place) => lineRow(lines[place], invoice),
      seek: () => 0,
    }
  }

  const lines = createInvoiceLines({ space, at, from, ofInvoice: (id) => lookup('InvoiceID', id) ?? [], lineRow })

  /** A header, or a line with the header's columns behind its own. */
  const syncRow = (stamp: number): Row => {
    const wide = stamps.positionAt(stamp)
    const number = wide % rowsPerInvoice
    const header = headerRow(at(Math.floor(wide / rowsPerInvoice)))
    const line = lines.row(wide)
    return (column) => {
      if (column === 'Timestamp') return stamp
      if (number === 0) return column === 'LineNumber' ? 0 : column === 'ID' ? header('InvoiceID') : header(column)
      return line(column) ?? header(column)
    }
  }

  return {
    rows: {
      entity: salesInvoices,
      from,
      row: (position) => headerRow(at(position)),
      seek: ([id]) => (typeof id === 'string' ? guidRank(id) : 0),
      lookup,
      expand: (column, position) => (column === 'SalesInvoiceLines' ? linesBehind(position) : undefined),
    },
    lines,
    sync: {
      entity: salesInvoiceSync,
      *from(start) {
        const first = stamps.baseFrom(start)
        for (const position of from(Math.floor(first / rowsPerInvoice))) {
          const lines = at(position)?.entry.lines ?? []
          for (let number = 0; number <= lines.length; number += 1) {
            const wide = position * rowsPerInvoice + number
            if (wide >= first) yield stamps.of(wide)
          }
        }
      },
      row: syncRow,
      seek: ([stamp]) => Number(stamp ?? 0),
    },
  }
}
