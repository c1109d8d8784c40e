import { setTimeout as delay } from 'node:timers/promises'
import { createLocalLock, createSharedLock, type Exclusive, tryLock } from '../../src/store/lock.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase()
afterAll(() => postgres.stop())

/** Two keepers of the same lock, as two processes have them; a lock for one process is one and the same. */
const local = createLocalLock()
const locks: [string, Exclusive, Exclusive][] = [
  ['a lock for one process', local, local],
  ['a lock in PostgreSQL', createSharedLock(databaseUrl), createSharedLock(databaseUrl)],
]

describe.each(locks)('%s', (_, one, other) => {
  it('lets one work of a name go at a time', async () => {
    let at = 0
    let most = 0
    const work = async () => {
      at += 1
      most = Math.max(most, at)
      await delay(5)
      at -= 1
    }

    await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? one : other)('same', work)))

    expect(most).toBe(1)
  })

  it('lets works of different names go at the same time', async () => {
    const answer = await one('a', () => other('b', async () => 'both'))

    expect(answer).toBe('both')
  })

  it('hands on what the work answers and throws, and is free afterwards', async () => {
    const failed = one('failing', async () => {
      throw new Error('the work failed')
    })

    await expect(failed).rejects.toThrow('the work failed')
    expect(await other('failing', async () => 7)).toBe(7)
  })
})

it('gives up waiting with an error that says to try again', async () => {
  const held = await tryLock(databaseUrl, 'held')
  const impatient = createSharedLock(databaseUrl, 100)
  let worked = false

  const refused = impatient('held', async () => {
    worked = true
  })

  await expect(refused).rejects.toMatchObject({ code: 'lock-busy', recovery: 'retry' })
  expect(worked).toBe(false)
  await held?.release()
  expect(await impatient('held', async () => 'free')).toBe('free')
})
