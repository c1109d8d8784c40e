import { setTimeout as delay } from 'node:timers/promises'
import { createLateWork } from '../../src/bot/late-work.ts'
import { answerInTime } from '../../src/bot/patience.ts'
import { type Reply, type Request, reply } from '../../src/bot/request.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { createLogger } from '../../src/logger.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import type { View } from '../../src/views/view.ts'

const tenantId = 'tenant'
const who = { tenantId, personId: 'p', name: 'Alex', admin: true, locale: 'en-GB', timeZone: 'UTC' }
const where = { tenantId, conversationId: 'c', kind: 'personal', serviceUrl: '', botId: '', personId: 'p' } as const
const request: Request = { who, where, text: 'balance for Acme' }
const minute = { until: new Date('2026-01-01T10:42:00Z'), reason: 'minute' } as const

/** Asks, and answers with what was shown by when (ms), in the turn and after it. */
function ask(answers: AsyncIterator<Reply, void>, wait: { until: Date; reason: 'minute' | 'day' } | null) {
  const began = performance.now()
  const shown: { text: string; at: number; late: boolean }[] = []
  const note = (view: View, late: boolean) => {
    shown.push({ text: cardAsText(view), at: performance.now() - began, late })
  }
  const screen = (late: boolean): Screen => ({
    show: async ({ views }) => {
      for (const view of views) note(view, late)
    },
    wait: async (waiting) => {
      note(waiting, late)
      return screen(true)
    },
  })
  const logger = createLogger('silent')
  const lateWork = createLateWork(logger)
  const turn = answerInTime(answers, screen(false), { request, sales: { waiting: async () => wait }, lateWork, logger })
  return { turn, shown, settled: lateWork.settled }
}

const say = (text: string) => reply({ kind: 'text', text })

async function* after(ms: number, ...texts: string[]): AsyncGenerator<Reply, void> {
  for (const text of texts) {
    await delay(ms)
    yield say(text)
  }
}

it.concurrent('shows quick answers in the turn, whatever others wait for', async () => {
  const { turn, shown } = ask(after(10, 'Connected.', 'A balance.'), minute)

  await turn

  expect(shown.map(({ text }) => text)).toEqual(['Connected.', 'A balance.'])
})

it.concurrent('lets a message that tells to wait stand for a second, so that no client shows it after the answer', async () => {
  const { turn, shown, settled } = ask(after(1_600, 'A balance.'), minute)

  await turn
  await settled()
  const [waiting, answer] = shown

  expect(waiting?.text).toContain('Your answer comes at 10:42')
  expect(answer?.text).toBe('A balance.')
  expect((answer?.at ?? 0) - (waiting?.at ?? 0)).toBeGreaterThan(900)
})

it.concurrent('is not put off by a spent day: that is an answer by itself', async () => {
  const { turn, shown } = ask(after(2_200, 'Ask again tomorrow.'), { ...minute, reason: 'day' })

  await turn

  expect(shown).toEqual([{ text: 'Ask again tomorrow.', at: expect.any(Number), late: false }])
})

it.concurrent('tells to wait anew for a second answer', async () => {
  const { turn, shown, settled } = ask(after(1_700, 'Connected.', 'A balance.'), minute)

  await turn
  await settled()

  expect(shown.map(({ text, late }) => [text.includes('Your answer comes'), late])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [false, true],
  ])
})

it.concurrent('ends in a sentence when the answer fails altogether', async () => {
  async function* failing(): AsyncGenerator<Reply, void> {
    await delay(1_600)
    yield Promise.reject(new Error('the database is gone'))
  }
  const { turn, shown, settled } = ask(failing(), minute)

  await turn
  await settled()

  expect(shown.at(-1)?.text).toMatch(/^I can’t work at the moment.*reference [0-9a-f]{8}/)
})
