import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { actionsOf } from '../../src/local/card-parts.ts'
import type { Chat } from '../../src/local/chat.ts'
import type { FaultKind } from '../../src/sandbox/faults.ts'
import { allow, exchange } from '../sandbox/client.ts'
import { startPostgres } from '../support/postgres.ts'
import { admin, colleague, connect, type Saldo, saveWiderProfile, startSaldo, textOf } from '../support/saldo.ts'

/** Three pages of Exact's sync endpoint. */
const accounts = 2_050
const reading = 'sync/CRM/Accounts'
const limits = { minutely: 1_000, daily: 100_000 }

/** A clock that stands still until it is moved: Saldo's and the sandbox's. */
function createClock() {
  let at = Date.parse('2026-03-02T10:00:00Z')
  const forward = (minutes: number) => {
    at += minutes * 60_000
  }
  return { now: () => new Date(at), forward }
}

async function scene(environment: Record<string, string> = {}, now?: () => Date) {
  const clock = createClock()
  const saldo = await startSaldo({ sandbox: { accounts, limits }, now: now ?? clock.now, environment })
  const chat = saldo.chatAs(admin)
  await connect(chat)
  if (environment.DATABASE_URL === undefined) await saldo.directoryRead()
  await saveWiderProfile(chat)
  saldo.sandbox.calls.length = 0
  return { saldo, chat, forward: clock.forward }
}

/** A clock that runs, and can be put to a second of the minute. */
async function tickingScene() {
  let ahead = 0
  const goTo = (second: number) => {
    ahead = second * 1_000 - (Date.now() % 60_000)
  }
  return { ...(await scene({}, () => new Date(Date.now() + ahead))), goTo }
}

/** Another admin, beside the one whose chat it is. */
async function secondAdmin({ saldo, chat }: Pick<Awaited<ReturnType<typeof scene>>, 'saldo' | 'chat'>): Promise<Chat> {
  const theirs = saldo.chatAs(colleague)
  await theirs.say('hi')
  await chat.say('make Megan Bowen admin')
  return theirs
}

const [losing, unanswered, overspent, refused, unwanted] = [await scene(), await scene(), await scene(), await scene(), await scene()]
const blocked = await tickingScene()
const postgres = await startPostgres()
const shared = await scene({ DATABASE_URL: await postgres.createDatabase() })
afterAll(() => postgres.stop())

/** From the second page on, until the faults are lifted. */
const strike = ({ sandbox }: Saldo, kind: FaultKind) => sandbox.faults.push({ match: reading, kind, nth: 2, times: 'always' })
const lift = ({ sandbox }: Saldo) => sandbox.faults.splice(0)

const showing = (chat: Chat, text: string, withinMs?: number) => chat.until((message) => textOf(message).includes(text), withinMs)
const buttonsOf = (message: Parameters<typeof actionsOf>[0]) => actionsOf(message).map(({ title }) => title)
const messagesWith = (chat: Chat, text: string) => chat.messages().filter((message) => textOf(message).includes(text)).length
/** How often Exact was read from the very beginning. */
const beginnings = ({ sandbox }: Saldo) => {
  const answered = sandbox.calls.filter(({ path, status }) => path.toLowerCase().includes(reading.toLowerCase()) && status === 200)
  const first = JSON.stringify(answered[0]?.query)
  return answered.filter(({ query }) => JSON.stringify(query) === first).length
}

/** What is kept, counted past the product's own code. */
function kept({ dataDir }: Saldo) {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const count = (query: string) => Number(Object.values(db.prepare(query).get() ?? {})[0])
  const counts = {
    companies: count("select count(*) from crm_record where target = 'company'"),
    keys: count("select count(distinct record_key) from crm_record where target = 'company'"),
    planned: count('select count(*) from run_row'),
    created: count("select count(*) from run_row where outcome like '%created%'"),
  }
  db.close()
  return counts
}
const everything = { companies: accounts, keys: accounts, planned: accounts, created: accounts }
const nothing = { companies: 0, keys: 0, planned: 0, created: 0 }

