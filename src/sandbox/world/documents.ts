import { documentAttachments, documents as documentEntity } from '../catalogue/documents.ts'
import type { World } from './company.ts'
import { mix } from './dice.ts'
import { type Entry, entriesPerAccount } from './entry.ts'
import { type GuidSpace, guidAt, guidRank, positionOfGuid } from './guid.ts'
import { invoiceSpace } from './invoice-columns.ts'
import type { Ledger } from './ledger.ts'
import { amount } from './money.ts'
import { writePdf } from './pdf.ts'
import type { Records } from './records.ts'
import { objectRow, type Row, type Rows } from './rows.ts'
import { user } from './staff.ts'

export interface Documents {
  rows: Rows
  attachments: Rows
  /** The file of an attachment, undefined when there is no such attachment. */
  file(id: string): string | undefined
}

/** Of four in five processed invoices and credit notes the printed document is kept. */
const isKept = (world: World, account: number, entry: Entry): boolean =>
  entry.kind !== 'receipt' && entry.processed && mix(world.seed, world.division, account, entry.place, 39) % 5 !== 0

const nameOf = ({ kind, invoiceNumber }: Entry): string => `${kind === 'credit' ? 'Creditnota' : 'Factuur'} ${invoiceNumber}`

const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

const pdfOf = (entry: Entry, customer: Row): string =>
  writePdf(nameOf(entry), [
    String(customer('Name')),
    `${customer('AddressLine1') ?? ''}, ${customer('Postcode') ?? ''} ${customer('City') ?? ''}`,
    `Factuurdatum ${dayOf(entry.invoiceDay)}, vervaldatum ${dayOf(entry.dueDay)}`,
    ...(entry.yourRef === null ? [] : [`Uw referentie ${entry.yourRef}`]),
    ...entry.lines.map((line) => `${line.quantity} x ${line.description}: ${(line.net / 100).toFixed(2)}`),
    `Totaal ${entry.currency} ${(entry.total / 100).toFixed(2)}`,
  ])

/** Printed sales invoices: a document each, with the PDF attached. `origin` is where this sandbox answers. */
export const createDocuments = (world: World, accounts: Records, ledger: Ledger, origin: () => string): Documents => {
  const space = (kind: number): GuidSpace => ({ seed: world.seed, kind, division: world.division })
  const [ofDocument, ofAttachment] = [space(74), space(75)]
  const customerAt = (position: number) => accounts.row(Math.floor(position / entriesPerAccount))
  const entryAt = (position: number): Entry | undefined => {
    const entry = ledger.at(position)
    return entry && isKept(world, Math.floor(position / entriesPerAccount), entry) ? entry : undefined
  }
  const holds = (position: number | undefined): position is number => position !== undefined && entryAt(position) !== undefined
  const ofGuid = (from: GuidSpace, id: unknown): number[] => {
    const position = typeof id === 'string' ? positionOfGuid(from, id) : undefined
    return holds(position) ? [position] : []
  }
  const ofAccount = (id: unknown): number[] => {
    const account = typeof id === 'string' ? accounts.find(id) : undefined
    if (account === undefined) return []
    return ledger
      .entries(account)
      .map(({ place }) => account * entriesPerAccount + place)
      .filter(holds)
  }
  const from = function* (start: number): Generator<number> {
    for (const [account, entry] of ledger.from(start)) if (isKept(world, account, entry)) yield account * entriesPerAccount + entry.place
  }
  const seek: Rows['seek'] = ([id]) => (typeof id === 'string' ? guidRank(id) : 0)

  const documentRow = (position: number): Row => {
    const entry = entryAt(position)
    if (!entry) return () => null
    const customer = customerAt(position)
    return objectRow({
      ID: guidAt(ofDocument, position),
      Account: customer('ID'),
      AccountCode: customer('Code'),
      AccountName: customer('Name'),
      AmountFC: amount(entry.total),
      Created: entry.invoiceDay + 36_000_000,
      Creator: user.id,
      CreatorFullName: user.name,
      Currency: entry.currency,
      Division: world.division,
      DocumentDate: entry.invoiceDay,
      DocumentViewUrl: `${origin()}/docs/DocView.aspx?DocumentID=${guidAt(ofDocument, position)}&_Division_=${world.division}`,
      FinancialTransactionEntryID: guidAt(invoiceSpace(world), position),
      HasEmptyBody: true,
      HID: 1_000_000 + position,
      Modified: entry.invoiceDay + 36_000_000,
      Modifier: user.id,
      ModifierFullName: user.name,
      SalesInvoiceNumber: entry.invoiceNumber,
      Subject: nameOf(entry),
      Type: 10,
      TypeDescription: 'Verkoopfactuur',
    })
  }

  const attachmentRow = (position: number): Row => {
    const entry = entryAt(position)
    if (!entry) return () => null
    const id = guidAt(ofAttachment, position)
    const file = pdfOf(entry, customerAt(position))
    return objectRow({
      ID: id,
      Attachment: Buffer.from(file, 'latin1').toString('base64'),
      Document: guidAt(ofDocument, position),
      FileName: `inv${entry.invoiceNumber}.PDF`,
      FileSize: file.length,
      Url: `${origin()}/docs/SysAttachment.aspx?ID=${id}&_Division_=${world.division}&Stamp=NL001`,
    })
  }

  const attachments: Rows = {
    entity: documentAttachments,
    from,
    row: attachmentRow,
    seek,
    lookup: (column, value) => {
      if (column === 'Document') return ofGuid(ofDocument, value)
      return column === 'ID' ? ofGuid(ofAttachment, value) : undefined
    },
  }

  return {
    rows: {
      entity: documentEntity,
      from,
      row: documentRow,
      seek,
      lookup: (column, value) => {
        if (column === 'ID') return ofGuid(ofDocument, value)
        if (column === 'FinancialTransactionEntryID') return ofGuid(invoiceSpace(world), value)
        if (column === 'SalesInvoiceNumber' && value !== null) return ledger.numbered(Number(value)).filter(holds)
        return column === 'Account' ? ofAccount(value) : undefined
      },
    },
    attachments,
    file: (id) => {
      const [position] = ofGuid(ofAttachment, id.toLowerCase())
      const entry = position === undefined ? undefined : entryAt(position)
      return position === undefined || !entry ? undefined : pdfOf(entry, customerAt(position))
    },
  }
}
