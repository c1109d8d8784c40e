import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSchedules } from '../../src/app/schedules.ts'
import type { Delivery, Notifier } from '../../src/bot/notifier.ts'
import type { Connection } from '../../src/connect/types.ts'
import { createLogger } from '../../src/logger.ts'
import { createLocalLock } from '../../src/store/lock.ts'
import type { Person, ProfileSchedule, Workspace } from '../../src/store/settings.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { customers } from '../support/sync-fields.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const hour = 3_600_000
const eight = Date.parse('2026-05-04T08:00:00Z')
const folder = temporaryFolder()
const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
const connected: Connection = {
  ...{ host: 'https://start.exactonline.nl', tokens, exactUser: '', connectedBy: '', connectedAt: 'once' },
  ...{ administrations: [{ code: 7, name: 'Books', currency: 'EUR', country: 'NL' }], administration: 7, takingPart: [7] },
  ...{ financialYear: null, lost: null, parked: null },
}
const person = (id: string, isAdmin = true): Person => ({ id, name: id, admin: isAdmin, locale: null, timeZone: null })
const personal = (id: string) => ({
  ...{ id: `chat-${id}`, kind: 'personal' as const, serviceUrl: '', botId: '', personId: id, notify: false, welcomedAt: null },
})
const daily: ProfileSchedule = {
  ...{ profileId: customers.id, text: 'daily 8:00', schedule: { kind: 'days', days: 'every', times: ['08:00'] }, mode: null, zone: 'UTC' },
  ...{ by: 'Alex', savedAt: 'once', lastRun: null, nextAt: new Date(eight).toISOString(), held: null },
}

/** Two processes over the same records, at eight; what is started is only noted, and so is what is told. */
async function scene(change: Partial<Workspace> = {}, delivery: Delivery = { kind: 'delivered', messageId: 'm' }) {
  const tenantId = randomUUID()
  const settings = createLowdbSettings(join(folder, tenantId))
  const people = { Alex: person('Alex'), Megan: person('Megan') }
  const conversations = { 'chat-Alex': personal('Alex'), 'chat-Megan': personal('Megan') }
  const put = (part: Partial<Workspace>) => settings.update(tenantId, (current) => ({ ...current, ...part }))
  await put({ connection: connected, people, conversations, profiles: [customers], schedules: [daily], ...change })
  const journal = createMemoryJournal()
  const clock = { at: eight }
  const now = () => new Date(clock.at)
  const begun: string[] = []
  const told: string[] = []
  const notifier: Notifier = {
    send: async ({ personId }, view) => {
      told.push(`${personId}: ${cardAsText(view)}`)
      return delivery
    },
    edit: async () => delivery,
    personalChat: async () => null,
  }
  const runs = {
    create: (run: Parameters<typeof journal.port.createRun>[0]) => journal.port.createRun(run, now()),
    begin: async ({ number }: { number: number }, card: object | null) =>
      void begun.push(`${number} ${card === null ? 'unseen' : 'shown'}`),
  }
  /** Slow to answer, so that two that look at once would both see nothing. */
  const slowRuns: typeof journal.port.runs = async (...asked) => {
    const answer = await journal.port.runs(...asked)
    await delay(20)
    return answer
  }
  const exclusive = createLocalLock()
  const parts = {
    settings,
    journal: { ...journal.port, runs: slowRuns },
    runs,
    notifier,
    firstAdmins: [],
    exclusive,
    now,
    logger: createLogger('silent'),
  }
  const processes = [createSchedules(parts), createSchedules(parts)]
  return {
    ...{ begun, clock, journal, put, told, tenantId },
    kept: async () => (await settings.read(tenantId)).schedules[0],
    look: async () => {
      for (const each of processes) each.start()
      for (const each of processes) await each.stop()
    },
    /** The other rights, kept as they are. */
    makeAdmin: (isAdmin: boolean) => put({ people: { ...people, Alex: person('Alex', isAdmin) } }),
    create: (askedBy: string) =>
      runs.create({ tenantId, profile: customers, mode: customers.mode, preview: false, administration: 7, askedBy }),
  }
}

