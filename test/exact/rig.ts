import { createLocalCell } from '../../src/exact/cell.ts'
import { createExactClient, type ExactClientOptions } from '../../src/exact/client.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import { createLogger } from '../../src/logger.ts'
import type { ScriptedAnswer } from '../support/scripted-server.ts'

export const logger = createLogger('silent')

/** A clock that sleeping moves, so that waits are exact and cost no time. */
export function fakeClock(start = '2026-03-02T10:00:20.000Z') {
  let at = Date.parse(start)
  const slept: number[] = []
  const now = () => new Date(at)
  const advance = (ms: number) => {
    at += ms
  }
  const sleep = async (ms: number) => {
    slept.push(ms)
    advance(ms)
  }
  return { now, advance, sleep, slept }
}

/** A client of administration 77 at `host`, with one good token and sleeping that takes no time. */
export function testClient(host: string, change: Partial<ExactClientOptions> = {}) {
  const clock = fakeClock()
  const traffic = createTraffic({ cell: createLocalCell(newTraffic()), now: clock.now })
  const accessToken = async () => 'good-token'
  const parts = { host, division: 77, accessToken, now: clock.now, sleep: clock.sleep, logger, traffic, ...change }
  return { client: createExactClient(parts), clock, traffic: parts.traffic }
}

/** A collection's answer: a page of rows, and where the next one is. */
export function page(rows: readonly object[], next?: string): ScriptedAnswer {
  return { body: { d: { results: rows, ...(next ? { __next: next } : {}) } } }
}

/** Exact's error body. */
export function refusal(status: number, value: string): ScriptedAnswer {
  return { status, body: { error: { code: '', message: { lang: '', value } } } }
}

export async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of pages) all.push(one)
  return all
}

/** What a promise was rejected with; fails when it wasn't. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  const rejected = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (rejected === undefined) throw new Error('Nothing went wrong')
  return rejected
}
