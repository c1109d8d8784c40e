import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { jest } from '@jest/globals'
import { problemsOfSent } from '../support/card-rules.ts'
import { fakeIntervals } from '../support/fake-intervals.ts'
import { admin, colleague, connect, startSaldo, tenantId, textOf } from '../support/saldo.ts'

fakeIntervals()

/** A Monday, eleven in the morning in Amsterdam. */
let time = Date.parse('2026-11-23T10:00:00Z')
const saldo = await startSaldo({ sandbox: { accounts: 60 }, now: () => new Date(time) })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const last = (of = chat) => textOf(of.messages().at(-1))
const sandboxAt = (path: string, init?: RequestInit) => fetch(`${saldo.sandbox.url}/sandbox/${path}`, init)

async function book(act: object): Promise<number> {
  const answer = await sandboxAt('books', { method: 'POST', body: JSON.stringify(act) })
  return ((await answer.json()) as { number: number }).number
}

async function calls(): Promise<number> {
  return ((await (await sandboxAt('calls')).json()) as { calls: unknown[] }).calls.length
}

/** Acme's account id, from the button that changes its watch. */
let acme = ''

/** The clock goes to a moment, and what comes round by itself looks once. */
async function at(moment: string): Promise<void> {
  time = Date.parse(moment)
  jest.advanceTimersByTime(60_000)
  await delay(400)
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
  await theirs.say('hi')
})
afterAll(() => jest.useRealTimers())

