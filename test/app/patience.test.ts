import { setTimeout as delay } from 'node:timers/promises'
import { signInAt } from '../../src/local/browser.ts'
import { type Chat, mentioning } from '../../src/local/chat.ts'
import type { ChatMessage } from '../../src/local/connector.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, linkOf, startSaldo, textOf } from '../support/saldo.ts'

let ahead = 0
const now = () => new Date(Date.now() + ahead)
const saldo = await startSaldo({ sandbox: { accounts: 30 }, now })
const chat = saldo.chatAs(admin)
const channelPlace = { conversationId: '19:sales@thread.tacv2', kind: 'channel' } as const
const inChannel = saldo.chatAs(admin, channelPlace)

/** Only questions ask for them; the directory has calls of its own. */
const openItems = 'Cashflow/Receivables'
const acmesBalance = '€6,752.00'
const minuteMs = 60_000
const leftMs = 2_600

/** Exact refuses the next call for open items: the minute's calls are used. A new minute begins soon, and nothing is remembered of the last one. */
function spendMinute(): void {
  ahead += 2 * minuteMs - leftMs - (now().getTime() % minuteMs)
  saldo.sandbox.faults.splice(0, Infinity, { match: openItems, kind: 'minute-limit' })
}

function nextMinute(): string {
  const next = new Date(Math.ceil(now().getTime() / minuteMs) * minuteMs)
  return next.toLocaleTimeString('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' })
}

/** What an act answers, and how long its request took. */
async function timed<T>(act: Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  return [await act, performance.now() - began]
}

/** The message that told to wait, as soon as it says something else. */
function settled(of: Chat, waiting: ChatMessage | undefined): Promise<ChatMessage> {
  return of.until(({ id, edits }) => id === waiting?.id && edits > (waiting?.edits ?? 0), 8_000)
}

const latest = (of: Chat, id: string | undefined) => of.messages().find((message) => message.id === id)

beforeAll(async () => {
  await connect(chat)
  await saldo.chatAs(colleague).say('hi')
})

beforeEach(() => {
  saldo.sandbox.faults.length = 0
})

