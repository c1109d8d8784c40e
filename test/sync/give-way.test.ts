import { setTimeout as delay } from 'node:timers/promises'
import { giveWay, whileAnswering } from '../../src/sync/give-way.ts'

async function timed(work: Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work
  return performance.now() - from
}

describe('a run that gives way', () => {
  it('goes on at once when nobody is being answered', async () => {
    expect(await timed(giveWay())).toBeLessThan(30)
  })

  it('stays aside until somebody was answered, and lets the answer go out first', async () => {
    const order: string[] = []
    const answering = whileAnswering(async () => {
      await delay(20)
      order.push('answered')
    }).then(() => order.push('sent'))

    await giveWay()
    order.push('run')

    expect(order).toEqual(['answered', 'sent', 'run'])
    await answering
  })

  it('does not wait for an answer that takes long: that one waits for something itself', async () => {
    const asked = new AbortController()
    const answering = whileAnswering(() => delay(2_000, undefined, { signal: asked.signal }).catch(() => undefined))

    const first = await timed(giveWay())
    const second = await timed(giveWay())

    expect(first).toBeGreaterThan(30)
    expect(first).toBeLessThan(200)
    expect(second).toBeLessThan(30)
    asked.abort()
    await answering
  })

  it('goes on in the end however many people ask', async () => {
    let over = false
    const people = [0, 1, 2].map(async (person) => {
      await delay(7 * person)
      while (!over) await whileAnswering(() => delay(20))
    })

    const waited = await timed(giveWay().then(() => undefined))
    await delay(5)
    const again = await timed(giveWay())
    over = true
    await Promise.all(people)

    expect(waited).toBeLessThan(400)
    expect(again).toBeGreaterThan(150)
    expect(again).toBeLessThan(400)
  })

  it('goes on after an answer that failed', async () => {
    await whileAnswering(() => Promise.reject(new Error('lost'))).catch(() => undefined)

    expect(await timed(giveWay())).toBeLessThan(30)
  })
})
