import { promiseState } from '../../src/receivables/promises.ts'

const euro = (minor: number) => ({ minor, currency: 'EUR' })
const item = (itemId: string, minor: number) => ({ itemId, invoice: itemId, open: euro(minor) })
const open = (...items: [string, number][]) => new Map(items.map(([id, minor]) => [id, euro(minor)]))
const friday = '2026-11-27'
const saturday = '2026-11-28'

describe('a promise to pay', () => {
  it('is open up to and on its day, and broken from the day after', () => {
    const promise = { items: [item('a', 1210_00)], amount: null, day: friday }

    const states = [friday, saturday].map((day) => promiseState(promise, open(['a', 1210_00]), day))

    expect(states).toEqual(['open', 'broken'])
  })

  it('is kept when its items are no longer open, however late one looks', () => {
    const promise = { items: [item('a', 1210_00), item('b', 50_00)], amount: null, day: friday }

    expect(promiseState(promise, open(['c', 99_00]), saturday)).toBe('kept')
    expect(promiseState(promise, open(['b', 50_00]), saturday)).toBe('broken')
  })

  it('of a part is kept when that much came off, over all its items', () => {
    const promise = { items: [item('a', 1000_00), item('b', 500_00)], amount: euro(600_00), day: friday }

    expect(promiseState(promise, open(['a', 900_00]), friday)).toBe('kept')
    expect(promiseState(promise, open(['a', 900_01], ['b', 0]), friday)).toBe('open')
  })

  it('does not count what grew against what was paid', () => {
    const promise = { items: [item('a', 100_00), item('b', 100_00)], amount: euro(100_00), day: friday }

    expect(promiseState(promise, open(['a', 300_00]), friday)).toBe('kept')
  })
})
