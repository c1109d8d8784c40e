import { compareValues, type Operand } from '../world/order.ts'
import { type Row, type Rows, readCell, type Value } from '../world/rows.ts'
import { compileFilter, fixedValues, leastValue } from './evaluate.ts'
import type { Ordering, Query } from './query.ts'

export interface Page {
  positions: number[]
  /** Whether rows follow that this page had no room for. */
  more: boolean
  /** Of the whole result, when asked for. */
  count: number | undefined
}

/** Every few milliseconds, lets other requests have their turn. */
export const createBreather = (): (() => Promise<void> | undefined) => {
  let since = performance.now()
  let turns = 0
  return () => {
    turns += 1
    if (turns % 64 !== 0 || performance.now() - since < 8) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now()
        resolve()
      })
    })
  }
}

/** The values a row is placed by: the ordering columns, then the key. */
export const placeOf = (rows: Rows, query: Query, row: Row): Value[] =>
  [...query.orderBy.map(({ column }) => column), ...rows.entity.keys].map((column) => readCell(row, column))

/** What a skip token says: the values of the ordering columns and the position of the key. */
interface After {
  values: readonly Operand[]
  position: number
}

const afterOf = (rows: Rows, { after, orderBy }: Query): After | undefined => {
  if (!after) return undefined
  const values = after.map(({ value }) => value)
  const keys = values.slice(orderBy.length).map((value) => (typeof value === 'bigint' ? Number(value) : value))
  return { values: values.slice(0, orderBy.length), position: rows.seek(keys) }
}

/** The rows worth looking at: looked up where the filter fixes a column the rows are indexed by, otherwise all from the first possible one. */
const candidates = (rows: Rows, filter: Query['filter'], start: number): Iterable<number> => {
  if (!filter) return rows.from(start)
  for (const column of rows.entity.columns) {
    const found = fixedValues(filter, column.name)?.map((value) => rows.lookup?.(column.name, value))
    if (found?.every((list) => list !== undefined)) return [...new Set(found.flat())].sort((one, other) => one - other)
  }
  const [key] = rows.entity.keys
  const least = key && leastValue(filter, key.name)
  return rows.from(least === undefined ? start : Math.max(start, rows.seek([least])))
}

/** Positions a page may be cut from, in order, and how many rows there are in all if every one was looked at. */
type Collected = { positions: number[]; count: number }

/** Key order: stops at the first row beyond the page, unless every row has to be counted. */
const collectInKeyOrder = async (rows: Rows, query: Query, limit: number): Promise<Collected> => {
  const breathe = createBreather()
  const accepts = query.filter ? compileFilter(rows.entity, query.filter) : () => true
  const last = afterOf(rows, query)?.position ?? -1
  const positions: number[] = []
  let count = 0
  for (const position of candidates(rows, query.filter, query.countAll ? 0 : last + 1)) {
    await breathe()
    if (!accepts(rows.row(position))) continue
    count += 1
    if (position > last && positions.length < limit) positions.push(position)
    if (positions.length >= limit && !query.countAll) break
  }
  return { positions, count }
}

interface Placed {
  values: readonly Operand[]
  position: number
}

/** Positions are in key order, so that they settle what the ordering columns leave open. */
const comparePlaces =
  (orderBy: readonly Ordering[]) =>
  (one: Placed, other: Placed): number => {
    for (const [index, { column, descending }] of orderBy.entries()) {
      const order = compareValues(one.values[index] ?? null, other.values[index] ?? null, column.type)
      if (order !== 0) return descending ? -order : order
    }
    return one.position - other.position
  }

/** Keeps the first `limit` of all that is offered, sorting only now and then, so that memory stays small. */
const createBest = (limit: number, compare: (one: Placed, other: Placed) => number) => {
  let kept: Placed[] = []
  const sorted = () => {
    kept = kept.sort(compare).slice(0, limit)
    return kept
  }
  return {
    positions: () => sorted().map((place) => place.position),
    offer: (place: Placed) => {
      kept.push(place)
      if (kept.length > limit * 2 + 64) sorted()
    },
  }
}

/** Any other order: looks at every row, in slices, keeping no more than the page. */
const collectOrdered = async (rows: Rows, query: Query, limit: number): Promise<Collected> => {
  const breathe = createBreather()
  const accepts = query.filter ? compileFilter(rows.entity, query.filter) : () => true
  const compare = comparePlaces(query.orderBy)
  const after = afterOf(rows, query)
  const best = createBest(limit, compare)
  let count = 0
  for (const position of candidates(rows, query.filter, 0)) {
    await breathe()
    const row = rows.row(position)
    if (!accepts(row)) continue
    count += 1
    const place = { position, values: query.orderBy.map(({ column }) => readCell(row, column)) }
    if (!after || compare(place, after) > 0) best.offer(place)
  }
  return { positions: best.positions(), count }
}

/** One page of at most `size` rows. */
export const readPage = async (rows: Rows, query: Query, size: number): Promise<Page> => {
  const limit = Math.min(size, query.top ?? size)
  const collect = query.orderBy.length > 0 ? collectOrdered : collectInKeyOrder
  const { positions, count } = await collect(rows, query, query.skip + limit + 1)
  return {
    positions: positions.slice(query.skip, query.skip + limit),
    more: positions.length > query.skip + limit,
    count: query.countAll ? count : undefined,
  }
}

/** How many rows a query has, paging aside. */
export const countRows = async (rows: Rows, query: Query): Promise<number> => {
  const page = await readPage(rows, { ...query, countAll: true, top: 0, skip: 0, after: undefined, orderBy: [] }, 0)
  return page.count ?? 0
}
