import { defineEntity } from './entity.ts'

/** One row an age group and currency. */
export const agingOverview = defineEntity(
  'AgingOverview',
  'Exact.Web.Api.Models.Financial.AgingOverview',
  `
  AgeGroup Int32 key
  AgeGroupDescription String
  AmountPayable Double
  AmountReceivable Double
  CurrencyCode String key
`,
)
