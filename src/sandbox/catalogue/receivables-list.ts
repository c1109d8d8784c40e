import { defineEntity } from './entity.ts'

export const receivablesList = defineEntity(
  'ReceivablesList',
  'Exact.Web.Api.Models.Financial.ReceivablesList',
  `
  HID Int64 key
  AccountCode String left:18
  AccountId Guid
  AccountName String
  Amount Double
  AmountInTransit Double
  CurrencyCode String
  Description String
  DueDate DateTime
  EntryNumber Int32
  Id Guid
  InvoiceDate DateTime
  InvoiceNumber Int32
  JournalCode String
  JournalDescription String
  Notes Collection
  YourRef String
`,
)
