import { defineEntity } from './entity.ts'

export const salesInvoices = defineEntity(
  'SalesInvoices',
  'Exact.Web.Api.Models.SalesInvoice',
  `
  InvoiceID Guid key filter
  AmountDC Double
  AmountDiscount Double write
  AmountDiscountExclVat Double write
  AmountFC Double
  AmountFCExclVat Double
  Created DateTime filter
  Creator Guid
  CreatorFullName String
  Currency String write
  DeliverTo Guid write filter
  DeliverToAddress Guid write filter
  DeliverToContactPerson Guid write filter
  DeliverToContactPersonFullName String
  DeliverToName String
  Description String write filter
  Discount Double write
  DiscountType Int16
  Division Int32
  Document Guid write filter
  DocumentNumber Int32
  DocumentSubject String
  DueDate DateTime write
  ExtraDutyAmountFC Double write
  GAccountAmountFC Double write
  IncotermAddress String write
  IncotermCode String write
  IncotermVersion Int16 write
  InvoiceDate DateTime filter
  InvoiceNumber Int32 filter
  InvoiceTo Guid write filter
  InvoiceToContactPerson Guid write filter
  InvoiceToContactPersonFullName String
  InvoiceToName String
  IsExtraDuty Boolean write
  Journal String write required filter
  JournalDescription String
  Modified DateTime filter
  Modifier Guid
  ModifierFullName String
  OrderDate DateTime write
  OrderedBy Guid write required filter
  OrderedByContactPerson Guid write filter
  OrderedByContactPersonFullName String
  OrderedByName String
  OrderNumber Int32 write filter
  PaymentCondition String write
  PaymentConditionDescription String
  PaymentReference String write filter
  Remarks String write
  SalesChannel Guid write
  SalesChannelCode String
  SalesChannelDescription String
  SalesInvoiceLines Collection write required
  SalesInvoiceOrderChargeLines Collection write
  Salesperson Guid write filter
  SalespersonFullName String
  SelectionCode Guid write filter
  SelectionCodeCode String
  SelectionCodeDescription String
  ShippingMethod Guid write
  ShippingMethodCode String
  ShippingMethodDescription String
  StarterSalesInvoiceStatus Int16
  StarterSalesInvoiceStatusDescription String
  Status Int16 filter
  StatusDescription String
  TaxSchedule Guid write filter
  TaxScheduleCode String
  TaxScheduleDescription String
  Type Int32 write filter
  TypeDescription String
  VATAmountDC Double
  VATAmountFC Double
  Warehouse Guid write filter
  WithholdingTaxAmountFC Double write
  WithholdingTaxBaseAmount Double write
  WithholdingTaxPercentage Double write
  YourRef String write filter
  InvoiceStatusInformation String
`,
)
