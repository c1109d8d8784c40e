import { defineEntity, syncEntity } from './entity.ts'
import { salesInvoices } from './sales-invoices.ts'

export const salesInvoiceLines = defineEntity(
  'SalesInvoiceLines',
  'Exact.Web.Api.Models.SalesInvoiceLine',
  `
  ID Guid key
  AmountDC Double
  AmountFC Double
  Description String
  Discount Double
  Division Int32
  GLAccount Guid
  GLAccountDescription String
  InvoiceID Guid
  Item Guid
  ItemCode String
  ItemDescription String
  LineNumber Int32
  NetPrice Double
  Notes String
  Quantity Double
  UnitCode String
  UnitDescription String
  UnitPrice Double
  VATAmountDC Double
  VATAmountFC Double
  VATCode String right:3
  VATCodeDescription String
  VATPercentage Double
`,
)

/** sync/SalesInvoice/SalesInvoices mixes headers (LineNumber 0) and lines (1 and up) in one wide row. */
export const salesInvoiceSync = syncEntity(
  {
    ...salesInvoices,
    columns: [...salesInvoices.columns, ...salesInvoiceLines.columns.filter((column) => !salesInvoices.byName.has(column.name))],
  },
  'Exact.Web.Api.Models.Sync.SalesInvoice.SalesInvoice',
)
