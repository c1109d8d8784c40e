import { whileAnswering } from '../../src/sync/give-way.ts'
import { mostWrites, sliceSize } from '../../src/sync/slice-size.ts'

/** Slices of a CRM that takes so long for each row, one after the other. */
function slices(msPerRow: number, count: number): number[] {
  const slice = sliceSize()
  return Array.from({ length: count }, () => {
    const rows = slice.rows()
    slice.took(rows, rows * msPerRow)
    return rows
  })
}

describe('the rows that are written at once', () => {
  it('grow while nobody chats, up to a bound', () => {
    expect(slices(0.01, 6)).toEqual([100, 200, 400, 800, mostWrites, mostWrites])
  })

  it('are no more than what takes a moment', () => {
    expect(slices(0.1, 5)).toEqual([100, 200, 400, 400, 400])
    expect(slices(40, 4)).toEqual([100, 20, 20, 20])
  })

  it('are few while people ask', async () => {
    await whileAnswering(async () => undefined)

    expect(slices(0.1, 4)).toEqual([100, 40, 40, 40])
  })
})
