import { defineEntity } from './entity.ts'

export const receivables = defineEntity(
  'Receivables',
  'Exact.Web.Api.Models.Cashflow.Receivable',
  `
  ID Guid key
  Account Guid
  AccountBankAccountID Guid
  AccountBankAccountNumber String
  AccountCode String left:18
  AccountContact Guid
  AccountContactName String
  AccountCountry String right:3
  AccountName String
  AmountDC Double
  AmountDiscountDC Double
  AmountDiscountFC Double
  AmountFC Double
  BankAccountID Guid
  BankAccountNumber String
  CashflowTransactionBatchCode String
  Created DateTime
  Creator Guid
  CreatorFullName String
  Currency String
  Description String put
  DirectDebitMandate Guid
  DirectDebitMandateDescription String
  DirectDebitMandatePaymentType Int16
  DirectDebitMandateReference String
  DirectDebitMandateType Int16
  DiscountDueDate DateTime
  Division Int32
  Document Guid
  DocumentNumber Int32
  DocumentSubject String
  DueDate DateTime
  EndDate DateTime
  EndPeriod Int16
  EndToEndID String
  EndYear Int16
  EntryDate DateTime
  EntryID Guid
  EntryNumber Int32
  GLAccount Guid
  GLAccountCode String
  GLAccountDescription String
  InvoiceDate DateTime
  InvoiceNumber Int32
  IsBatchBooking Byte
  IsFullyPaid Boolean
  Journal String
  JournalDescription String
  LastPaymentDate DateTime
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  OrderNumber Int32
  PaymentCondition String
  PaymentConditionDescription String
  PaymentDays Int32
  PaymentDaysDiscount Int32
  PaymentDiscountPercentage Double
  PaymentInformationID String
  PaymentMethod String put
  PaymentReference String put
  RateFC Double
  ReceivableBatchNumber Int32
  ReceivableSelected DateTime
  ReceivableSelector Guid
  ReceivableSelectorFullName String
  Source Int32
  Status Int16
  TransactionAmountDC Double
  TransactionAmountFC Double
  TransactionDueDate DateTime
  TransactionEntryID Guid
  TransactionID Guid
  TransactionIsReversal Boolean
  TransactionReportingPeriod Int16
  TransactionReportingYear Int16
  TransactionStatus Int16
  TransactionType Int32
  YourRef String
`,
)
