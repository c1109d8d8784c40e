import { setTimeout as delay } from 'node:timers/promises'
import { jest } from '@jest/globals'
import { fakeIntervals } from '../support/fake-intervals.ts'
import { admin, connect, startSaldo, textOf } from '../support/saldo.ts'

fakeIntervals()

/** A Monday, eleven in the morning in Amsterdam. */
let time = Date.parse('2026-11-23T10:00:00Z')
const saldo = await startSaldo({ sandbox: { accounts: 60 }, now: () => new Date(time) })
const chat = saldo.chatAs(admin)
const readings = () =>
  saldo.sandbox.calls.filter(({ path, status }) => path.endsWith('/bulk/Cashflow/Receivables') && status === 200).length

/** The clock goes to a moment, what comes round by itself looks, and these are the readings of open items it took. */
async function readingsAt(moment: string): Promise<number> {
  const before = readings()
  time = Date.parse(moment)
  jest.advanceTimersByTime(5 * 60_000)
  await delay(300)
  return readings() - before
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
})
afterAll(() => jest.useRealTimers())

it('reads nothing for a company where nobody looks at figures', async () => {
  expect(await readingsAt('2026-11-24T10:00:00Z')).toBe(0)
})

it('reads the open items once on each day for a company that looks at figures, also after a restart', async () => {
  await chat.say('overdue')
  const sameDay = await readingsAt('2026-11-24T12:00:00Z')
  const nextDay = await readingsAt('2026-11-24T23:05:00Z')
  await saldo.restart()
  const laterThatDay = [await readingsAt('2026-11-25T08:00:00Z'), await readingsAt('2026-11-25T22:50:00Z')]
  const dayAfter = await readingsAt('2026-11-26T00:30:00Z')

  expect([sameDay, nextDay, laterThatDay, dayAfter]).toEqual([0, 1, [0, 0], 1])
})

it('has the day before to compare with though nobody asked on it', async () => {
  await readingsAt('2026-11-27T08:00:00Z')
  time = Date.parse('2026-11-28T09:00:00Z')

  await chat.say('overdue')

  expect(textOf(chat.messages().at(-1))).toContain('27/11/2026')
})

it('asks no more on a day whose calls are used up, until Exact gives new ones', async () => {
  saldo.sandbox.faults.push({ match: 'bulk/Cashflow/Receivables', kind: 'day-limit' })
  const refused = await readingsAt('2026-11-29T09:00:00Z')
  const asked = saldo.sandbox.calls.length
  const soon = await readingsAt('2026-11-29T10:00:00Z')
  const between = saldo.sandbox.calls.slice(asked).filter(({ path }) => path.includes('Cashflow'))
  const afterwards = await readingsAt('2026-11-30T01:00:00Z')

  expect([refused, soon, between, afterwards]).toEqual([0, 0, [], 1])
})

it('leaves alone for an hour what it has no right to', async () => {
  saldo.sandbox.faults.push({ match: 'bulk/Cashflow/Receivables', kind: 'scope', times: 'always' })
  await readingsAt('2026-12-01T09:00:00Z')
  const asked = saldo.sandbox.calls.length
  await readingsAt('2026-12-01T09:55:00Z')
  const between = saldo.sandbox.calls.slice(asked).filter(({ path }) => path.includes('Cashflow'))
  saldo.sandbox.faults.length = 0

  expect(between).toEqual([])
  expect(await readingsAt('2026-12-01T10:05:00Z')).toBe(1)
})

it('stops a month after anybody looked', async () => {
  const still = await readingsAt('2026-12-28T08:00:00Z')
  const noMore = await readingsAt('2026-12-29T08:00:00Z')

  expect([still, noMore]).toEqual([1, 0])
})