describe('when the calls of the minute are used', () => {
  it('says so at once and answers in the same message', async () => {
    spendMinute()
    const comesAt = nextMinute()

    const [said, tookMs] = await timed(chat.say('balance for Acme'))
    const answer = await settled(chat, said[0])

    expect(tookMs).toBeLessThan(2_500)
    expect(said.map(textOf)).toEqual([
      expect.stringContaining(`Your answer comes at ${comesAt}: the calls that Exact allows this minute are used.`),
    ])
    expect(textOf(said[0])).toContain('balance for Acme')
    expect(textOf(answer)).toContain(acmesBalance)
    expect(chat.messages().at(-1)?.id).toBe(answer.id)
  })

  it('keeps two questions apart, and answers what needs no calls meanwhile', async () => {
    spendMinute()

    const first = chat.say('invoices for Acme')
    await delay(200)
    const second = chat.say('balance for Jansen Transport')
    const [help, tookMs] = await timed(saldo.chatAs(colleague).say('help'))
    await Promise.all([first, second])
    const cards = chat.messages().slice(-2)
    const answers = await Promise.all(cards.map((card) => settled(chat, card)))

    expect(tookMs).toBeLessThan(1_000)
    expect(textOf(help[0])).toContain('Wat je hier kunt vragen')
    expect(cards.map(textOf)).toEqual([
      expect.stringContaining('invoices for Acme'),
      expect.stringContaining('balance for Jansen Transport'),
    ])
    expect(answers.map(textOf)).toEqual([expect.stringContaining('Acme B.V.'), expect.stringMatching(/Jansen(?![\s\S]*Your answer)/)])
  })

  it('waits in the place of a card that is refreshed, and below one whose button asks something else', async () => {
    const [balance] = await chat.say('balance for Acme')
    const [suggestion] = await chat.say('nothing that a bot knows')
    spendMinute()

    const refreshed = timed(chat.press('Refresh', {}, balance))
    await delay(200)
    const [asked, askedMs] = await timed(chat.press('balance for Acme', {}, suggestion))
    const [said, refreshedMs] = await refreshed
    const waiting = latest(chat, balance?.id)
    const answers = await Promise.all([settled(chat, waiting), settled(chat, asked[0])])

    expect(Math.max(refreshedMs, askedMs)).toBeLessThan(2_500)
    expect([waiting, asked[0]].map(textOf)).toEqual(Array(2).fill(expect.stringContaining('Your answer comes at')))
    expect(said).toHaveLength(0)
    expect(answers.map(textOf)).toEqual(Array(2).fill(expect.stringContaining(acmesBalance)))
    expect(latest(chat, suggestion?.id)).toEqual(suggestion)
  })

  it('answers a channel’s question to the asker alone', async () => {
    spendMinute()
    const before = inChannel.messages().length

    const [{ status }, tookMs] = await timed(inChannel.post(mentioning('balance for Acme')))
    const waiting = chat.messages().at(-1)
    const answer = await settled(chat, waiting)

    expect(status).toBe(200)
    expect(tookMs).toBeLessThan(2_500)
    expect(textOf(waiting)).toContain('Your answer comes at')
    expect(textOf(answer)).toContain(acmesBalance)
    expect(inChannel.messages().slice(before).map(textOf)).toEqual([
      'The answer comes in our own chat, since it may not be for everyone here.',
    ])
  })

  it('ends the wait with a sentence and a reference when the answer is an error', async () => {
    spendMinute()
    saldo.sandbox.faults.push({ match: openItems, kind: 'scope', nth: 2, times: 'always' })

    const [waiting] = await chat.say('balance for Acme')
    const answer = await settled(chat, waiting)

    expect(textOf(waiting)).toContain('Your answer comes at')
    expect(textOf(answer)).toMatch(/Not now[\s\S]*Reference: [0-9a-f]{8}/)
  })

  it('still answers when the server is asked to stop meanwhile', async () => {
    spendMinute()
    const [waiting] = await chat.say('balance for Acme')

    await saldo.restart()

    expect(textOf(waiting)).toContain('Your answer comes at')
    expect(textOf(latest(chat, waiting?.id))).toContain(acmesBalance)
  })
})

it('goes on late with the command that was parked for connecting', async () => {
  await chat.say('disconnect')
  await chat.press('Disconnect')
  const { code } = await signInAt(linkOf(await chat.say('balance for Acme')), 'allow')
  await chat.say(code ?? '')
  spendMinute()

  const [said, tookMs] = await timed(chat.press('Use this administration'))
  const answer = await settled(chat, said[0])

  expect(tookMs).toBeLessThan(5_000)
  expect(said.map(textOf)).toEqual([expect.stringContaining('Your answer comes at')])
  expect(textOf(answer)).toContain(acmesBalance)
})

describe('when Exact is slow', () => {
  it('shows that it is still working before Teams gives up, for a question and for a press', async () => {
    await chat.say('balance for Acme')
    const card = chat.messages().at(-1)
    ahead += minuteMs
    saldo.sandbox.faults.push({ match: openItems, kind: 'slow', milliseconds: 6_500, times: 'always' })

    const asked = timed(saldo.chatAs(colleague).say('balance for Acme'))
    const pressed = timed(chat.press('Refresh', {}, card))
    const [[said, questionMs], [, pressMs]] = await Promise.all([asked, pressed])
    const refreshing = latest(chat, card?.id)
    const answers = await Promise.all([settled(saldo.chatAs(colleague), said[0]), settled(chat, refreshing)])

    expect(Math.max(questionMs, pressMs)).toBeLessThan(6_000)
    expect(textOf(said[0])).toContain('Ik ben er nog mee bezig…')
    expect(textOf(refreshing)).toContain('Still working on it…')
    expect(answers.map(textOf)).toEqual([expect.stringContaining('6.752'), expect.stringContaining(acmesBalance)])
  }, 20_000)
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
