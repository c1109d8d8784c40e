import type { Cell } from '../../src/exact/cell.ts'

export type Tally = { count: number; names: string[] }
export const emptyTally: Tally = { count: 0, names: [] }

const add = (name: string) => (state: Tally) => ({
  state: { count: state.count + 1, names: [...state.names, name] },
  answer: state.count,
})
const read = (state: Tally) => ({ state, answer: state })

/** What every shared value must do. `open` answers with several hands on the value of that name, which begins as `emptyTally`. */
export function describeCell(name: string, open: (name: string) => Promise<readonly Cell<Tally>[]>) {
  describe(name, () => {
    it('begins as told', async () => {
      const [cell] = await open('begins')

      expect(await cell?.change(read)).toEqual(emptyTally)
    })

    it('answers a change and keeps it for every hand', async () => {
      const cells = await open('keeps')

      const answers = [await cells[0]?.change(add('anna')), await cells.at(-1)?.change(add('bob'))]

      expect(answers).toEqual([0, 1])
      for (const cell of cells) expect(await cell.change(read)).toEqual({ count: 2, names: ['anna', 'bob'] })
    })

    it('loses none of a hundred changes that overlap, the very first among them', async () => {
      const cells = await open('crowded')

      const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => cells[n % cells.length]?.change(add(`change ${n}`))))

      expect(answers.toSorted((one, other) => Number(one) - Number(other))).toEqual(Array.from({ length: 100 }, (_, n) => n))
      expect((await cells[0]?.change(read))?.names.toSorted()).toEqual(Array.from({ length: 100 }, (_, n) => `change ${n}`).toSorted())
    })

    it('changes nothing when a step throws, and goes on', async () => {
      const [cell] = await open('careful')
      await cell?.change(add('dirk'))

      const refused = cell?.change(() => {
        throw new Error('no')
      })

      await expect(refused).rejects.toThrow('no')
      await cell?.change(add('eva'))
      expect(await cell?.change(read)).toEqual({ count: 2, names: ['dirk', 'eva'] })
    })
  })
}
