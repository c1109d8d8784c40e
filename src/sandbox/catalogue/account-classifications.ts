import { defineEntity } from './entity.ts'

/** A slot of Accounts: SequenceNumber 1 is Classification1, up to 8. */
export const accountClassificationNames = defineEntity(
  'AccountClassificationNames',
  'Exact.Web.Api.Models.CRM.AccountClassificationName',
  `
  ID Guid key
  Created DateTime
  Creator Guid
  CreatorFullName String
  Description String
  Division Int32
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  SequenceNumber Int32
`,
)

/** A value that a slot can have. */
export const accountClassifications = defineEntity(
  'AccountClassifications',
  'Exact.Web.Api.Models.CRM.AccountClassification',
  `
  ID Guid key
  AccountClassificationName Guid
  AccountClassificationNameDescription String
  Code String
  Created DateTime
  Creator Guid
  CreatorFullName String
  Description String
  Division Int32
  Modified DateTime
  Modifier Guid
  ModifierFullName String
`,
)
