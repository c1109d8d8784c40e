import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { withoutSpan } from '../../src/receivables/stretches.ts'
import { createFigureRecords, type KeptSum } from '../../src/store/records/figures.ts'
import type { Schema } from '../../src/store/schema.ts'

const at = (day: string) => new Date(`${day}T10:00:00Z`)
const sum = (accountId: string, day: string, amount: number): KeptSum => {
  return { accountId, kind: 'sold', day, amount, amountDays: amount * 2, count: 1 }
}

/** What the figures must do on either database. */
export function describeFigures(open: () => Kysely<Schema>) {
  const of = { tenantId: '', administration: 7 }
  beforeEach(() => {
    of.tenantId = randomUUID()
  })

  async function read(from: string, to: string, sums: readonly KeptSum[], part: 'invoices' | 'paid' = 'invoices') {
    const records = createFigureRecords(open())
    const reading = await records.begin(of, part, { from, to }, at('2026-03-01'))
    await records.add(of, reading, sums)
    await records.finish(of, reading, at('2026-03-02'), withoutSpan)
  }
  const amounts = async (...ids: string[]) => {
    const sums = await createFigureRecords(open()).sums(of, ids)
    return sums.map(({ accountId, day, amount }) => `${accountId} ${day} ${amount}`).sort()
  }
  const rowCount = async () => (await open().selectFrom('figure_day').select('day').where('tenant_id', '=', of.tenantId).execute()).length

  it('adds up what comes of a customer on one day in several pages', async () => {
    const records = createFigureRecords(open())
    const reading = await records.begin(of, 'invoices', { from: '2026-01-01', to: '2026-03-01' }, at('2026-03-01'))
    await records.add(of, reading, [sum('a', '2026-01-05', 100), sum('b', '2026-01-05', 9)])
    await records.add(of, reading, [sum('a', '2026-01-05', -30), sum('a', '2026-02-01', 1)])

    await records.finish(of, reading, at('2026-03-01'), withoutSpan)

    const found = await records.sums(of, ['a'])
    expect(found).toContainEqual({ accountId: 'a', kind: 'sold', day: '2026-01-05', amount: 70, amountDays: 140, count: 2 })
    expect(found).toHaveLength(2)
    expect(await records.stretches(of)).toEqual([{ part: 'invoices', from: '2026-01-01', to: '2026-03-01', readAt: at('2026-03-01') }])
  })

  it('holds amounts beyond 32 bits', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 4_000_000_000_000)])

    expect(await amounts('a')).toEqual(['a 2026-01-05 4000000000000'])
  })

  it('shows nothing of a reading that isn’t finished', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 100)])
    const records = createFigureRecords(open())
    const reading = await records.begin(of, 'invoices', { from: '2026-01-01', to: '2026-03-01' }, at('2026-03-03'))

    await records.add(of, reading, [sum('a', '2026-01-05', 5)])

    expect(await amounts('a')).toEqual(['a 2026-01-05 100'])
  })

  it('counts nothing twice when two readings of the same days end one after the other', async () => {
    const records = createFigureRecords(open())
    const days = { from: '2026-01-01', to: '2026-03-01' }
    const [one, other] = [
      await records.begin(of, 'invoices', days, at('2026-03-01')),
      await records.begin(of, 'invoices', days, at('2026-03-01')),
    ]
    for (const reading of [one, other]) await records.add(of, reading, [sum('a', '2026-01-05', 100)])

    await records.finish(of, one, at('2026-03-01'), withoutSpan)
    await records.finish(of, other, at('2026-03-01'), withoutSpan)

    expect(await amounts('a')).toEqual(['a 2026-01-05 100'])
    expect(await rowCount()).toBe(1)
  })

  it('takes the place of the days it read, and of no others', async () => {
    await read('2026-01-01', '2026-03-31', [sum('a', '2026-01-05', 1), sum('a', '2026-02-05', 2), sum('a', '2026-03-05', 3)])

    await read('2026-02-01', '2026-02-28', [sum('a', '2026-02-06', 20)])

    expect(await amounts('a')).toEqual(['a 2026-01-05 1', 'a 2026-02-06 20', 'a 2026-03-05 3'])
    expect((await createFigureRecords(open()).stretches(of)).map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      '2026-01-01 2026-01-31',
      '2026-02-01 2026-02-28',
      '2026-03-01 2026-03-31',
    ])
  })

  it('keeps the parts apart', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 1)])

    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-06', 2)], 'paid')

    expect(await amounts('a')).toEqual(['a 2026-01-05 1', 'a 2026-01-06 2'])
  })

  it('keeps workspaces and administrations apart', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 1)])
    const records = createFigureRecords(open())

    const others = [await records.sums({ ...of, administration: 8 }, ['a']), await records.sums({ ...of, tenantId: randomUUID() }, ['a'])]
    await records.clear({ ...of, administration: 8 })

    expect(others).toEqual([[], []])
    expect(await amounts('a', 'b')).toEqual(['a 2026-01-05 1'])
  })

  it('answers for more customers than fit one statement', async () => {
    const ids = Array.from({ length: 250 }, (_, place) => `id-${String(place).padStart(3, '0')}`)

    await read(
      '2026-01-01',
      '2026-03-01',
      ids.map((id) => sum(id, '2026-01-05', 1)),
    )

    expect(await amounts(...ids)).toHaveLength(250)
  })

  it('forgets what is old and readings that never ended, rows and all', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 1)])
    const records = createFigureRecords(open())
    const lost = await records.begin(of, 'paid', { from: '2026-01-01', to: '2026-03-01' }, at('2026-03-01'))
    await records.add(of, lost, [sum('ff', '2026-01-05', 1)])

    await records.forgetBefore(of, at('2026-03-01'))
    const before = await rowCount()
    await records.forgetBefore(of, at('2026-03-02'))

    expect([before, await rowCount()]).toEqual([2, 0])
    expect(await records.stretches(of)).toEqual([])
  })

  it('is left with nothing after a disconnect, even by a reading that ends later', async () => {
    await read('2026-01-01', '2026-03-01', [sum('a', '2026-01-05', 1)])
    const records = createFigureRecords(open())
    const late = await records.begin(of, 'invoices', { from: '2026-01-01', to: '2026-03-01' }, at('2026-03-01'))

    await records.clear(of)
    await records.add(of, late, [sum('a', '2026-01-05', 1)])
    await records.finish(of, late, at('2026-03-01'), withoutSpan)

    expect([await amounts('a'), await rowCount()]).toEqual([[], 0])
  })
}
