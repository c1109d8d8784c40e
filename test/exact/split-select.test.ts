import fc from 'fast-check'
import type { Row } from '../../src/exact/client.ts'
import { readSplit } from '../../src/exact/split-select.ts'
import { collect, failure } from './rig.ts'

const names = ['One', 'Two', 'Three']
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Exact's table: a row's three fields always say the same, its version. */
function table() {
  const rows = new Map<string, bigint>()
  let last = 1n
  const touch = (number: number) => {
    last += 1n
    rows.set(idOf(number), last)
  }
  const remove = (number: number) => rows.delete(idOf(number))
  const wire = (id: string, stamp: bigint, fields: readonly string[]): Row =>
    Object.fromEntries([['ID', id], ['Timestamp', String(stamp)], ...fields.map((name) => [name, String(stamp)])])

  /** Pages of two rows in the order of row versions, or one in the order of ids; `between` happens before each page. */
  function reader(order: 'id' | 'stamp', between: () => void) {
    const size = order === 'id' ? 100 : 2
    return async function* (fields: readonly string[], after: string): AsyncGenerator<readonly Row[]> {
      let token: string | bigint = order === 'id' ? '' : BigInt(after || 1)
      for (;;) {
        between()
        const rest = [...rows]
          .map(([id, stamp]) => ({ id, stamp, key: order === 'id' ? id : stamp }))
          .filter(({ stamp, key }) => stamp > BigInt(after || 1) && key > token)
          .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        const page = rest.slice(0, size)
        yield page.map(({ id, stamp }) => wire(id, stamp, fields))
        if (rest.length <= size) return
        token = page.at(-1)?.key ?? token
      }
    }
  }

  return { rows, touch, remove, reader }
}

it('reads whole rows with half of the fields a query', async () => {
  const exact = table()
  for (const number of [1, 2, 3, 4, 5]) exact.touch(number)
  const selects: string[] = []
  const read = exact.reader('stamp', () => {})

  const pages = await collect(
    readSplit(
      (fields, after) => {
        selects.push(fields.join())
        return read(fields, after)
      },
      names,
      '',
    ),
  )

  expect(selects).toEqual(['One,Two', 'Three'])
  expect(pages.flatMap(({ rows }) => rows)).toEqual(
    [...exact.rows].map(([ID, stamp]) => ({ ID, Timestamp: String(stamp), One: String(stamp), Two: String(stamp), Three: String(stamp) })),
  )
  expect(pages.map(({ cursor }) => cursor)).toEqual(['', '', '6'])
})

it('reads a row again that changed between the two readings', async () => {
  const exact = table()
  for (const number of [1, 2, 3]) exact.touch(number)
  let looks = 0
  const read = exact.reader('id', () => {
    looks += 1
    if (looks === 2) exact.touch(1)
  })

  const pages = await collect(readSplit(read, names, ''))

  const seen = pages.flatMap(({ rows }) => rows).filter(({ ID }) => ID === idOf(1))
  expect(seen.map(({ One, Three }) => [One, Three])).toEqual([['5', '5']])
  expect(pages.at(-1)?.cursor).toBe('5')
})

it('goes back to below the lowest row version that one half alone has', async () => {
  const row = (number: number, stamp: number) => ({ ID: idOf(number), Timestamp: String(stamp) })
  const passes = [[[[row(1, 9)]], [[row(2, 8)], [row(1, 9)]]], Array(2).fill([[row(2, 8), row(1, 9)]])]
  const afters: string[] = []
  async function* read(_: readonly string[], after: string) {
    afters.push(after)
    yield* passes[afters.length > 2 ? 1 : 0]?.[(afters.length - 1) % 2] ?? []
  }

  const pages = await collect(readSplit(read, names, ''))

  expect(afters).toEqual(['', '', '7', '7'])
  expect(pages.map(({ rows, cursor }) => [rows.map(({ Timestamp }) => Timestamp), cursor])).toEqual([
    [['9'], '7'],
    [['8', '9'], '9'],
  ])
})

it('finds nothing new without moving the cursor', async () => {
  const exact = table()

  expect(
    await collect(
      readSplit(
        exact.reader('id', () => {}),
        names,
        '77',
      ),
    ),
  ).toEqual([])
})

it('gives up for now where rows change faster than they can be read', async () => {
  const exact = table()
  exact.touch(1)

  const error = await failure(
    collect(
      readSplit(
        exact.reader('id', () => exact.touch(1)),
        names,
        '',
      ),
    ),
  )

  expect(error).toMatchObject({ code: 'exact-unavailable', recovery: 'retry' })
})

it('never loses a row, nor mixes two versions of one, whatever changes between the pages', async () => {
  const step = fc.record({ at: fc.integer({ min: 1, max: 30 }), number: fc.integer({ min: 0, max: 9 }), gone: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('id' as const, 'stamp' as const),
      fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 }),
      fc.array(step, { maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      async (order, first, changes, stopAfter) => {
        const exact = table()
        for (const number of first) exact.touch(number)
        const untouched = first.filter((number) => !changes.some((change) => change.number === number))
        let looks = 0
        const read = exact.reader(order, () => {
          looks += 1
          for (const { at, number, gone } of changes) if (at === looks) gone ? exact.remove(number) : exact.touch(number)
        })
        const mirror = new Map<string, bigint>()
        let cursor = ''
        const readAll = async (most: number) => {
          let pages = 0
          for await (const page of readSplit(read, names, cursor)) {
            for (const { ID, Timestamp, One, Two, Three } of page.rows) {
              expect([One, Two, Three]).toEqual([Timestamp, Timestamp, Timestamp])
              const stamp = BigInt(String(Timestamp))
              if (stamp > (mirror.get(String(ID)) ?? 0n)) mirror.set(String(ID), stamp)
            }
            cursor = page.cursor
            pages += 1
            if (pages === most) return
          }
          if (looks < 30) for (const number of untouched) expect(mirror.has(idOf(number))).toBe(true)
        }

        await readAll(stopAfter).catch((error) => expect(error).toMatchObject({ code: 'exact-unavailable' }))
        looks = 31
        await readAll(Number.POSITIVE_INFINITY)

        for (const [id, stamp] of exact.rows) expect([id, mirror.get(id)]).toEqual([id, stamp])
        const highest = [...mirror.values()].reduce((one, other) => (one > other ? one : other), 0n)
        expect(BigInt(cursor || 0)).toBeLessThanOrEqual(highest)
      },
    ),
    { numRuns: 500 },
  )
})
