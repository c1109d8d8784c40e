import { defineEntity } from './entity.ts'

export const divisions = defineEntity(
  'Divisions',
  'Exact.Web.Api.Models.System.Division',
  `
  Code Int32 key
  AddressLine1 String
  AddressLine2 String
  AddressLine3 String
  ArchiveDate DateTime
  BlockingStatus Int32
  BusinessTypeCode String
  BusinessTypeDescription String
  ChamberOfCommerceEstablishment String
  ChamberOfCommerceNumber String
  City String
  Class_01 ComplexType
  Class_02 ComplexType
  Class_03 ComplexType
  Class_04 ComplexType
  Class_05 ComplexType
  CompanySizeCode String
  CompanySizeDescription String
  Country String right:3
  Created DateTime
  Creator Guid
  CreatorFullName String
  Currency String
  Current Boolean
  Customer Guid
  CustomerCode String left:18
  CustomerName String
  DatevAccountantNumber String
  DatevClientNumber String
  Description String
  DivisionHRLinkUnlinkDate DateTime
  DivisionMoveDate DateTime
  Email String
  Fax String
  Hid Int64
  IsDossierDivision Boolean
  IsHRDivision Boolean
  IsMainDivision Boolean
  IsPracticeDivision Boolean
  Legislation String right:3
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  OBNumber String
  Phone String
  Postcode String
  SbiCode String
  SbiDescription String
  SectorCode String
  SectorDescription String
  ShareCapital Double
  SiretNumber String empty
  StartDate DateTime
  State String
  Status Int32
  SubsectorCode String
  SubsectorDescription String
  TaxOfficeNumber String
  TaxReferenceNumber String
  TemplateCode String
  VATNumber String
  Website String
`,
)
