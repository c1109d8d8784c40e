import { type Cell, createBatchedCell, createLocalCell } from '../../src/exact/cell.ts'
import { describeCell, emptyTally, type Tally } from './cell-contract.ts'

describeCell('a value of one process', async () => {
  const cell = createLocalCell(emptyTally)
  return [cell, cell]
})

describeCell('a value changed in batches', async () => {
  const cell = createLocalCell(emptyTally)
  return [createBatchedCell(cell), createBatchedCell(cell)]
})

it('makes what arrives during a change in one go, in the order it came', async () => {
  let changes = 0
  const counted: Cell<Tally> = {
    async change(step) {
      changes += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return inner.change(step)
    },
  }
  const inner = createLocalCell(emptyTally)
  const cell = createBatchedCell(counted)

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => cell.change((state) => ({ state: { ...state, count: state.count + 1 }, answer: state.count }))),
  )

  expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n))
  expect(changes).toBe(2)
})

it('says so to everybody whose change was lost, and goes on', async () => {
  const inner = createLocalCell(emptyTally)
  let isDown = true
  const cell = createBatchedCell<Tally>({ change: (step) => (isDown ? Promise.reject(new Error('down')) : inner.change(step)) })
  const count = () => cell.change((state) => ({ state, answer: state.count }))

  const lost = await Promise.allSettled([count(), count(), count()])
  isDown = false

  expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await count()).toBe(0)
})
