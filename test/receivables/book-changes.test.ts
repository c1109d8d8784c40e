import fc from 'fast-check'
import { type BookLine, changesBetween, isNothing } from '../../src/receivables/book-changes.ts'

const line = (itemId: string, amount = 100, told: Partial<BookLine> = {}): BookLine => {
  return { accountId: 'a', itemId, invoiceNumber: itemId, dueDate: '2025-03-10', currency: 'EUR', amount, ...told }
}
async function* pages(lines: readonly BookLine[]): AsyncGenerator<BookLine[]> {
  for (const each of lines) yield [each]
}
const between = (before: readonly BookLine[], now: readonly BookLine[], days = ['2025-03-01', '2025-03-01']) =>
  changesBetween({ pages: pages(before), day: days[0] ?? '' }, { pages: pages(now), day: days[1] ?? '' })
const ids = (lines: readonly BookLine[]) => lines.map(({ itemId }) => itemId)

describe('from one reading of the open items to the next', () => {
  it('nothing changed when they are the same', async () => {
    expect(isNothing(await between([line('1'), line('2')], [line('1'), line('2')]))).toBe(true)
  })

  it('items appeared, went, were partly paid and grew again', async () => {
    const changes = await between([line('1'), line('2'), line('4'), line('5')], [line('2', 40), line('3'), line('4', 150), line('5')])

    expect([ids(changes.gone), ids(changes.appeared)]).toEqual([['1'], ['3']])
    expect(changes.partlyPaid.map(({ line: { itemId, amount }, before }) => [itemId, before, amount])).toEqual([['2', 100, 40]])
    expect(changes.reopened.map(({ line: { itemId, amount }, before }) => [itemId, before, amount])).toEqual([['4', 100, 150]])
  })

  it('items became overdue as days went by, each once', async () => {
    const [known, fresh, due] = [line('1'), line('2', 100, { dueDate: '2025-03-09' }), line('3', 100, { dueDate: '2025-03-11' })]

    const changes = await between([known, due], [known, fresh, due], ['2025-03-10', '2025-03-11'])
    const later = await between([known, fresh, due], [known, fresh, due], ['2025-03-11', '2025-03-12'])

    expect([ids(changes.newlyOverdue), ids(changes.appeared)]).toEqual([['1', '2'], ['2']])
    expect(ids(later.newlyOverdue)).toEqual(['3'])
  })

  it('credit never becomes overdue', async () => {
    expect((await between([], [line('1', -100)], ['2025-03-01', '2025-06-01'])).newlyOverdue).toEqual([])
  })

  it('an instalment that Exact keeps under another id is the same one, partly paid', async () => {
    const changes = await between([line('1', 100)], [line('9', 30, { invoiceNumber: '1' })], ['2025-03-20', '2025-03-20'])

    expect([changes.gone, changes.appeared, changes.newlyOverdue]).toEqual([[], [], []])
    expect(changes.partlyPaid.map(({ line: { itemId }, before }) => [itemId, before])).toEqual([['9', 100]])
  })

  it('receipts without a number are never taken for each other', async () => {
    const changes = await between([line('1', -5, { invoiceNumber: null })], [line('9', -3, { invoiceNumber: null })])

    expect([ids(changes.gone), ids(changes.appeared)]).toEqual([['1'], ['9']])
  })

  it('all of what was and all of what is are accounted for', async () => {
    const some = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 })), { selector: ([id]) => id })
    const lines = (of: [number, number][]) =>
      of.map(([id, amount]) => line(String(id).padStart(2, '0'), amount)).sort((one, other) => (one.itemId < other.itemId ? -1 : 1))
    await fc.assert(
      fc.asyncProperty(some, some, async (one, other) => {
        const [before, now] = [lines(one), lines(other)]

        const { gone, appeared, partlyPaid, reopened } = await between(before, now)

        const kept = before.filter((each) => !gone.includes(each))
        expect([...ids(kept), ...ids(appeared)].sort()).toEqual(ids(now))
        const amounts = new Map(before.map(({ itemId, amount }) => [itemId, amount]))
        for (const each of [...partlyPaid, ...reopened]) expect(amounts.get(each.line.itemId)).toBe(each.before)
        const differs = now.filter(({ itemId, amount }) => amounts.has(itemId) && amounts.get(itemId) !== amount)
        expect(partlyPaid.length + reopened.length).toBe(differs.length)
      }),
    )
  })
})
