import { defineEntity } from './entity.ts'

export const accounts = defineEntity(
  'Accounts',
  'Exact.Web.Api.Models.Account',
  `
  ID Guid key filter
  Accountant Guid write filter
  AccountManager Guid write filter
  AccountManagerFullName String
  AccountManagerHID Int32
  ActivitySector Guid write
  ActivitySubSector Guid write
  AddressLine1 String write filter
  AddressLine2 String write filter
  AddressLine3 String write filter
  AddressSource Byte
  AutomaticProcessProposedEntry Byte write
  BankAccounts Collection
  Blocked Boolean write filter
  BRIN Guid filter
  BSN String write filter
  BusinessType Guid write
  CanDropShip Boolean write
  ChamberOfCommerce String write filter
  City String write filter
  Classification String filter
  Classification1 Guid write filter
  Classification2 Guid write filter
  Classification3 Guid write filter
  Classification4 Guid write filter
  Classification5 Guid write filter
  Classification6 Guid write filter
  Classification7 Guid write filter
  Classification8 Guid write filter
  ClassificationDescription String
  Code String write filter left:18
  CodeAtSupplier String write filter
  CompanySize Guid write
  ConsolidationScenario Byte write
  ControlledDate DateTime write
  Costcenter String
  CostcenterDescription String
  CostPaid Byte
  Country String write filter right:3
  CountryName String
  Created DateTime filter
  Creator Guid
  CreatorFullName String
  CreditLinePurchase Double write
  CreditLineSales Double write
  Currency String
  CustomerSince DateTime
  CustomField String
  DatevCreditorCode String write
  DatevDebtorCode String write
  DeliveryAdvice Byte write
  DiscountPurchase Double write
  DiscountSales Double write
  Division Int32
  Document Guid
  DunsNumber String
  Email String write filter
  EnableSalesPaymentLink Boolean write
  EndDate DateTime write filter
  EORINumber String write filter
  EstablishedDate DateTime write
  Fax String write filter
  GLAccountPurchase Guid write
  GLAccountSales Guid write
  GLAP Guid write
  GLAR Guid write
  GlnNumber String write empty
  HasWithholdingTaxSales Boolean write
  IgnoreDatevWarningMessage Boolean write
  IncotermAddressPurchase String write
  IncotermAddressSales String write
  IncotermCodePurchase String write
  IncotermCodeSales String write
  IncotermVersionPurchase Int16 write
  IncotermVersionSales Int16 write
  IntraStatArea String write
  IntraStatDeliveryTerm String write
  IntraStatSystem String write
  IntraStatTransactionA String write
  IntraStatTransactionB String write
  IntraStatTransportMethod String write
  InvoiceAccount Guid write filter
  InvoiceAccountCode String left:18
  InvoiceAccountName String
  InvoiceAttachmentType Int32 write
  InvoicingMethod Int32 write
  IsAccountant Byte write filter
  IsAgency Byte write
  IsAnonymised Byte
  IsBank Boolean
  IsCompetitor Byte write
  IsExtraDuty Boolean write
  IsMailing Byte write
  IsMember Boolean
  IsPilot Boolean write
  IsPurchase Boolean
  IsReseller Boolean write filter
  IsSales Boolean filter
  IsSupplier Boolean write filter
  Language String write right:10
  LanguageDescription String
  Latitude Double write
  LeadPurpose Guid write
  LeadSource Guid write
  Logo Binary write
  LogoFileName String write
  LogoThumbnailUrl String
  LogoUrl String
  Longitude Double write
  MainContact Guid write filter
  Modified DateTime filter
  Modifier Guid
  ModifierFullName String
  Name String write required filter
  OINNumber String write empty
  Parent Guid write filter
  PayAsYouEarn String write
  PaymentConditionPurchase String write
  PaymentConditionPurchaseDescription String
  PaymentConditionSales String write
  PaymentConditionSalesDescription String
  PeppolIdentifier String write
  PeppolIdentifierType Int32 write
  Phone String write filter
  PhoneExtension String write
  Postcode String write filter
  PriceList Guid write filter
  PurchaseCurrency String write
  PurchaseCurrencyDescription String
  PurchaseLeadDays Int32 write
  PurchaseVATCode String write right:3
  PurchaseVATCodeDescription String
  RecepientOfCommissions Boolean write
  Remarks String write
  Reseller Guid write filter
  ResellerCode String left:18
  ResellerName String
  RSIN String write filter
  SalesCurrency String write
  SalesCurrencyDescription String
  SalesTaxSchedule Guid write
  SalesTaxScheduleCode String
  SalesTaxScheduleDescription String
  SalesVATCode String write right:3
  SalesVATCodeDescription String
  SearchCode String write filter
  SecurityLevel Int32 write
  SeparateInvPerProject Byte write
  SeparateInvPerSubscription Byte write
  ShippingLeadDays Int32 write
  ShippingMethod Guid write
  ShowRemarkForSales Boolean write
  Source Byte
  StartDate DateTime write filter
  State String write
  StateName String
  Status String write filter
  StatusSince DateTime
  TradeName String write
  Type String filter
  UniqueTaxpayerReference String write
  VATLiability String write
  VATNumber String write filter
  Website String write
  ClientGroup String
  ClientGroupDescription String
`,
)
