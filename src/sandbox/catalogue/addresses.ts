import { defineEntity } from './entity.ts'

export const addresses = defineEntity(
  'Addresses',
  'Exact.Web.Api.Models.Address',
  `
  ID Guid key
  Account Guid write
  AccountIsSupplier Boolean
  AccountName String
  AddressLine1 String write
  AddressLine2 String write
  AddressLine3 String write
  City String write
  Contact Guid write
  ContactName String
  Country String write right:3
  CountryName String
  Created DateTime
  Creator Guid
  CreatorFullName String
  CustomField String
  Division Int32
  Fax String write
  FreeBoolField_01 Boolean write
  FreeBoolField_02 Boolean write
  FreeBoolField_03 Boolean write
  FreeBoolField_04 Boolean write
  FreeBoolField_05 Boolean write
  FreeDateField_01 DateTime write
  FreeDateField_02 DateTime write
  FreeDateField_03 DateTime write
  FreeDateField_04 DateTime write
  FreeDateField_05 DateTime write
  FreeNumberField_01 Double write
  FreeNumberField_02 Double write
  FreeNumberField_03 Double write
  FreeNumberField_04 Double write
  FreeNumberField_05 Double write
  FreeTextField_01 String write
  FreeTextField_02 String write
  FreeTextField_03 String write
  FreeTextField_04 String write
  FreeTextField_05 String write
  Mailbox String write
  Main Boolean write
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  NicNumber String write
  Notes String write
  Phone String write
  PhoneExtension String write
  Postcode String write
  Source Byte
  State String write
  StateDescription String
  Type Int16 write
  Warehouse Guid write
  WarehouseCode String
  WarehouseDescription String
`,
)
