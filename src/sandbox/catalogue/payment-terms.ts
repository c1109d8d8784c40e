import { defineEntity, syncEntity } from './entity.ts'
import { receivables } from './receivables.ts'

const ownColumns = defineEntity(
  'PaymentTerms',
  '',
  `
  ApprovalStatus Int16
  LineType Int16
  PaymentBatchNumber Int32
  PaymentSelected DateTime
  PaymentSelector Guid
  PaymentSelectorFullName String
`,
)

/** sync/Cashflow/PaymentTerms: receipts (line type 20) and payments (22) in one wide row. */
export const paymentTermSync = syncEntity(
  { ...receivables, name: 'PaymentTerms', columns: [...receivables.columns, ...ownColumns.columns] },
  'Exact.Web.Api.Models.Sync.Cashflow.PaymentTerm',
)