describe('watching a customer', () => {
  it('says what is told, and where to change it', async () => {
    await chat.say('watch Acme')
    acme = /"id":"\d+:([0-9a-f-]{36})"/.exec(JSON.stringify(chat.messages().at(-1)))?.[1] ?? ''

    expect(last()).toContain('You watch Acme')
    expect(last()).toContain('Invoices that become overdue')
    expect(last()).toContain('Not between 20:00–07:00')
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('tells a payment within the hour, once, also after a restart', async () => {
    await at('2026-11-23T10:01:00Z')
    const invoice = await book({ do: 'bill', account: acme, cents: 121_000, dueIn: 3 })
    await at('2026-11-23T11:05:00Z')
    await book({ do: 'pay', invoice })
    await at('2026-11-23T12:10:00Z')
    const told = last()
    const many = chat.messages().length
    await saldo.restart()
    await at('2026-11-23T13:15:00Z')

    expect(told).toContain('News of Acme')
    expect(told).toContain(`Invoice ${invoice} is paid or settled`)
    expect(told).toContain('€1,210.00')
    expect(chat.messages()).toHaveLength(many)
  })

  it('waits until quiet hours are over', async () => {
    await chat.say('quiet 18:00 to 08:00')
    const invoice = await book({ do: 'bill', account: acme, cents: 2_000_000, dueIn: 30 })
    const before = chat.messages().length
    await theirs.say('watch Acme')
    await theirs.say('quiet off')
    await at('2026-11-23T19:00:00Z')
    const [asleep, awake] = [chat.messages().length, last(theirs)]
    await at('2026-11-24T07:05:00Z')

    expect(asleep).toBe(before)
    expect(awake).toContain('Nieuws over Acme')
    expect(last()).toContain(`New large invoice ${invoice}`)
  })

  it('tells nobody who may not see money any more', async () => {
    const invoice = await book({ do: 'bill', account: acme, cents: 3_000_000, dueIn: 30 })
    await chat.say('money rights')
    const before = theirs.messages().length
    await chat.press('Save who may see figures', { who: 'listed', people: admin.id })
    await at('2026-11-24T09:30:00Z')
    const told = last()
    await chat.say('money rights')
    await chat.press('Save who may see figures', { who: 'everyone', people: '' })

    expect(told).toContain(`New large invoice ${invoice}`)
    expect(theirs.messages().slice(before).map(textOf).join()).not.toContain(String(invoice))
  })
})

describe('a promise', () => {
  it('is noted with who and when, told on its day and once when it is broken', async () => {
    const invoice = await book({ do: 'bill', account: acme, cents: 50_000, dueIn: 5 })
    await chat.say(`Acme promised to pay ${invoice} on 26-11-2026`)
    const noted = last()
    await at('2026-11-26T09:00:00Z')
    const due = last()
    const many = chat.messages().length
    await at('2026-11-26T15:00:00Z')
    const stillDue = chat.messages().length
    await at('2026-11-27T09:00:00Z')
    const broken = chat
      .messages()
      .slice(many)
      .map(textOf)
      .filter((text) => text.includes('didn’t keep'))
    await saldo.restart()
    await at('2026-11-28T09:00:00Z')
    await at('2026-11-28T12:00:00Z')

    expect(noted).toContain('Promise of Acme')
    expect(noted).toContain('€500.00')
    expect(due).toContain('promised to pay today')
    expect(stillDue).toBe(many)
    expect(broken).toHaveLength(1)
    expect(
      chat
        .messages()
        .slice(many)
        .map(textOf)
        .filter((text) => text.includes('didn’t keep')),
    ).toHaveLength(1)
  })

  it('isn’t noted for a day that has passed, or for no invoice', async () => {
    await chat.say('Acme promised to pay 999999999 on 31-12-2026')
    const nothing = last()
    await chat.say('Acme promised to pay on 01-11-2026')

    expect(nothing).toContain('No open invoice has the number 999999999')
    expect(last()).toContain('That day has passed')
  })
})

describe('disputes and notes', () => {
  it('are kept and ended', async () => {
    const invoice = await book({ do: 'bill', account: acme, cents: 75_000, dueIn: 5 })
    time += 61 * 60_000
    await chat.say(`dispute ${invoice} because of the price`)
    const disputed = last()
    await chat.say(`undispute ${invoice}`)
    const ended = last()
    await chat.say('note for Acme: call after ten')

    expect(disputed).toContain(`Invoice ${invoice} is in dispute`)
    expect(ended).toContain('no longer in dispute')
    expect(last()).toContain('call after ten')
  })
})

const idOf = (index: number) => `b1000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Five customers each, Acme among them, past the product's own code. */
function watchFive(personIds: readonly string[]): void {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const others = db.prepare("select administration, id from mirror_row where source = 'account' and gone = 0 and id <> ? limit 4").all(acme)
  const mine = db.prepare('select administration, account_id as id from watch where account_id = ? limit 1').all(acme)
  const insert = db.prepare(
    "insert or ignore into watch values (?, ?, ?, ?, 'Customer', 'overdue,paid,over-limit,large-invoice,later-than-usual', 100, ?)",
  )
  for (const personId of personIds)
    for (const { administration, id } of [...others, ...mine])
      insert.run(tenantId, personId, administration ?? 0, id ?? '', new Date(time).toISOString())
  db.close()
}

describe('a digest', () => {
  it('says when it comes, and that what can’t be read changed nothing', async () => {
    await chat.say('digest every other moon')
    const unclear = last()
    await chat.say('digest daily at 08:00')

    expect(unclear).toContain('Nothing was changed')
    expect(last()).toContain('Your digest is set')
    expect(last()).toContain('08:00')
  })

  it('tells 100 people with 500 watches what changed, from one reading', async () => {
    const people = Array.from({ length: 100 }, (_, index) => {
      const id = idOf(index)
      return saldo.chatAs({ id, name: `Person ${index}`, locale: 'en-GB' }, { conversationId: `chat-${id}` })
    })
    for (const each of people) await each.say('digest daily at 09:00')
    watchFive(people.map((_, index) => idOf(index)))
    await book({ do: 'bill', account: acme, cents: 99_900, dueIn: 0 })
    await sandboxAt('calls', { method: 'DELETE' })
    await at('2026-11-30T08:00:30Z')
    for (
      let waited = 0;
      waited < 10_000 &&
      !people.every((each) =>
        each
          .messages()
          .map(textOf)
          .some((text) => text.includes('Next digest')),
      );
      waited += 100
    )
      await delay(100)

    expect(
      people.filter((each) =>
        each
          .messages()
          .map(textOf)
          .some((text) => text.includes('Next digest') && text.includes('Became overdue')),
      ),
    ).toHaveLength(100)
    expect(await calls()).toBeLessThanOrEqual(10)
  })
})