describe('a run whose connection is lost half way', () => {
  const [lost, lostInDutch] = ['Exact is no longer connected', 'Exact is niet meer verbonden']
  const here = losing
  let theirs: Chat
  beforeAll(async () => {
    theirs = await secondAdmin(here)
  })

  it('parks with what it read, and each admin is told once how to reconnect', async () => {
    const { saldo, chat, forward } = here
    saldo.sandbox.faults.push({ match: reading, kind: 'slow', nth: 2, milliseconds: 1_500 })
    forward(2)
    await chat.say('run Customers import')
    await delay(500)
    await exchange(saldo.sandbox.url, await allow(saldo.sandbox.url))
    forward(12)

    const card = await showing(chat, 'Customers is parked')
    await showing(theirs, lostInDutch)
    await delay(300)

    expect(textOf(card)).toContain('Waits for the connection')
    expect(textOf(card)).toContain('Exact no longer accepts this connection')
    expect(textOf(card)).toMatch(/Done so far, and kept: [12],000 records read/)
    expect(buttonsOf(card)).toEqual(['Connect', 'Go on', 'Cancel'])
    expect([messagesWith(chat, lost), messagesWith(theirs, lostInDutch)]).toEqual([1, 1])
    expect(messagesWith(chat, 'is parked')).toBe(1)
    expect(kept(saldo)).toEqual(nothing)
  })

  it('stays parked over a restart while nobody connected', async () => {
    const { saldo, chat } = here

    await saldo.restart()
    await delay(300)

    expect(textOf((await chat.say('runs')).at(-1))).toContain('Parked: waits for the connection')
    expect(textOf((await chat.say('status')).at(-1))).toContain('Parked: waits for the connection')
  })

  it('goes on by itself once an admin connected again, and misses and doubles nothing', async () => {
    const { saldo, chat, forward } = here
    forward(12)

    await connect(chat)
    const result = await showing(chat, 'Customers: finished')

    expect(textOf(result)).toContain('Created 2,050')
    expect(kept(saldo)).toEqual(everything)
    expect(beginnings(saldo)).toBe(1)
  })
})

describe('a run that Exact doesn’t answer', () => {
  const here = unanswered

  it('parks and says when it goes on, in the asker’s time', async () => {
    const { saldo, chat } = here
    strike(saldo, 'maintenance-503')
    await chat.say('run Customers import')

    const card = await showing(chat, 'Customers is parked')

    expect(textOf(card)).toContain('Goes on by itself at 11:01')
    expect(textOf(card)).toContain('Exact isn’t answering properly at the moment.')
    expect(textOf(card)).not.toContain('try again')
    expect(textOf(card)).toContain('Done so far, and kept: 1,000 records read')
    expect(buttonsOf(card)).toEqual(['Go on', 'Cancel'])
    for (const question of ['run 1', 'runs', 'status']) {
      expect([question, textOf((await chat.say(question)).at(-1))]).toEqual([
        question,
        expect.stringMatching(/oes on (by itself )?at 11:01/),
      ])
    }
  })

  it('counts as under way: the same profile isn’t run twice', async () => {
    const [answer] = await here.chat.say('run Customers import')

    expect(textOf(answer)).toContain('Customers is parked as run 1')
  })

  it('waits longer when it got nowhere, also after a restart', async () => {
    const { saldo, chat, forward } = here
    await saldo.restart()
    forward(1)

    const card = await showing(chat, 'Goes on by itself at 11:03')

    expect(textOf(card)).toContain('Done so far, and kept: 1,000 records read')
  })

  it('completes by itself when Exact answers again, from the page where it stood', async () => {
    const { saldo, chat, forward } = here
    lift(saldo)
    forward(2)

    const result = await showing(chat, 'Customers: finished')

    expect(textOf(result)).toContain('Created 2,050')
    expect(kept(saldo)).toEqual(everything)
    expect(beginnings(saldo)).toBe(1)
  })
})

describe('a run whose calls Exact blocks', () => {
  it('parks until Exact may be asked again, and every admin is told once', async () => {
    const { saldo, chat } = blocked
    const theirs = await secondAdmin(blocked)
    const blockedInDutch = 'Exact heeft de aanroepen van Saldo geblokkeerd'
    saldo.sandbox.faults.push({ match: reading, kind: 'bare-429', times: 'always' })
    // A refusal without a reason may be the minute's; one that lasts into the next is a block.
    blocked.goTo(58)

    await chat.say('run Customers import')
    const card = await showing(chat, 'Customers is parked')
    await showing(theirs, blockedInDutch)
    await delay(300)

    expect(textOf(card)).toMatch(/Goes on by itself at \d\d:\d\d\n+Exact has stopped taking this kind of question for now\.$/m)
    expect([messagesWith(chat, 'Exact has blocked Saldo’s calls'), messagesWith(theirs, blockedInDutch)]).toEqual([1, 1])
  })
})

