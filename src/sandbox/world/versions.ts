/** Row versions of one kind of record. */
export interface VersionLedger {
  of(position: number): number
  /** The first position whose untouched row has this version or a newer one. */
  baseFrom(stamp: number): number
  /** Inverse of `of`, for a stamp that `from` gave. */
  positionAt(stamp: number): number
  /** Whether the row was changed, so that its version isn't the one that follows from its position. */
  isRenewed(position: number): boolean
  /** Gives the row the newest version of the division. */
  renew(position: number): void
  forget(position: number): void
  /** [stamp, position] of the base rows below `size` and of changed rows, by stamp, from `start` on. */
  from(start: number, size: number): Iterable<readonly [number, number]>
}

export interface Versions {
  ledgerFor(kind: number): VersionLedger
  /** A version newer than all others of the division. */
  next(): number
  /** What a move of the division does: every row gets another version. */
  restampAll(): void
}

/** Kinds share the number line: kind k takes every eighth number. */
const kinds = 8
/** Base rows use the numbers below this above the origin; changes come after. */
const changesFrom = 2 ** 40

/**
 * Row versions as SQL Server hands them out: one growing series for the whole division, no relation to time.
 * Versions of untouched rows follow from their position; only changed rows are remembered.
 */
export const createVersions = (): Versions => {
  let origin = 1_000_000
  let newest = origin + changesFrom
  const resets: (() => void)[] = []
  const next = () => {
    newest += 1 + (newest % 3)
    return newest
  }

  const ledgerFor = (kind: number): VersionLedger => {
    const changed = new Map<number, number>()
    /** Newest last; entries whose row changed again are stale and skipped. */
    let log: (readonly [number, number])[] = []
    resets.push(() => {
      changed.clear()
      log = []
    })
    const base = (position: number) => origin + position * kinds + kind
    const baseFrom = (stamp: number) => Math.max(0, Math.ceil((stamp - origin - kind) / kinds))
    const indexFrom = (stamp: number) => {
      let low = 0
      let high = log.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((log[middle]?.[0] ?? 0) < stamp) low = middle + 1
        else high = middle
      }
      return low
    }
    return {
      baseFrom,
      of: (position) => changed.get(position) ?? base(position),
      positionAt: (stamp) => {
        if (stamp < origin + changesFrom) return Math.floor((stamp - origin) / kinds)
        return log[indexFrom(stamp)]?.[1] ?? -1
      },
      isRenewed: (position) => changed.has(position),
      renew: (position) => {
        const stamp = next()
        changed.set(position, stamp)
        log.push([stamp, position])
      },
      forget: (position) => changed.delete(position),
      *from(start, size) {
        for (let position = baseFrom(start); position < size; position += 1) if (!changed.has(position)) yield [base(position), position]
        for (let index = indexFrom(start); index < log.length; index += 1) {
          const entry = log[index]
          if (entry && changed.get(entry[1]) === entry[0]) yield entry
        }
      },
    }
  }

  return {
    ledgerFor,
    next,
    restampAll: () => {
      origin = newest + 1
      newest = origin + changesFrom
      for (const reset of resets) reset()
    },
  }
}
