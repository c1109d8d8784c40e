import { sceneAt, type World } from './company.ts'
import { mix } from './dice.ts'
import type { Entry } from './entry.ts'

/** Cents of an open invoice that the bank was asked to collect and hasn't confirmed: of one in eight, all of it. */
export const transitOf = (world: World, account: number, { kind, open, place }: Entry): number => {
  if (kind !== 'invoice' || open <= 0 || sceneAt(world, account)?.ledger === 'worked-example') return 0
  return mix(world.seed, world.division, account, place, 38) % 8 === 0 ? open : 0
}
