import type { Column, Entity } from '../catalogue/entity.ts'
import { compareValues } from './order.ts'

/** A cell: dates are wall-clock milliseconds, Int64 stays a number (row versions stay far below 2^53). */
export type Value = string | number | boolean | null

/** One row, computed column by column: only what is asked for is made. Text is not padded yet. */
export type Row = (column: string) => Value

/**
 * A readable set of rows in the order of its key. Rows live at positions; a set may have holes.
 * Nothing is kept per row, so a million rows cost no more memory than ten.
 */
export interface Rows {
  entity: Entity
  /** Positions that hold a row, ascending, from `position` on. */
  from(position: number): Iterable<number>
  row(position: number): Row
  /** Where the row with these key values is, or would be. */
  seek(keys: readonly Value[]): number
  /** The positions that can hold `value` in `column`, when that is known without looking at every row. */
  lookup?(column: string, value: Value): readonly number[] | undefined
  /** The rows behind a navigation column of a row. */
  expand?(column: string, position: number): Rows | undefined
}

/** A cell as clients see it: padded, with '' where the vendor avoids null. */
export const readCell = (row: Row, column: Column): Value => {
  const value = row(column.name)
  if (value === null) return column.empty ? '' : null
  if (!column.pad || typeof value !== 'string') return value
  return column.pad.side === 'left' ? value.padStart(column.pad.width) : value.padEnd(column.pad.width)
}

/** The same rows, only those that `keep` accepts, and only at `positions` where given. */
export const narrow = (rows: Rows, keep: (row: Row) => boolean, positions?: readonly number[]): Rows => ({
  ...rows,
  *from(start) {
    for (const position of positions ?? rows.from(start)) if (position >= start && keep(rows.row(position))) yield position
  },
})

/** A short list as rows, given in key order. */
export const listRows = (entity: Entity, list: readonly Row[]): Rows => ({
  entity,
  *from(start) {
    for (let position = Math.max(0, start); position < list.length; position += 1) yield position
  },
  row: (position) => list[position] ?? (() => null),
  seek: ([key]) => {
    const [column] = entity.keys
    const found = list.findIndex((row) => column !== undefined && compareValues(row(column.name), key ?? null, column.type) >= 0)
    return found < 0 ? list.length : found
  },
})

/** A row that is a plain object. */
export const objectRow =
  (values: Record<string, Value>): Row =>
  (column) =>
    values[column] ?? null