it('starts one run, in the name of who saved it, however many processes look', async () => {
  const { begun, journal, kept, look } = await scene()

  await look()
  await look()

  expect(begun).toEqual(['1 shown'])
  expect(journal.runs).toMatchObject([{ askedBy: 'Alex', preview: false, administration: 7, mode: customers.mode }])
  expect(await kept()).toMatchObject({ nextAt: '2026-05-05T08:00:00.000Z', lastRun: { number: 1 } })
})

it('starts the run also when its chat can’t be reached', async () => {
  const { begun, look } = await scene({}, { kind: 'failed' })

  await look()

  expect(begun).toEqual(['1 unseen'])
})

it('makes up for a week with one run', async () => {
  const { begun, clock, kept, look } = await scene()
  clock.at += 7 * 24 * hour + 1

  await look()
  await look()

  expect(begun).toHaveLength(1)
  expect(await kept()).toMatchObject({ nextAt: '2026-05-12T08:00:00.000Z' })
})

it.each(['queued', 'running', 'parked'] as const)('skips a time while a run is %s', async (state) => {
  const { begun, clock, create, journal, kept, look } = await scene()
  clock.at -= hour
  await create('Megan')
  Object.assign(journal.runs[0] ?? {}, { state })
  clock.at = eight

  await look()

  expect(begun).toEqual([])
  expect(await kept()).toMatchObject({ nextAt: '2026-05-05T08:00:00.000Z', lastRun: null })
})

it.each([
  ['queued', ['1 shown']],
  ['done', []],
] as const)('takes a run that a crash left unnoted, now %s, for that time’s', async (state, expected) => {
  const { begun, create, journal, kept, look } = await scene()
  await create('Alex')
  Object.assign(journal.runs[0] ?? {}, { state })

  await look()

  expect(begun).toEqual(expected)
  expect(journal.runs).toHaveLength(1)
  expect(await kept()).toMatchObject({ nextAt: '2026-05-05T08:00:00.000Z', lastRun: { number: 1 } })
})

it('pauses for who is no admin any more, tells the admins once, and goes on at the next time', async () => {
  const { begun, clock, kept, look, makeAdmin, told } = await scene()
  await makeAdmin(false)

  await look()
  clock.at += 48 * hour
  await look()
  const paused = [...told]
  await makeAdmin(true)
  await look()
  const again = [...begun]
  clock.at += 24 * hour
  await look()

  expect(paused).toHaveLength(1)
  expect(paused[0]).toMatch(/^Megan: .*Alex is no longer an admin/s)
  expect(paused[0]).toContain('“schedule Customers every day at 08:00”')
  expect(again).toEqual([])
  expect(begun).toHaveLength(1)
  expect(await kept()).toMatchObject({ held: null })
})

it.each([
  ['no connection', { connection: null }, 'Exact Online isn’t connected'],
  ['a lost connection', { connection: { ...connected, lost: 'gone' } }, 'Exact Online isn’t connected'],
  ['an administration left out', { profiles: [{ ...customers, administration: 9 }] }, 'doesn’t take part any more'],
  ['no profile', { profiles: [] }, 'Its profile is no longer there'],
])('with %s tells its person once, and runs once when it can', async (_words, change, sentence) => {
  const { begun, clock, look, put, told } = await scene(change)

  await look()
  clock.at += 72 * hour
  await look()
  const heard = [...told]
  const before = [...begun]
  await put({ connection: connected, profiles: [customers] })
  await look()
  await look()

  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatch(/^Alex: /)
  expect(heard[0]).toContain(sentence)
  expect(before).toEqual([])
  expect(begun).toHaveLength(1)
})

it('tells again at the next time when nobody could be reached', async () => {
  const { clock, kept, look, told } = await scene({ connection: null }, { kind: 'failed' })

  await look()
  await look()
  const first = told.length
  clock.at += 24 * hour
  await look()

  expect(first).toBe(1)
  expect(told).toHaveLength(2)
  expect(await kept()).toMatchObject({ held: null })
})

it('leaves alone what was changed or stopped meanwhile', async () => {
  const { begun, look, put } = await scene()
  await put({ schedules: [] })

  await look()

  expect(begun).toEqual([])
})
