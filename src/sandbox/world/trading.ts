import { countryOf, rollFor, sceneAt, type World } from './company.ts'
import type { Dice } from './dice.ts'
import type { Country } from './places.ts'

export interface Trading {
  status: 'C' | 'P' | 'S' | 'A'
  isSupplier: boolean
  blocked: boolean
  /** Cents of the administration's currency; null where nobody set one. */
  creditLimit: number | null
  condition: string
  currency: string
  manager: number
  /** Position of the account that is billed instead, or that owns this one. */
  invoiceAccount: number | null
  parent: number | null
}

const statusFor = (share: number): Trading['status'] => {
  if (share < 82) return 'C'
  if (share < 92) return 'P'
  return share < 96 ? 'S' : 'A'
}

const currencyFor = (world: World, country: Country, roll: Dice): string => {
  if (country === 'GB') return 'GBP'
  if (country === 'US') return 'USD'
  if (country === 'DK' && world.home !== 'DK') return roll.chance(60) ? 'DKK' : 'EUR'
  if (country !== 'DK' && world.home === 'DK') return 'EUR'
  return world.currency
}

/** How the administration trades with a company. */
export const tradingOf = (world: World, position: number): Trading => {
  const roll = rollFor(world, position, 'trade')
  const status = statusFor(roll.under(100))
  const linked = position > 20 && position % 2 === 1 && status === 'C' && roll.chance(6)
  return {
    status: sceneAt(world, position) ? 'C' : status,
    isSupplier: status === 'A' || roll.chance(8),
    blocked: roll.chance(2),
    creditLimit: roll.chance(55) ? roll.pick([2_500, 5_000, 10_000, 15_000, 25_000, 50_000]) * 100 : null,
    condition: roll.pick(['14', '30', '30', '30', '45', '60']),
    currency: currencyFor(world, countryOf(world, position), roll),
    manager: roll.under(12),
    invoiceAccount: linked && roll.chance(50) ? position - 1 : null,
    parent: sceneAt(world, position)?.parent ?? (linked ? position - 1 : null),
  }
}
