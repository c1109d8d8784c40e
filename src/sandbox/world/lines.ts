import { vatCodes } from './codes.ts'
import type { World } from './company.ts'
import { dice } from './dice.ts'

/** One line of a sales invoice; amounts are cents of the invoice currency. */
export interface Line {
  number: number
  item: number
  description: string
  quantity: number
  price: number
  net: number
  vatCode: string
  vatPercent: number
  vat: number
}

export const items = [
  'Montagehoek verzinkt 90 mm',
  'Onderhoud per kwartaal',
  'Kabelgoot 2 m, wit',
  'Adviesuur',
  'Pallet stretchfolie',
  'Toner zwart XL',
  'Werkhandschoenen maat 10',
  'Transportkosten',
  'Veiligheidsschoen S3',
  'Ledpaneel 60 × 60',
  'Afvalcontainer 240 l',
  'Jaarlicentie planning',
] as const

/** Prices of one unit, in cents; unequal on purpose so that totals are not round. */
const prices = [745, 18_950, 2_310, 9_750, 11_285, 8_999, 1_295, 4_500, 8_475, 3_649, 6_420, 49_900] as const

const lineAt = (number: number, item: number, quantity: number, vatCode: string): Line => {
  const price = prices[item] ?? 1_000
  const vatPercent = vatCodes[vatCode]?.percent ?? 0
  const net = quantity * price
  return {
    number,
    item,
    description: items[item] ?? '',
    quantity,
    price,
    net,
    vatCode,
    vatPercent,
    vat: Math.round((net * vatPercent) / 100),
  }
}

/** The one to four lines of the entry at a place of a customer. */
export const linesOf = (world: World, account: number, place: number, vatCode: string): Line[] => {
  const roll = dice(world.seed, world.division, account, place, 41)
  return Array.from({ length: roll.between(1, 4) }, (_, index) => lineAt(index + 1, roll.under(items.length), roll.between(1, 12), vatCode))
}

export const totalOf = (lines: readonly Line[]): { net: number; vat: number } => ({
  net: lines.reduce((sum, line) => sum + line.net, 0),
  vat: lines.reduce((sum, line) => sum + line.vat, 0),
})

/** A whole invoice in one line of domestic services. */
export const singleLine = (net: number, vat: number): Line => ({
  number: 1,
  item: 1,
  description: items[1],
  quantity: 1,
  price: net,
  net,
  vatCode: '2',
  vatPercent: 21,
  vat,
})
