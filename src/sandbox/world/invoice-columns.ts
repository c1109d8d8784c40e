import { paymentConditions, vatCodes } from './codes.ts'
import type { World } from './company.ts'
import type { Entry } from './entry.ts'
import { type GuidSpace, guidAt } from './guid.ts'
import { items, type Line } from './lines.ts'
import { amount, convert } from './money.ts'
import type { Row, Value } from './rows.ts'
import { employeeById, user } from './staff.ts'

export const invoiceKind = 4
export const lineKind = 5

export const invoiceSpace = (world: World): GuidSpace => ({ seed: world.seed, kind: invoiceKind, division: world.division })

/** Versions kept for a header (0) and its lines. */
export const rowsPerInvoice = 8

/** A sales invoice or credit note with the accounts it names. */
export interface Invoice {
  entry: Entry
  position: number
  billed: Row
  orderedBy: Row
}

type InvoiceColumn = (invoice: Invoice, world: World) => Value

const employeeName = (id: Value): Value => (typeof id === 'string' ? (employeeById.get(id)?.name ?? null) : null)

export const headerColumns: Record<string, InvoiceColumn> = {
  InvoiceID: ({ position }, world) => guidAt(invoiceSpace(world), position),
  AmountDC: ({ entry }) => amount(convert(entry.total, entry.rate)),
  AmountDiscount: () => 0,
  AmountDiscountExclVat: () => 0,
  AmountFC: ({ entry }) => amount(entry.total),
  AmountFCExclVat: ({ entry }) => amount(entry.net),
  Created: ({ entry }) => entry.bookedAt ?? entry.invoiceDay + 34_200_000,
  Creator: () => user.id,
  CreatorFullName: () => user.name,
  Currency: ({ entry }) => entry.currency,
  DeliverTo: ({ orderedBy }) => orderedBy('ID'),
  DeliverToName: ({ orderedBy }) => orderedBy('Name'),
  Description: ({ entry }) => entry.description,
  Discount: () => 0,
  DiscountType: () => 1,
  Division: (_invoice, world) => world.division,
  DueDate: ({ entry }) => entry.dueDay,
  InvoiceDate: ({ entry }) => entry.invoiceDay,
  InvoiceNumber: ({ entry }) => entry.invoiceNumber,
  InvoiceTo: ({ billed }) => billed('ID'),
  InvoiceToContactPerson: ({ billed }) => billed('MainContact'),
  InvoiceToName: ({ billed }) => billed('Name'),
  Journal: () => '70',
  JournalDescription: () => 'Verkoopboek',
  Modified: ({ entry }) => entry.bookedAt ?? entry.invoiceDay + 36_000_000,
  Modifier: () => user.id,
  ModifierFullName: () => user.name,
  OrderDate: ({ entry }) => entry.invoiceDay,
  OrderedBy: ({ orderedBy }) => orderedBy('ID'),
  OrderedByName: ({ orderedBy }) => orderedBy('Name'),
  OrderNumber: ({ position }) => 10_000 + position,
  PaymentCondition: ({ entry }) => entry.condition,
  PaymentConditionDescription: ({ entry }) => paymentConditions[entry.condition]?.description ?? null,
  Salesperson: ({ billed }) => billed('AccountManager'),
  SalespersonFullName: ({ billed }) => employeeName(billed('AccountManager')),
  StarterSalesInvoiceStatus: ({ entry }) => (entry.processed ? 2 : 1),
  StarterSalesInvoiceStatusDescription: ({ entry }) => (entry.processed ? 'Verzonden' : 'Concept'),
  Status: ({ entry }) => (entry.processed ? 50 : 20),
  StatusDescription: ({ entry }) => (entry.processed ? 'Verwerkt' : 'Open'),
  Type: ({ entry }) => (entry.kind === 'credit' ? 8021 : 8020),
  TypeDescription: ({ entry }) => (entry.kind === 'credit' ? 'Creditnota' : 'Factuur'),
  VATAmountDC: ({ entry }) => amount(convert(entry.vat, entry.rate)),
  VATAmountFC: ({ entry }) => amount(entry.vat),
  YourRef: ({ entry }) => entry.yourRef,
}

type LineColumn = (line: Line, invoice: Invoice, world: World) => Value

/** Amounts of a credit note's lines are negative through their quantity. */
const signOf = ({ entry }: Invoice): 1 | -1 => (entry.kind === 'credit' ? -1 : 1)

const itemGuid = (world: World, item: number) => guidAt({ seed: world.seed, kind: 85, division: world.division }, item)

export const lineColumns: Record<string, LineColumn> = {
  ID: (line, { position }, world) =>
    guidAt({ seed: world.seed, kind: lineKind, division: world.division }, position * rowsPerInvoice + line.number),
  AmountDC: (line, invoice) => amount(convert(signOf(invoice) * line.net, invoice.entry.rate)),
  AmountFC: (line, invoice) => amount(signOf(invoice) * line.net),
  Description: (line) => line.description,
  Discount: () => 0,
  Division: (_line, _invoice, world) => world.division,
  GLAccount: (_line, _invoice, world) => guidAt({ seed: world.seed, kind: 83, division: world.division }, 8000),
  GLAccountDescription: () => 'Omzet',
  InvoiceID: (_line, invoice, world) => headerColumns.InvoiceID?.(invoice, world) ?? null,
  Item: (line, _invoice, world) => itemGuid(world, line.item),
  ItemCode: (line) => `ART-${String(line.item + 1).padStart(4, '0')}`,
  ItemDescription: (line) => items[line.item] ?? null,
  LineNumber: (line) => line.number,
  NetPrice: (line) => amount(line.price),
  Quantity: (line, invoice) => signOf(invoice) * line.quantity,
  UnitCode: () => 'pc',
  UnitDescription: () => 'Stuk',
  UnitPrice: (line) => amount(line.price),
  VATAmountDC: (line, invoice) => amount(convert(signOf(invoice) * line.vat, invoice.entry.rate)),
  VATAmountFC: (line, invoice) => amount(signOf(invoice) * line.vat),
  VATCode: (line) => line.vatCode,
  VATCodeDescription: (line) => vatCodes[line.vatCode]?.description ?? null,
  VATPercentage: (line) => line.vatPercent / 100,
}
