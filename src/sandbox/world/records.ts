import { type Entity, syncEntity } from '../catalogue/entity.ts'
import type { Row, Rows, Value } from './rows.ts'
import type { Versions } from './versions.ts'

export type Values = Record<string, Value>

/** Rows that can be changed: a generated base, computed on demand, under a thin layer of changes. */
export interface Records {
  rows: Rows
  /** The same rows in the order of their row version. */
  sync: Rows
  exists(position: number): boolean
  row(position: number): Row
  /** Position of an existing row by its guid. */
  find(id: Value): number | undefined
  /** Returns the position of the new row. */
  add(values: Values): number
  update(position: number, values: Values): void
  remove(position: number): void
  /** Positions added or changed after the start, whose links may differ from the generated ones. */
  touched(): Iterable<number>
}

export interface RecordSource {
  entity: Entity
  syncType: string
  /** How many positions the generated base spans, and which of them hold a row. */
  size: number
  holds(position: number): boolean
  /** The value of a generated or fresh row before changes; `self` reads the row with its changes. */
  compute(position: number, column: string, self: Row): Value
  id(position: number): string
  seek(id: string): number
  locate(id: string): number | undefined
  lookup?(column: string, value: Value): readonly number[] | undefined
  versions: Versions
  kind: number
}

/** Keeps changes over a generated base: memory grows with the number of changes, not of rows. */
export const createRecords = (source: RecordSource): Records => {
  const changes = new Map<number, Values>()
  const removed = new Set<number>()
  let end = source.size
  const stamps = source.versions.ledgerFor(source.kind)

  const exists = (position: number) =>
    position >= 0 && position < end && !removed.has(position) && (position >= source.size || source.holds(position))

  const row = (position: number): Row => {
    const changed = changes.get(position)
    const self: Row = (column) => {
      if (column === 'Timestamp') return stamps.of(position)
      const value = changed?.[column]
      if (value !== undefined) return value
      return column === 'ID' ? source.id(position) : source.compute(position, column, self)
    }
    return self
  }

  const change = (position: number, values: Values) => {
    changes.set(position, { ...changes.get(position), ...values })
    stamps.renew(position)
  }

  const rows: Rows = {
    entity: source.entity,
    *from(start) {
      for (let position = Math.max(0, start); position < end; position += 1) if (exists(position)) yield position
    },
    row,
    seek: ([id]) => (typeof id === 'string' ? source.seek(id) : 0),
    lookup: (column, value) => {
      if (column !== 'ID') return source.lookup?.(column, value)
      const position = typeof value === 'string' ? source.locate(value) : undefined
      return position !== undefined && exists(position) ? [position] : []
    },
  }

  const sync: Rows = {
    entity: syncEntity(source.entity, source.syncType),
    *from(start) {
      for (const [stamp, position] of stamps.from(start, end)) if (exists(position)) yield stamp
    },
    row: (stamp) => row(stamps.positionAt(stamp)),
    seek: ([stamp]) => Number(stamp ?? 0),
  }

  return {
    rows,
    sync,
    exists,
    row,
    find: (id) => {
      const position = typeof id === 'string' ? source.locate(id) : undefined
      return position !== undefined && exists(position) ? position : undefined
    },
    add: (values) => {
      const position = end
      end += 1
      change(position, values)
      return position
    },
    update: change,
    remove: (position) => {
      removed.add(position)
      changes.delete(position)
      stamps.forget(position)
    },
    touched: () => changes.keys(),
  }
}
