import { setTimeout as delay } from 'node:timers/promises'
import { jest } from '@jest/globals'
import { fakeIntervals } from '../support/fake-intervals.ts'
import { admin, connect, run, startSaldo } from '../support/saldo.ts'

fakeIntervals()

let time = Date.parse('2026-11-23T10:00:00Z')
const saldo = await startSaldo({ sandbox: { accounts: 60 }, now: () => new Date(time) })
const chat = saldo.chatAs(admin)
const bookCalls = () => saldo.sandbox.calls.filter(({ path }) => path.includes('/bulk/')).length

/** So much later what comes round by itself looks, and this is how often it asked for the books. */
async function callsAfter(minutes: number): Promise<number> {
  const before = bookCalls()
  time += minutes * 60_000
  jest.advanceTimersByTime(60_000)
  await delay(300)
  return bookCalls() - before
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
})
afterAll(() => jest.useRealTimers())

it('reads nothing while no profile takes figures of the books', async () => {
  await chat.say('new profile Plain')
  await chat.press('Choose fields')
  await chat.press('Save')

  expect(await callsAfter(2)).toBe(0)
})

it('reads the books once a profile that takes figures is saved, so that its first run needn’t', async () => {
  await chat.say('new profile Customers')
  await chat.press('Choose fields')
  await chat.press('Add them')
  await chat.press('Save')

  const ahead = await callsAfter(2)
  const before = bookCalls()
  await run(chat, 'run Customers import')

  expect(ahead).toBeGreaterThanOrEqual(2)
  expect(bookCalls() - before).toBe(0)
})

it('reads what may have changed once a day, also after a restart', async () => {
  const sameDay = await callsAfter(60)
  await saldo.restart()
  const restarted = await callsAfter(60)
  const nextDay = await callsAfter(23 * 60)
  const again = await callsAfter(60)

  expect([sameDay, restarted, again]).toEqual([0, 0, 0])
  expect(nextDay).toBeGreaterThan(0)
})

it('waits for an hour where it has no right to the books', async () => {
  saldo.sandbox.faults.push({ match: 'bulk/', kind: 'scope', times: 'always' })
  const refused = await callsAfter(25 * 60)
  const soon = await callsAfter(30)
  saldo.sandbox.faults.length = 0
  const later = await callsAfter(40)

  expect(refused).toBeGreaterThan(0)
  expect(soon).toBe(0)
  expect(later).toBeGreaterThan(0)
})
