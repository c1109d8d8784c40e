import { defineEntity } from './entity.ts'

export const contacts = defineEntity(
  'Contacts',
  'Exact.Web.Api.Models.Contact',
  `
  ID Guid key
  Account Guid write required
  AccountIsCustomer Boolean
  AccountIsSupplier Boolean
  AccountMainContact Guid
  AccountName String
  AddressLine2 String
  AddressStreet String
  AddressStreetNumber String
  AddressStreetNumberSuffix String
  AllowMailing Int32
  BirthDate DateTime write
  BirthName String write
  BirthNamePrefix String write
  BirthPlace String write
  BusinessEmail String write
  BusinessFax String write
  BusinessMobile String write
  BusinessPhone String write
  BusinessPhoneExtension String write
  City String
  Code String left:18
  Country String right:3
  Created DateTime
  Creator Guid
  CreatorFullName String
  CustomField String
  Division Int32
  Email String write
  EndDate DateTime write
  FirstName String write
  FullName String
  Gender String write
  HID Int32 write
  IdentificationDate DateTime write
  IdentificationDocument Guid write
  IdentificationUser Guid write
  Initials String write
  IsAnonymised Byte
  IsMailingExcluded Boolean write
  IsMainContact Boolean
  JobTitleDescription String write
  Language String write right:10
  LastName String write
  LeadPurpose Guid write
  LeadSource Guid write
  MarketingNotes String write
  MiddleName String write
  Mobile String write
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  Nationality String write
  Notes String write
  PartnerName String
  PartnerNamePrefix String
  Person Guid write
  Phone String write
  PhoneExtension String
  Picture Binary write
  PictureName String write
  PictureThumbnailUrl String
  PictureUrl String
  Postcode String
  SocialSecurityNumber String write
  StartDate DateTime write
  State String
  Title String write
  TitleAbbreviation String
  TitleDescription String
`,
)
