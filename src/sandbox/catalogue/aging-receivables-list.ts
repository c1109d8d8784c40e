import { defineEntity } from './entity.ts'

export const agingReceivablesList = defineEntity(
  'AgingReceivablesList',
  'Exact.Web.Api.Models.Financial.AgingReceivablesList',
  `
  AccountId Guid key
  AccountCode String left:18
  AccountName String
  AgeGroup1 Int32
  AgeGroup1Amount Double
  AgeGroup1Description String
  AgeGroup2 Int32
  AgeGroup2Amount Double
  AgeGroup2Description String
  AgeGroup3 Int32
  AgeGroup3Amount Double
  AgeGroup3Description String
  AgeGroup4 Int32
  AgeGroup4Amount Double
  AgeGroup4Description String
  CurrencyCode String key
  TotalAmount Double
`,
)
