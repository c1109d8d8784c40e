import { filterRuns } from '../../src/bot/filter-runs.ts'
import type { Run } from '../../src/sync/types.ts'
import { run } from '../views/scenes.ts'

const now = new Date('2026-03-04T22:30:00Z') // a Wednesday; Thursday in Auckland
const noOutcomes = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 }

function made(number: number, title: string, queuedAt: string, change: Partial<Run> = {}): Run {
  const base = run({ number, queuedAt, outcomes: noOutcomes, ...change })
  return { ...base, profile: { ...base.profile, title } }
}

const runs = [
  made(9, 'Customers', '2026-03-04T22:00:00Z'),
  made(8, 'People', '2026-03-04T08:00:00Z', { outcomes: { ...noOutcomes, failed: 1 } }),
  made(7, 'Customers', '2026-03-02T00:30:00Z', { state: 'failed' }),
  made(6, 'Customers', '2026-03-01T23:30:00Z', { preview: true }),
  made(5, 'Failed debtors', '2026-02-01T12:00:00Z', { state: 'parked' }),
]
const found = (text: string, timeZone = 'UTC') => filterRuns(runs, text, now, timeZone).map(({ number }) => number)

it.each([
  ['failed', [8, 7]],
  ['customers', [9, 7, 6]],
  ['failed customers', [7]],
  ['of People this week', [8]],
  ['today', [9, 8]],
  ['this week', [9, 8, 7]],
  ['previews', [6]],
  ['parked', [5]],
  ['failed debtors', [5]],
  ['nothing of the kind', []],
])('“%s” finds %j', (text, numbers) => {
  expect(found(text)).toEqual(numbers)
})

it('counts days and weeks where the reader is', () => {
  expect(found('this week', 'Europe/Amsterdam')).toEqual([9, 8, 7, 6])
  expect(found('today', 'Pacific/Auckland')).toEqual([9])
})
