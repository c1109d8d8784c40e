import { defineEntity } from './entity.ts'

/** The columns a client that offers VAT codes needs; the ledger accounts behind a code are left out. */
export const vatCodesEntity = defineEntity(
  'VATCodes',
  'Exact.Web.Api.Models.Vat.VATCode',
  `
  ID Guid key
  Charged Boolean
  Code String right:3
  Created DateTime
  Creator Guid
  CreatorFullName String
  Description String
  Division Int32
  EUSalesListing String
  IsBlocked Boolean
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  Percentage Double
  Type String
  VATPercentages Collection
  VATTransactionType String
`,
)
