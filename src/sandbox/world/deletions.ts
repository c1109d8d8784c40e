import { deleted } from '../catalogue/deleted.ts'
import type { Clock } from '../clock.ts'
import type { World } from './company.ts'
import { guidAt } from './guid.ts'
import { objectRow, type Row, type Rows, type Value } from './rows.ts'
import { user } from './staff.ts'
import type { Versions } from './versions.ts'

/** EntityType of sync/Deleted. */
const entityTypes = { account: 2, address: 3, contact: 5, paymentTerm: 10 } as const

export interface Deletions {
  rows: Rows
  note(what: keyof typeof entityTypes, id: Value): void
}

const monthsKept = 2

/** The log behind sync/Deleted. Entries older than two months are gone, as the vendor has it. */
export const createDeletions = (world: World, versions: Versions, clock: Clock): Deletions => {
  const log: { stamp: number; at: number; row: Row }[] = []
  const horizon = () => {
    const date = new Date(clock.wall())
    return date.setUTCMonth(date.getUTCMonth() - monthsKept)
  }
  return {
    rows: {
      entity: deleted,
      *from(start) {
        const oldest = horizon()
        for (const { stamp, at } of log) if (stamp >= start && at >= oldest) yield stamp
      },
      row: (stamp) => log.find((entry) => entry.stamp === stamp)?.row ?? (() => null),
      seek: ([stamp]) => Number(stamp ?? 0),
    },
    note: (what, id) => {
      const stamp = versions.next()
      const at = clock.wall()
      const row = objectRow({
        Timestamp: stamp,
        DeletedBy: user.id,
        DeletedDate: at,
        Division: world.division,
        EntityKey: id,
        EntityType: entityTypes[what],
        ID: guidAt({ seed: world.seed, kind: 8, division: world.division }, log.length),
      })
      log.push({ stamp, at, row })
    },
  }
}
