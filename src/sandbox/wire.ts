import type { Column, Entity } from './catalogue/entity.ts'
import { type Row, readCell, type Value } from './world/rows.ts'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** A cell in verbose OData 2 JSON: Int64 as text, dates as the wall clock in `/Date(ms)/`. */
export const writeValue = (value: Value, column: Column): Json => {
  if (value === null) return null
  if (column.type === 'Int64') return String(value)
  if (column.type === 'DateTime') return `/Date(${value})/`
  return value
}

/** A value as it stands in a URL: `guid'…'`, `123L`, `datetime'…'`, quoted text, bare numbers. */
export const writeLiteral = (value: Value, column: Column): string => {
  if (value === null) return 'null'
  if (column.type === 'Guid') return `guid'${value}'`
  if (column.type === 'Int64') return `${value}L`
  if (column.type === 'DateTime') return `datetime'${writeDateTime(Number(value))}'`
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

/** Zone-less ISO text, trailing zeros of the fraction cut, as in the server's own skip tokens. */
export const writeDateTime = (wall: number): string => new Date(wall).toISOString().replace(/(?:\.000|(\.\d*?)0*)Z$/, '$1')

export interface WriteRow {
  entity: Entity
  row: Row
  select: readonly Column[] | undefined
  /** Address of the collection, without the key. */
  collection: string
  expanded: ReadonlyMap<string, Json>
}

export const rowUri = (entity: Entity, row: Row, collection: string): string => {
  const [key] = entity.keys
  return key ? `${collection}(${writeLiteral(readCell(row, key), key)})` : collection
}

/** A row with its metadata; navigation is a deferred link unless it was expanded. */
export const writeRow = ({ entity, row, select, collection, expanded }: WriteRow): { [name: string]: Json } => {
  const uri = rowUri(entity, row, collection)
  const out: { [name: string]: Json } = { __metadata: { uri, type: entity.type } }
  for (const column of select ?? entity.columns) {
    if (column.type !== 'Collection') out[column.name] = writeValue(readCell(row, column), column)
    else out[column.name] = expanded.get(column.name) ?? { __deferred: { uri: `${uri}/${column.name}` } }
  }
  return out
}
