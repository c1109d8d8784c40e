import { createLastAsked } from '../../src/app/last-asked.ts'
import type { Command } from '../../src/bot/parse-command.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createDialogState } from '../../src/store/records/dialog-state.ts'
import type { Schema } from '../../src/store/schema.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const dataDir = temporaryFolder()

let time = new Date('2026-11-23T09:00:00Z')
const who = { tenantId: 'tenant', personId: 'alex', name: 'Alex', admin: false, locale: 'en-GB', timeZone: 'UTC' }
const where = { conversationId: 'chat' }
const command: Command = { name: 'balance', args: { customer: 'Acme' } }

/** As after a start: nothing but the file is the same. */
async function opened<T>(use: (asked: ReturnType<typeof createLastAsked>) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase<Schema>({ databaseUrl: null, dataDir })
  try {
    return await use(createLastAsked({ state: createDialogState(db), now: () => time }))
  } finally {
    await close()
  }
}

it('knows after a restart what somebody asked last in a chat', async () => {
  await opened((asked) => asked.keep(who, where, command))

  const known = await opened((asked) => asked.of(who, where))

  expect(known).toEqual(command)
})

it('keeps a thread of a channel with its channel', async () => {
  const known = await opened((asked) => asked.of(who, { conversationId: 'chat;messageid=1' }))

  expect(known).toEqual(command)
})

it.each([
  ['another person', { ...who, personId: 'megan' }, where],
  ['another tenant', { ...who, tenantId: 'other' }, where],
  ['another chat', who, { conversationId: 'elsewhere' }],
])('knows nothing of it for %s', async (_whose, person, place) => {
  expect(await opened((asked) => asked.of(person, place))).toBeNull()
})

it('forgets it after half an hour', async () => {
  time = new Date('2026-11-23T09:29:59Z')
  const before = await opened((asked) => asked.of(who, where))
  time = new Date('2026-11-23T09:30:00Z')
  const after = await opened((asked) => asked.of(who, where))
  time = new Date('2026-11-23T09:00:00Z')

  expect(before).toEqual(command)
  expect(after).toBeNull()
  expect(await opened((asked) => asked.of(who, where))).toBeNull()
})
