import { defineEntity } from './entity.ts'

export const documents = defineEntity(
  'Documents',
  'Exact.Web.Api.Models.Document',
  `
  ID Guid key
  Account Guid
  AccountCode String left:18
  AccountName String
  AmountFC Double
  Body String
  Category Guid
  CategoryDescription String
  Contact Guid
  ContactFullName String
  Created DateTime
  Creator Guid
  CreatorFullName String
  Currency String
  Division Int32
  DocumentDate DateTime
  DocumentFolder Guid
  DocumentFolderCode String
  DocumentFolderDescription String
  DocumentViewUrl String
  ExpiryDate DateTime
  FinancialTransactionEntryID Guid
  HasEmptyBody Boolean
  HID Int32
  InheritShare Boolean
  Item Guid
  ItemCode String
  ItemDescription String
  Language String
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  Opportunity Guid
  Project Guid
  ProjectCode String
  ProjectDescription String
  ProposedEntryStatus Int16
  SalesInvoiceNumber Int32
  SalesOrderNumber Int32
  SendMethod Int32
  ShopOrderNumber Int32
  Subject String
  Type Int32
  TypeDescription String
`,
)

export const documentAttachments = defineEntity(
  'DocumentAttachments',
  'Exact.Web.Api.Models.DocumentAttachment',
  `
  ID Guid key
  Attachment Binary
  Document Guid
  FileName String
  FileSize Double
  Url String
`,
)
