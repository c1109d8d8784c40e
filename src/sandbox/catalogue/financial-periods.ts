import { defineEntity } from './entity.ts'

export const financialPeriods = defineEntity(
  'FinancialPeriods',
  'Exact.Web.Api.Models.Financial.FinancialPeriod',
  `
  ID Guid key
  Created DateTime
  Creator Guid
  CreatorFullName String
  Division Int32
  EndDate DateTime
  FinPeriod Int16
  FinYear Int16
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  StartDate DateTime
`,
)
