import { setTimeout as delay } from 'node:timers/promises'
import { every } from '../../src/app/every.ts'

const silent = () => undefined

describe('something looked at every so often', () => {
  it('is looked at at once, again and again, and no more after stopping', async () => {
    let looks = 0
    const looking = every(5, async () => (looks += 1), silent)

    looking.start()
    const atOnce = looks
    await delay(60)
    await looking.stop()
    const stopped = looks
    await delay(30)

    expect(atOnce).toBe(1)
    expect(stopped).toBeGreaterThan(2)
    expect(looks).toBe(stopped)
  })

  it('is not looked at twice at once, and again once the long look is over', async () => {
    const ends: (() => void)[] = []
    const looking = every(5, () => new Promise<void>((resolve) => ends.push(resolve)), silent)

    looking.start()
    await delay(40)
    const whileLooking = ends.length
    ends[0]?.()
    await delay(40)
    const afterwards = ends.length
    ends[1]?.()
    await looking.stop()

    expect([whileLooking, afterwards]).toEqual([1, 2])
  })

  it('is looked at again after a failure, which is told', async () => {
    const told: unknown[] = []
    const looking = every(
      5,
      () => Promise.reject(new Error('no luck')),
      (error) => told.push(error),
    )

    looking.start()
    await delay(40)
    await looking.stop()

    expect(told.length).toBeGreaterThan(1)
    expect(told[0]).toEqual(new Error('no luck'))
  })

  it('lets what is under way know of the end, and waits for it, and for what that begins', async () => {
    const done: string[] = []
    const looking = every(60_000, silently, silent)
    const untilStopped = (stopping: AbortSignal) => new Promise((resolve) => stopping.addEventListener('abort', resolve))

    looking.inBackground(async (stopping) => {
      await untilStopped(stopping)
      looking.inBackground(() => delay(20).then(() => done.push('second')))
      done.push('first')
    })
    await looking.stop()

    expect(done).toEqual(['first', 'second'])
  })

  it('tells what fails beside it', async () => {
    const told: unknown[] = []
    const looking = every(60_000, silently, (error) => told.push(error))

    looking.inBackground(() => Promise.reject(new Error('no luck')))
    await looking.stop()

    expect(told).toEqual([new Error('no luck')])
  })
})

async function silently(): Promise<void> {}
