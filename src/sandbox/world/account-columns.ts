import { dayLength, midnight } from '../clock.ts'
import { classificationIds } from './code-lists.ts'
import { addressOf, countryOf, domainOf, nameOf, phoneOf, registrationOf, type World } from './company.ts'
import { mix } from './dice.ts'
import { type GuidSpace, guidAt } from './guid.ts'
import type { Value } from './rows.ts'
import { employees, user } from './staff.ts'
import { tradingOf } from './trading.ts'

export const accountKind = 1

export const accountSpace = (world: World): GuidSpace => ({ seed: world.seed, kind: accountKind, division: world.division })

const firstDay = Date.UTC(2012, 0, 2)

/** When the generated row came into being: a working hour between 2012 and 2021. */
const createdAt = (world: World, position: number): number => {
  const spread = mix(world.seed, world.division, position, 11)
  return firstDay + (spread % 3_600) * dayLength + 28_800_000 + (spread % 32_400_017)
}

const modifiedAt = (world: World, position: number): number =>
  createdAt(world, position) + (mix(world.seed, world.division, position, 12) % (400 * dayLength))

type Generate = (world: World, position: number) => Value

/** Columns that follow from the seed. */
export const generated: Record<string, Generate> = {
  AccountManager: (world, position) => employees[tradingOf(world, position).manager]?.id ?? null,
  AddressLine1: (world, position) => addressOf(world, position).street,
  Blocked: (world, position) => tradingOf(world, position).blocked,
  ChamberOfCommerce: (world, position) => registrationOf(world, position).chamber,
  City: (world, position) => addressOf(world, position).city,
  Classification1: (world, position) => classificationIds(world, 1)[mix(world.seed, world.division, position, 15) % 4] ?? null,
  Country: countryOf,
  Created: createdAt,
  CreditLineSales: (world, position) => (tradingOf(world, position).creditLimit ?? 0) / 100,
  CustomerSince: (world, position) => midnight(createdAt(world, position)),
  DiscountSales: (world, position) => [0, 0, 0, 0.025, 0.05, 0.055][mix(world.seed, world.division, position, 13) % 6] ?? 0,
  Email: (world, position) => `info@${domainOf(world, position)}`,
  InvoiceAccount: (world, position) => linked(world, tradingOf(world, position).invoiceAccount),
  IsSupplier: (world, position) => tradingOf(world, position).isSupplier,
  Language: (world, position) => ({ NL: 'NL', BE: 'NL-BE', DE: 'DE', DK: 'DA', GB: 'EN', US: 'EN' })[countryOf(world, position)],
  Modified: modifiedAt,
  Name: nameOf,
  Parent: (world, position) => linked(world, tradingOf(world, position).parent),
  PaymentConditionSales: (world, position) => tradingOf(world, position).condition,
  Phone: phoneOf,
  Postcode: (world, position) => addressOf(world, position).postcode,
  PurchaseCurrency: (world, position) => tradingOf(world, position).currency,
  RSIN: (world, position) => registrationOf(world, position).rsin,
  SalesCurrency: (world, position) => tradingOf(world, position).currency,
  SalesVATCode: (world, position) => vatCodeFor(world, position),
  SearchCode: (world, position) =>
    nameOf(world, position)
      .replace(/[^\p{L}]/gu, '')
      .slice(0, 10)
      .toUpperCase(),
  Source: (world, position) => (mix(world.seed, world.division, position, 14) % 3 === 0 ? 2 : 4),
  StartDate: (world, position) => midnight(createdAt(world, position)),
  Status: (world, position) => tradingOf(world, position).status,
  StatusSince: (world, position) => midnight(createdAt(world, position)),
  VATNumber: (world, position) => registrationOf(world, position).vat,
  Website: (world, position) => `www.${domainOf(world, position)}`,
}

const linked = (world: World, position: number | null): Value => (position === null ? null : guidAt(accountSpace(world), position))

/** VAT code of sales to a company: domestic, within the EU, or export. */
export const vatCodeFor = (world: World, position: number): string => {
  const country = countryOf(world, position)
  if (country === world.home) return world.home === 'DK' ? '25' : '2'
  return country === 'GB' || country === 'US' ? '8' : '7'
}

/** What Exact fills in on a row nobody set further, by its own recordings. */
export const freshAccount: Record<string, Value> = {
  AutomaticProcessProposedEntry: 0,
  Blocked: false,
  CanDropShip: false,
  ConsolidationScenario: 6,
  CostPaid: 0,
  Creator: user.id,
  CreditLinePurchase: 0,
  CreditLineSales: 0,
  DiscountPurchase: 0,
  DiscountSales: 0,
  IgnoreDatevWarningMessage: false,
  InvoiceAttachmentType: 1,
  InvoicingMethod: 0,
  IsAccountant: 0,
  IsAgency: 0,
  IsAnonymised: 0,
  IsBank: false,
  IsCompetitor: 0,
  IsMailing: 0,
  IsMember: false,
  IsPilot: false,
  IsPurchase: true,
  IsReseller: false,
  IsSupplier: false,
  Modifier: user.id,
  PurchaseLeadDays: 0,
  RecepientOfCommissions: false,
  SecurityLevel: 10,
  SeparateInvPerProject: 0,
  SeparateInvPerSubscription: 0,
  ShippingLeadDays: 0,
  Source: 2,
  Status: 'A',
  Type: 'A',
}
