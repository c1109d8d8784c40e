import { defineEntity } from './entity.ts'

export const hrmDivisions = defineEntity(
  'HrmDivisions',
  'Exact.Web.Api.Models.HRM.Division',
  `
  Code Int32 key
  ArchiveDate DateTime
  BlockingStatus Int32
  Class_01 Collection
  Class_02 Collection
  Class_03 Collection
  Class_04 Collection
  Class_05 Collection
  Country String right:3
  CountryDescription String
  Created DateTime
  Creator Guid
  CreatorFullName String
  Currency String
  CurrencyDescription String
  Customer Guid
  CustomerCode String left:18
  CustomerName String
  Description String
  HID Int64
  Main Boolean
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  OBNumber String
  SiretNumber String empty
  StartDate DateTime
  Status Int16
  TaxOfficeNumber String
  TaxReferenceNumber String
  TemplateCode String
  VATNumber String
  Website String
`,
)
