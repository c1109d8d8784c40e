import { salesInvoiceLines } from '../catalogue/sales-invoice-lines.ts'
import { type GuidSpace, guidRank, positionOfGuid } from './guid.ts'
import { type Invoice, lineKind, rowsPerInvoice } from './invoice-columns.ts'
import type { Line } from './lines.ts'
import type { Row, Rows, Value } from './rows.ts'

interface Parts {
  space: GuidSpace
  at(position: number): Invoice | undefined
  /** Positions of invoices, from one on. */
  from(position: number): Iterable<number>
  ofInvoice(id: string): readonly number[]
  lineRow(line: Line | undefined, invoice: Invoice | undefined): Row
}

/** The lines of all sales invoices; every invoice has room for its header (0) and its lines. */
export const createInvoiceLines = ({ space, at, from, ofInvoice, lineRow }: Parts): Rows => {
  const placesOf = (position: number): number[] => (at(position)?.entry.lines ?? []).map(({ number }) => position * rowsPerInvoice + number)

  const row = (place: number): Row => {
    const invoice = at(Math.floor(place / rowsPerInvoice))
    return lineRow(
      invoice?.entry.lines.find(({ number }) => number === place % rowsPerInvoice),
      invoice,
    )
  }

  const withKey = (id: string): number[] => {
    const place = positionOfGuid({ ...space, kind: lineKind }, id)
    return place !== undefined && row(place)('ID') !== null ? [place] : []
  }

  const lookup = (column: string, value: Value): readonly number[] | undefined => {
    if (column === 'ID') return typeof value === 'string' ? withKey(value) : []
    if (column === 'InvoiceID') return typeof value === 'string' ? ofInvoice(value).flatMap(placesOf) : []
    return undefined
  }

  return {
    entity: salesInvoiceLines,
    *from(start) {
      for (const position of from(Math.floor(start / rowsPerInvoice))) {
        for (const place of placesOf(position)) if (place >= start) yield place
      }
    },
    row,
    seek: ([id]) => (typeof id === 'string' ? guidRank(id) : 0),
    lookup,
  }
}
