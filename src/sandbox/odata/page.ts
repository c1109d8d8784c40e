import { type Row, type Rows, readCell, type Value } from '../data/rows.ts'
import { compareValues, compileFilter, fixedValues, leastValue } from './evaluate.ts'
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

const keyOrder = (rows: Rows): Ordering[] => rows.entity.keys.map((column) => ({ column, descending: false }))

/** The values a row is placed by: the ordering columns, then the key. */
export const placeOf = (rows: Rows, query: Query, row: Row): Value[] =>
  [...query.orderBy, ...keyOrder(rows)].map(({ column }) => readCell(row, column))

const compareBy =
  (orderings: readonly Ordering[]) =>
  (one: readonly (Value | bigint)[], other: readonly (Value | bigint)[]): number => {
    for (const [index, { column, descending }] of orderings.entries()) {
      const order = compareValues(one[index] ?? null, other[index] ?? null, column.type)
      if (order !== 0) return descending ? -order : order
    }
    return 0
  }

/** The rows worth looking at: looked up where the filter fixes a column the rows are indexed by, otherwise all from the first possible one. */
const candidates = (rows: Rows, query: Query): Iterable<number> => {
  const { filter } = query
  for (const column of filter ? rows.entity.columns : []) {
    const values = filter && fixedValues(filter, column.name)
    const found = values?.map((value) => rows.lookup?.(column.name, value))
    if (found?.every((list) => list !== undefined)) return [...new Set(found.flat())].sort((one, other) => one - other)
  }
  const [key] = rows.entity.keys
  const least = filter && key ? leastValue(filter, key.name) : undefined
  const bounds = [0]
  if (least !== undefined) bounds.push(rows.seek([least]))
  if (query.after && query.orderBy.length === 0)
    bounds.push(rows.seek(query.after.map(({ value }) => (typeof value === 'bigint' ? Number(value) : value))))
  return rows.from(Math.max(...bounds))
}

/** Keeps the first `limit` of all that is offered, sorting only now and then, so that memory stays small. */
const createBest = (limit: number, compare: (one: Value[], other: Value[]) => number) => {
  let kept: { position: number; place: Value[] }[] = []
  const sorted = () => {
    kept = kept.sort((one, other) => compare(one.place, other.place)).slice(0, limit)
    return kept
  }
  return {
    positions: () => sorted().map((item) => item.position),
    offer: (position: number, place: Value[]) => {
      kept.push({ position, place })
      if (kept.length > limit * 2 + 64) sorted()
    },
  }
}

type Collected = { positions: number[]; count: number }

/** Key order: stops at the first row beyond the page, unless every row has to be counted. */
const collectInKeyOrder = async (rows: Rows, query: Query, limit: number): Promise<Collected> => {
  const breathe = createBreather()
  const accepts = query.filter ? compileFilter(rows.entity, query.filter) : () => true
  const compare = compareBy(keyOrder(rows))
  const after = query.after?.map(({ value }) => value)
  const positions: number[] = []
  let count = 0
  for (const position of candidates(rows, query)) {
    await breathe()
    const row = rows.row(position)
    if (!accepts(row)) continue
    count += 1
    if (positions.length < limit && !(after && compare(placeOf(rows, query, row), after) <= 0)) positions.push(position)
    if (positions.length >= limit && !query.countAll) break
  }
  return { positions, count }
}

/** Any other order: looks at every row, in slices, keeping no more than the page. */
const collectOrdered = async (rows: Rows, query: Query, limit: number): Promise<Collected> => {
  const breathe = createBreather()
  const accepts = query.filter ? compileFilter(rows.entity, query.filter) : () => true
  const compare = compareBy([...query.orderBy, ...keyOrder(rows)])
  const after = query.after?.map(({ value }) => value)
  const best = createBest(limit, compare)
  let count = 0
  for (const position of candidates(rows, query)) {
    await breathe()
    const row = rows.row(position)
    if (!accepts(row)) continue
    count += 1
    const place = placeOf(rows, query, row)
    if (!after || compare(place, after) > 0) best.offer(position, place)
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
