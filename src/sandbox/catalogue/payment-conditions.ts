import { defineEntity } from './entity.ts'

export const paymentConditionsEntity = defineEntity(
  'PaymentConditions',
  'Exact.Web.Api.Models.Cashflow.PaymentCondition',
  `
  ID Guid key
  Code String
  Created DateTime
  Creator Guid
  CreatorFullName String
  CreditManagementScenario Guid
  CreditManagementScenarioCode String
  CreditManagementScenarioDescription String
  Description String
  DiscountCalculation String
  DiscountPaymentDays Int32
  DiscountPercentage Double
  Division Int32
  Modified DateTime
  Modifier Guid
  ModifierFullName String
  PaymentDays Int32
  PaymentDiscountType String
  PaymentEndOfMonths Int32
  PaymentMethod String
  Percentage Double
  VATCalculation String
`,
)
