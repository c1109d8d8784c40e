import { positionsOf } from './position.ts'
import type { OpenItem, Position } from './types.ts'

/** An account of a group with what it has open. */
export type Member = { name: string; code: string | null; items: readonly OpenItem[] }

export type GroupTotal = { position: Position; members: readonly { name: string; code: string | null; position: Position }[] }

/** What a group of accounts comes to in each currency, and what each account adds to that, the largest balance first. */
export function groupPositions(members: readonly Member[], today: string): GroupTotal[] {
  const own = members.map(({ name, code, items }) => ({ name, code, positions: positionsOf(items, today) }))
  return positionsOf(
    members.flatMap(({ items }) => items),
    today,
  ).map((position) => ({
    position,
    members: own
      .flatMap(({ name, code, positions }) =>
        positions.filter(({ currency }) => currency === position.currency).map((each) => ({ name, code, position: each })),
      )
      .toSorted((one, other) => other.position.balance.minor - one.position.balance.minor),
  }))
}