describe('a run for which the day’s calls don’t suffice', () => {
  it('parks until Exact gives new ones, and completes then by itself, although nobody looked', async () => {
    const { saldo, chat, forward } = overspent
    saldo.sandbox.faults.push({ match: reading, kind: 'day-limit', nth: 2 })
    await chat.say('run Customers import')
    const card = await showing(chat, 'Customers is parked')
    const text = textOf(card)

    forward(14 * 60 - 2)
    await delay(1_500)
    const early = textOf(chat.messages().find(({ id }) => id === card.id))
    await saldo.restart()
    forward(3)
    const result = await showing(chat, 'Customers: finished')

    expect(text).toContain('Goes on by itself at 01:00')
    expect(text).toMatch(/All calls that Exact allows today are used\.$/m)
    expect(early).toBe(text)
    expect(textOf(result)).toContain('Created 2,050')
    expect(beginnings(saldo)).toBe(1)
  })
})

describe('a run that an admin has to help', () => {
  /** In the asker's English and in the second admin's Dutch. */
  const scope = 'scope (crm.accounts)'
  const here = refused
  let theirs: Chat
  beforeAll(async () => {
    theirs = await secondAdmin(here)
    await theirs.say('notify me')
  })

  it('parks with the reason, and the asker and who asked to be told hear of it once', async () => {
    const { saldo, chat } = here
    strike(saldo, 'scope')
    const [card] = await chat.say('run Customers import')

    await showing(theirs, scope)
    await saldo.restart()
    await delay(300)

    const own = chat.messages().filter((message) => textOf(message).includes(scope))
    expect(own.map((message) => [message.id === card?.id, buttonsOf(message)])).toEqual([
      [true, ['Go on', 'Cancel']],
      [false, []],
    ])
    expect(messagesWith(theirs, `ontbreekt een ${scope}`)).toBe(1)
    expect(textOf(own[0])).toContain(`lacks a ${scope}`)
    expect(textOf(own[0])).toContain('Waits for an admin: when that is put right, say “retry 1”')
    expect(textOf((await chat.say('runs')).at(-1))).toContain('Parked: waits for an admin')
  })

  it('goes on for no one but an admin, and for no run that isn’t parked', async () => {
    const { saldo, chat } = here
    const guest = saldo.chatAs({ id: 'a1000000-0000-4000-8000-000000000003', name: 'Guest' })

    expect(textOf((await guest.say('retry 1')).at(-1))).toContain('Only Saldo admins')
    expect(textOf((await chat.say('retry 12')).at(-1))).toContain('There is no run with that number')
  })

  it('parks again, without another word to anybody, when it was not put right', async () => {
    const { chat, saldo } = here
    const asked = saldo.sandbox.calls.length

    const [answer] = await chat.say('retry run 1')
    await chat.until(() => saldo.sandbox.calls.length > asked)
    await showing(chat, 'Waits for an admin')
    await delay(300)

    expect(textOf(answer)).toContain('Run 1 goes on')
    expect([messagesWith(chat, scope), messagesWith(theirs, scope)]).toEqual([2, 1])
  })

  it('completes after “Go on” once it is put right', async () => {
    const { saldo, chat } = here
    lift(saldo)

    await chat.press('Go on')
    const result = await showing(chat, 'Customers: finished')

    expect(textOf(result)).toContain('Created 2,050')
    expect(kept(saldo)).toEqual(everything)
    expect(textOf((await chat.say('retry 1')).at(-1))).toContain('No record failed in run 1')
  })
})

describe('a parked run that nobody wants any more', () => {
  it('ends at once when it is cancelled, and its profile can be run again', async () => {
    const { saldo, chat, forward } = unwanted
    strike(saldo, 'wrong-division')
    const [card] = await chat.say('run Customers import')
    await showing(chat, 'Waits for an admin')

    await chat.say('cancel')
    const answer = await showing(chat, 'Run 1 is cancelled')
    const ended = textOf(chat.messages().find(({ id }) => id === card?.id))
    lift(saldo)
    forward(5)
    await chat.say('run Customers import')
    const result = await showing(chat, 'Customers: finished')

    expect(textOf(answer)).toContain('is listed in its result')
    expect(ended).toContain('Customers: cancelled')
    expect(ended).toContain('What had been written stays')
    expect(textOf(result)).toContain('run 2')
    expect(kept(saldo)).toEqual(everything)
  })
})

describe('with everything in PostgreSQL', () => {
  it('a parked run outlives a restart, and goes on when it is told to', async () => {
    const { saldo, chat } = shared
    strike(saldo, 'scope')
    await chat.say('run Customers import')
    await showing(chat, 'Waits for an admin')
    await saldo.restart()
    lift(saldo)

    await chat.say('retry 1')
    const result = await showing(chat, 'Customers: finished')

    expect(textOf(result)).toContain('Created 2,050')
  }, 30_000)
})
