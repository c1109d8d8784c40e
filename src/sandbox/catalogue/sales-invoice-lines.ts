import { defineEntity, syncEntity } from './entity.ts'
import { salesInvoices } from './sales-invoices.ts'

export const salesInvoiceLines = defineEntity(
  'SalesInvoiceLines',
  'Exact.Web.Api.Models.SalesInvoiceLine',
  `
  ID Guid key
  AmountDC Double
  AmountFC Double
  CostCenter String
  CostCenterDescription String
  CostUnit String
  CostUnitDescription String
  CustomerItemCode String
  CustomField String
  DeliveryDate DateTime
  Description String
  Discount Double
  Division Int32
  Employee Guid
  EmployeeFullName String
  EndTime DateTime
  ExtraDutyAmountFC Double
  ExtraDutyPercentage Double
  GLAccount Guid
  GLAccountDescription String
  InvoiceID Guid
  Item Guid
  ItemCode String
  ItemDescription String
  LineNumber Int32
  NetPrice Double
  Notes String
  Pricelist Guid
  PricelistDescription String
  Project Guid
  ProjectDescription String
  ProjectWBS Guid
  ProjectWBSDescription String
  Quantity Double
  SalesOrder Guid
  SalesOrderLine Guid
  SalesOrderLineNumber Int32
  SalesOrderNumber Int32
  StartTime DateTime
  Subscription Guid
  SubscriptionDescription String
  TaxSchedule Guid
  TaxScheduleCode String
  TaxScheduleDescription String
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
    columns: [
      ...salesInvoices.columns.filter(({ type }) => type !== 'Collection'),
      ...salesInvoiceLines.columns.filter(({ name }) => !salesInvoices.byName.has(name)),
    ],
  },
  'Exact.Web.Api.Models.Sync.SalesInvoice.SalesInvoice',
)
