import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { jest } from '@jest/globals'
import { problemsOfSent } from '../support/card-rules.ts'
import { fakeIntervals } from '../support/fake-intervals.ts'
import { admin, colleague, connect, saveProfile, saveWiderProfile, startSaldo, textOf } from '../support/saldo.ts'

fakeIntervals()

/** A Friday, noon in Amsterdam; two days later the clocks go back. */
let time = Date.parse('2026-10-23T10:00:00Z')
const saldo = await startSaldo({ sandbox: { accounts: 30 }, now: () => new Date(time) })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const last = () => textOf(chat.messages().at(-1))
const kept = () => saldo.workspace().schedules ?? []
const results = () => chat.messages().filter((message) => textOf(message).includes('Customers: finished')).length

async function at(moment: string): Promise<void> {
  time = Date.parse(moment)
  jest.advanceTimersByTime(20_000)
  await delay(300)
}

/** Runs of the profile in all, counted past the product's own code. */
function runs(): number {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const { many } = db.prepare('select count(*) as many from run').get() ?? {}
  db.close()
  return Number(many)
}

async function untilResults(many: number): Promise<void> {
  for (let waited = 0; results() < many && waited < 10_000; waited += 25) await delay(25)
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
  await saveProfile(chat)
  await theirs.say('hi')
})
afterAll(() => jest.useRealTimers())

describe('asking for a schedule', () => {
  it('says what there is and how to have one', async () => {
    await chat.say('schedules')
    const none = last()
    await chat.say('schedule Customers')

    expect(none).toContain('Nothing runs by itself yet')
    expect(last()).toContain('Customers isn’t scheduled')
    expect(last()).toContain('“schedule Customers every weekday at 07:00”')
  })

  it('answers what it can’t read with three examples, and keeps nothing', async () => {
    await chat.say('schedule Customers every other day at 8')

    expect(last()).toContain('“other” isn’t a word I know here. Nothing was scheduled.')
    expect(last().match(/“schedule Customers/g)).toHaveLength(3)
    expect(kept()).toEqual([])
  })

  it('knows no other profile', async () => {
    await chat.say('schedule Suppliers daily at 8:00')

    expect(last()).toContain('There is no profile called “Suppliers”. You have: Customers.')
  })

  it('shows it back with its next times before it counts', async () => {
    await chat.say('schedule Customers elke werkdag om 7 uur')

    expect(last()).toContain('Run Customers by itself?')
    expect(last()).toContain('Every weekday at 07:00')
    expect(last()).toMatch(/Monday 26\/10\/2026, 07:00\s+Tuesday 27\/10\/2026, 07:00\s+Wednesday 28\/10\/2026, 07:00/)
    expect(last()).toContain('Europe/Amsterdam')
    expect(last()).toContain('An hour without am or pm was read as one before noon.')
    expect(kept()).toEqual([])
  })

  it('is left as it was when somebody thinks better of it', async () => {
    await chat.press('Don’t schedule')

    expect(last()).toContain('Nothing was scheduled')
    expect(kept()).toEqual([])
  })

  it('counts once it is saved', async () => {
    await chat.say('schedule Customers import & update every weekday at 7')
    await chat.press('Save schedule')
    const saved = last()
    await chat.say('schedules')
    const listed = last()
    await chat.say('profiles')

    expect(saved).toContain('Saved')
    expect(saved).toMatch(/Saved by\s+Alex Wilber/)
    expect(listed).toContain('Monday 26/10/2026, 07:00')
    expect(last()).toContain('every weekday at 07:00')
    expect(kept()).toMatchObject([
      {
        ...{ text: 'every weekday at 7', schedule: { kind: 'days', days: [1, 2, 3, 4, 5], times: ['07:00'] }, mode: 'import-update' },
        ...{ zone: 'Europe/Amsterdam', by: admin.id, nextAt: '2026-10-26T06:00:00.000Z', lastRun: null, held: null },
      },
    ])
  })

  it('is for admins, whatever a card says', async () => {
    const profileId = kept()[0]?.profileId
    const before = JSON.stringify(kept())

    await theirs.say('schedule Customers off')
    const typed = textOf(theirs.messages().at(-1))
    for (const verb of ['save-schedule', 'stop-schedule']) {
      await theirs.post({ type: 'message', value: { verb, profileId, text: 'hourly' } })
    }

    expect(typed).toContain('Dit is voor beheerders')
    expect(textOf(theirs.messages().at(-1))).toContain('Dit is voor beheerders')
    expect(JSON.stringify(kept())).toBe(before)
  })
})

describe('a profile that is scheduled', () => {
  it('runs at its time, not before, and shows its result to who saved it', async () => {
    await at('2026-10-26T05:59:59Z')
    const early = runs()
    await at('2026-10-26T06:00:01Z')
    await untilResults(1)

    expect(early).toBe(0)
    expect(runs()).toBe(1)
    expect(last()).toContain('Created 30')
    expect(kept()[0]).toMatchObject({ lastRun: { number: 1 }, nextAt: '2026-10-27T06:00:00.000Z' })
  })

  it('runs once at a time', async () => {
    await at('2026-10-26T06:00:21Z')
    await at('2026-10-26T06:00:41Z')

    expect(runs()).toBe(1)
  })

  it('is made up for once after days without Saldo', async () => {
    time = Date.parse('2026-10-29T15:00:00Z')

    await saldo.restart()
    await untilResults(2)
    await at('2026-10-29T15:01:00Z')

    expect(runs()).toBe(2)
    expect(kept()[0]).toMatchObject({ lastRun: { number: 2 }, nextAt: '2026-10-30T06:00:00.000Z' })
  })

  it('is skipped while the profile is under way', async () => {
    await saveWiderProfile(chat, 'Wide')
    await chat.say('schedule Wide daily at 17:00')
    await chat.press('Save schedule')
    time = Date.parse('2026-10-29T15:59:58Z')
    saldo.sandbox.faults.push({ match: 'sync/CRM/Accounts', kind: 'slow', nth: 1, milliseconds: 1_500 })
    await chat.say('run Wide import')
    const before = runs()

    await at('2026-10-29T16:00:01Z')
    await chat.until((message) => textOf(message).includes('Wide: finished'))
    await at('2026-10-29T16:00:21Z')

    expect(runs()).toBe(before)
    expect(kept().find(({ text }) => text === 'daily at 17:00')).toMatchObject({ nextAt: '2026-10-30T16:00:00.000Z' })
  })

  it('shows its schedule as it stands, and runs no more once it is stopped', async () => {
    await chat.say('schedule Customers')
    const shown = last()
    await chat.press('Stop schedule')
    const stopped = last()
    const before = runs()
    await at('2026-10-30T06:00:01Z')

    expect(shown).toContain('Schedule of Customers')
    expect(shown).toMatch(/Last run\s+run 2/)
    expect(stopped).toContain('Customers no longer runs by itself.')
    expect(runs()).toBe(before)
  })

  it('is off when one says so', async () => {
    await chat.say('schedule Wide uit')
    const first = last()
    await chat.say('schedule Wide off')

    expect(first).toContain('The schedule is stopped')
    expect(last()).toContain('wasn’t scheduled')
    expect(kept()).toEqual([])
  })

  it('takes its schedule along when it is deleted', async () => {
    await chat.say('schedule Wide hourly')
    await chat.press('Save schedule')
    const before = kept().length
    await chat.say('delete Wide')
    await chat.press('Delete')

    expect(before).toBe(1)
    expect(kept()).toEqual([])
  })
})

it('sent cards by the rules only', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
