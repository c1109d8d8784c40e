import { jest } from '@jest/globals'

/** All but what comes round by itself. */
const reals = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const

/** From now on intervals wait for the test to advance them; everything else goes on by itself. */
export function fakeIntervals(): void {
  jest.useFakeTimers({ doNotFake: [...reals] })
}
