import type { Row } from './client.ts'
import { unavailable } from './errors.ts'
import { readStamped } from './rows.ts'

/** All pages of the rows after a row version ('' = from the beginning), with these fields besides `ID` and `Timestamp`. */
export type ReadFields = (names: readonly string[], after: string) => AsyncIterable<readonly Row[]>

/** Changes that come between the two readings are read again; whoever changes faster than that has to be read later. */
const mostPasses = 5

/**
 * Reads what is too broad for one query as two, each with half of the fields, and joins their rows by id and row version, so that a
 * row is never put together from two versions of it. As in every sync reading a row that changes meanwhile comes again on a later page;
 * nothing else is expected of the order of rows, or of where the pages of the halves end. The cursor moves at the end of a pass only, to
 * below the lowest row version without its other half: what changed between the readings is read again. Throws `exact-query-too-broad`
 * when half of the fields are too many as well.
 */
export async function* readSplit(
  read: ReadFields,
  names: readonly string[],
  after: string,
): AsyncGenerator<{ rows: readonly Row[]; cursor: string }> {
  const middle = Math.ceil(names.length / 2)
  let cursor = after
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    const join = newJoin()
    let held: readonly Row[] = []
    for await (const [half, rows] of inStep(read(names.slice(0, middle), cursor), read(names.slice(middle), cursor))) {
      const joined = rows.flatMap((row) => pair(join, half, row))
      if (joined.length === 0) continue
      if (held.length > 0) yield { rows: held, cursor }
      held = joined
    }
    cursor = safeCursor(join, cursor)
    if (held.length > 0) yield { rows: held, cursor }
    if (countUnpaired(join) === 0) return
  }
  throw unavailable({ method: 'GET', path: 'sync' }, 'rows change faster than their two halves can be read')
}

type Half = 0 | 1
/** Rows that wait for their other half, by id and row version, and the highest row version that was joined. */
type Join = { waiting: readonly [Map<string, Waiting>, Map<string, Waiting>]; highest: bigint | null }
type Waiting = { stamp: bigint; row: Row }

function newJoin(): Join {
  return { waiting: [new Map(), new Map()], highest: null }
}

function pair(join: Join, half: Half, row: Row): Row[] {
  const { id, stamp } = readStamped(row)
  const key = `${id} ${stamp}`
  const others = join.waiting[half === 0 ? 1 : 0]
  const other = others.get(key)
  if (other === undefined) {
    join.waiting[half].set(key, { stamp: BigInt(stamp), row })
    return []
  }
  others.delete(key)
  if (join.highest === null || other.stamp > join.highest) join.highest = other.stamp
  return [{ ...other.row, ...row }]
}

function countUnpaired({ waiting: [one, other] }: Join): number {
  return one.size + other.size
}

function safeCursor({ waiting, highest }: Join, before: string): string {
  let safe = highest
  for (const half of waiting) {
    for (const { stamp } of half.values()) if (safe === null || stamp <= safe) safe = stamp - 1n
  }
  return safe === null ? before : String(safe)
}

/** The pages of both, by turns, so that few rows wait. */
async function* inStep(one: AsyncIterable<readonly Row[]>, other: AsyncIterable<readonly Row[]>): AsyncGenerator<[Half, readonly Row[]]> {
  const readings = [one, other].map((pages, index) => ({ half: index as Half, pages: pages[Symbol.asyncIterator]() }))
  let open = readings
  try {
    while (open.length > 0) {
      for (const reading of open) {
        const page = await reading.pages.next()
        if (page.done) open = open.filter((each) => each !== reading)
        else yield [reading.half, page.value]
      }
    }
  } finally {
    for (const { pages } of readings) await pages.return?.()
  }
}
