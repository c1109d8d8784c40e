import { vatCodeFor } from './account-columns.ts'
import { paymentConditions } from './codes.ts'
import { sceneAt, type World } from './company.ts'
import { mix } from './dice.ts'
import type { Scene } from './scenes.ts'
import { tradingOf } from './trading.ts'

/** How late a customer pays: days past due, negative when early. */
interface Temper {
  /** Share of customers, of a hundred, that are no worse. */
  share: number
  early: number
  late: number
}

const prompt: Temper = { share: 35, early: -5, late: 2 }
const worst: Temper = { share: 100, early: 45, late: 240 }
const tempers: readonly Temper[] = [
  prompt,
  { share: 65, early: -2, late: 14 },
  { share: 85, early: 5, late: 35 },
  { share: 96, early: 20, late: 75 },
  worst,
]

/** What all entries of one customer have in common. */
export interface Customer {
  world: World
  account: number
  ledger: Scene['ledger']
  /** False for prospects and the like, and for those who have another account billed. */
  isBilled: boolean
  currency: string
  condition: string
  termDays: number
  vatCode: string
  temper: Temper
  /** Invoices over three financial years; below 31, so that credit notes fit behind them. */
  invoices: number
}

const temperFor = (world: World, account: number, ledger: Scene['ledger']): Temper => {
  if (ledger === 'late') return worst
  const share = mix(world.seed, world.division, account, 31) % 100
  return tempers.find((temper) => share < temper.share) ?? prompt
}

/** A few large customers, many small ones, some without any invoice. */
const invoiceCount = (world: World, account: number, isScene: boolean): number => {
  const share = mix(world.seed, world.division, account, 32) % 100
  if (isScene) return 14 + (share % 8)
  if (share < 8) return 0
  if (share < 50) return 2 + (share % 5)
  return share < 90 ? 8 + (share % 9) : 20 + (share % 11)
}

const textOr = (value: unknown, usual: string): string => (typeof value === 'string' ? value : usual)

/** The customer behind a generated account. */
export const customerAt = (world: World, account: number): Customer => {
  const scene = sceneAt(world, account)
  const trading = tradingOf(world, account)
  const ledger = scene?.ledger ?? 'usual'
  const condition = textOr(scene?.values.PaymentConditionSales, trading.condition)
  return {
    world,
    account,
    ledger,
    isBilled: trading.status === 'C' && trading.invoiceAccount === null,
    currency: textOr(scene?.values.SalesCurrency, trading.currency),
    condition,
    termDays: paymentConditions[condition]?.days ?? 30,
    vatCode: vatCodeFor(world, account),
    temper: temperFor(world, account, ledger),
    invoices: invoiceCount(world, account, scene !== undefined),
  }
}
