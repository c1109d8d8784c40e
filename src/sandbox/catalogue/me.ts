import { defineEntity } from './entity.ts'

export const me = defineEntity(
  'Me',
  'Exact.Web.Api.Models.System.Me',
  `
  UserID Guid key
  AccountingDivision Int32
  CurrentDivision Int32
  CustomerCode String left:18
  DivisionCustomer Guid
  DivisionCustomerCode String left:18
  DivisionCustomerName String
  DivisionCustomerSiretNumber String empty
  DivisionCustomerVatNumber String
  DossierDivision Int32
  Email String
  EmployeeID Guid
  FirstName String
  FullName String
  Gender String
  Initials String
  IsClientUser Boolean
  IsEmployeeSelfServiceUser Boolean
  IsMyFirmLiteUser Boolean
  IsMyFirmPortalUser Boolean
  IsOEIMigrationMandatory Boolean
  IsStarterUser Boolean
  Language String
  LanguageCode String
  LastName String
  Legislation Int64
  MiddleName String
  Mobile String
  Nationality String
  PackageCode String
  Phone String
  PhoneExtension String
  PictureUrl String
  ServerTime String
  ServerUtcOffset Double
  ThumbnailPicture Binary
  ThumbnailPictureFormat String
  Title String
  UserName String
`,
)
