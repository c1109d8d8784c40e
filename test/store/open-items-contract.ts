import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createOpenItemRecords, type KeptItem, type KeptTotal } from '../../src/store/records/open-items.ts'
import type { Schema } from '../../src/store/schema.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const end = (hour: number) => ({ begunAt: at(hour), day: '2026-03-02', calls: 3, overview: null })

function item(accountId: string, itemId: string, amount = 121_00): KeptItem {
  return {
    ...{ accountId, itemId, name: 'Acme B.V.', code: '400', country: 'NL', kind: 'invoice', invoiceNumber: '1001', entryNumber: null },
    ...{ description: '', yourReference: null, invoiceDate: '2026-01-01', dueDate: '2026-01-31', currency: 'EUR', amount, own: amount },
  }
}

function total(currency: string, balance: number): KeptTotal {
  const ageing = { 'not-due': balance, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 }
  return { currency, balance, gross: balance, credit: 0, overdue: 0, overdueCount: 0, count: 1, customers: 1, overdueCustomers: 0, ageing }
}

/** What the open items must do on either database. */
export function describeOpenItems(open: () => Kysely<Schema>) {
  const of = { tenantId: '', administration: 7 }
  beforeEach(() => {
    of.tenantId = randomUUID()
  })

  async function read(hour: number, items: readonly KeptItem[], keep: string | null = null): Promise<string> {
    const records = createOpenItemRecords(open())
    const reading = await records.begin(of, at(hour), '2026-03-02')
    await records.add(of, reading, items)
    await records.finish(of, reading, end(hour), false, keep)
    return reading
  }
  const idsOf = async (reading: string) => {
    const page = await createOpenItemRecords(open()).page(of, reading, null, 1_000)
    return page.map(({ accountId, itemId }) => `${accountId}${itemId}`)
  }
  const rowCount = async () =>
    (await open().selectFrom('open_item').select('item_id').where('tenant_id', '=', of.tenantId).execute()).length

  it('give back what a reading found, whole', async () => {
    const records = createOpenItemRecords(open())
    const [invoice, receipt] = [item('a', '1', 4_000_000_000_000), { ...item('a', '2', -25_000), kind: 'receipt', invoiceNumber: null }]

    const reading = await read(10, [invoice, receipt])

    expect(await records.page(of, reading, null, 10)).toEqual([invoice, receipt])
    expect(await records.readings(of)).toEqual({ now: { ...end(10), reading, staleAt: null, told: false }, before: null })
  })

  it('come in the order of account and item, a page at a time, and a repeated one once', async () => {
    const records = createOpenItemRecords(open())
    const ids = Array.from({ length: 250 }, (_, place) => String(place).padStart(3, '0'))
    const reading = await read(10, [...ids.map((id) => item(id, 'x')).toReversed(), item('100', 'a'), item('007', 'x')])

    const first = await records.page(of, reading, null, 101)
    const second = await records.page(of, reading, first.at(-1) ?? null, 1)

    expect([first.at(-1), second[0]].map((each) => `${each?.accountId}${each?.itemId}`)).toEqual(['100a', '100x'])
    expect(await rowCount()).toBe(251)
  })

  it('show nothing of a reading that isn’t finished, and forget it with the next', async () => {
    const records = createOpenItemRecords(open())
    const known = await read(10, [item('a', '1')])
    const lost = await records.begin(of, at(11), '2026-03-02')
    await records.add(of, lost, [item('b', '2')])

    const during = (await records.readings(of)).now?.reading
    await records.begin(of, at(12), '2026-03-02')

    expect(during).toBe(known)
    expect([await idsOf(known), await idsOf(lost)]).toEqual([['a1'], []])
  })

  it('keep the reading that is named beside the new one, and no other', async () => {
    const records = createOpenItemRecords(open())
    const first = await read(10, [item('a', '1')])
    const second = await read(11, [item('a', '2')], first)

    const third = await read(12, [item('a', '3')], first)

    const { now, before } = await records.readings(of)
    expect([now?.reading, before?.reading]).toEqual([third, first])
    expect([await idsOf(first), await idsOf(second), await rowCount()]).toEqual([['a1'], [], 2])
  })

  it('count as read again when a reading found the same', async () => {
    const records = createOpenItemRecords(open())
    const known = await read(10, [item('a', '1')])
    const again = await records.begin(of, at(11), '2026-03-03')
    await records.add(of, again, [item('a', '1')])

    await records.unchanged(of, again, known, { ...end(11), day: '2026-03-03', calls: 1 })

    expect((await records.readings(of)).now).toMatchObject({ reading: known, begunAt: at(11), day: '2026-03-03', calls: 1 })
    expect(await rowCount()).toBe(1)
  })

  it('remember what was told, and what is stale', async () => {
    const records = createOpenItemRecords(open())
    const reading = await read(10, [item('a', '1')])

    await records.markTold(of, reading)
    await records.markStale(of, at(11))

    expect((await records.readings(of)).now).toMatchObject({ told: true, staleAt: at(11) })
  })

  it('come to totals by day, of which the last one up to a day answers', async () => {
    const records = createOpenItemRecords(open())
    await records.saveTotals(of, '2025-01-01', [total('EUR', 1)], '2024-01-01')
    await records.saveTotals(of, '2026-03-01', [total('EUR', 5), total('USD', 6)], '2024-01-01')
    await records.saveTotals(of, '2026-03-01', [total('EUR', 7)], '2024-01-01')

    await records.saveTotals(of, '2026-03-09', [total('EUR', 9)], '2025-02-01')

    expect(await records.totalsOn(of, '2026-03-08', '2026-01-01')).toEqual({ day: '2026-03-01', totals: [total('EUR', 7)] })
    expect(await records.totalsOn(of, '2026-02-28', '2026-01-01')).toBeNull()
    expect(await records.totalsOn(of, '2026-02-28', '2020-01-01')).toBeNull()
  })

  it('keep workspaces and administrations apart', async () => {
    const records = createOpenItemRecords(open())
    const reading = await read(10, [item('a', '1')])
    await records.saveTotals(of, '2026-03-01', [total('EUR', 7)], '2024-01-01')

    for (const other of [
      { ...of, administration: 8 },
      { ...of, tenantId: randomUUID() },
    ]) {
      await records.markStale(other, at(12))
      await records.clear(other)
      expect(await records.readings(other)).toEqual({ now: null, before: null })
      expect(await records.page(other, reading, null, 10)).toEqual([])
      expect(await records.totalsOn(other, '2026-03-08', '2026-01-01')).toBeNull()
    }

    expect((await records.readings(of)).now?.staleAt).toBeNull()
    expect(await idsOf(reading)).toEqual(['a1'])
  })

  it('are gone after a disconnect, even those of a reading that ends later', async () => {
    const records = createOpenItemRecords(open())
    await read(10, [item('a', '1')])
    await records.saveTotals(of, '2026-03-01', [total('EUR', 7)], '2024-01-01')
    const late = await records.begin(of, at(11), '2026-03-02')

    await records.clear(of)
    await records.add(of, late, [item('b', '2')])
    await records.finish(of, late, end(11), true, null)

    expect([await rowCount(), await records.readings(of)]).toEqual([0, { now: null, before: null }])
    expect(await records.totalsOn(of, '2026-03-08', '2026-01-01')).toBeNull()
  })
}
