import { defineEntity } from './entity.ts'

/** Counts are Edm.Double in the vendor's own model. */
export const outstandingInvoicesOverview = defineEntity(
  'OutstandingInvoicesOverview',
  'Exact.Web.Api.Models.Financial.OutstandingInvoicesOverview',
  `
  CurrencyCode String key
  OutstandingPayableInvoiceAmount Double
  OutstandingPayableInvoiceCount Double
  OutstandingReceivableInvoiceAmount Double
  OutstandingReceivableInvoiceCount Double
  OverduePayableInvoiceAmount Double
  OverduePayableInvoiceCount Double
  OverdueReceivableInvoiceAmount Double
  OverdueReceivableInvoiceCount Double
`,
)
