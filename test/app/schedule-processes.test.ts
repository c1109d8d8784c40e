import { createSchedules } from '../../src/app/schedules.ts'
import type { Notifier } from '../../src/bot/notifier.ts'
import { createLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createSharedLock } from '../../src/store/lock.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import type { ProfileSchedule } from '../../src/store/settings.ts'
import { createPostgresSettings } from '../../src/store/settings-postgres.ts'
import type { NewRun } from '../../src/sync/types.ts'
import { startPostgres } from '../support/postgres.ts'
import { customers } from '../support/sync-fields.ts'

const now = () => new Date('2026-05-04T08:00:10Z')
const tenantId = 'tenant'
const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
const connection = {
  ...{ host: 'https://start.exactonline.nl', tokens, exactUser: '', connectedBy: '', connectedAt: 'once' },
  ...{ administrations: [{ code: 7, name: 'Books', currency: 'EUR', country: 'NL' }], administration: 7, takingPart: [7] },
  ...{ financialYear: null, lost: null, parked: null },
}
const daily: ProfileSchedule = {
  ...{ profileId: customers.id, text: 'daily 8:00', schedule: { kind: 'days', days: 'every', times: ['08:00'] }, mode: null, zone: 'UTC' },
  ...{ by: 'Alex', savedAt: 'once', lastRun: null, nextAt: '2026-05-04T08:00:00.000Z', held: null },
}
const silent: Notifier = { send: async () => ({ kind: 'failed' }), edit: async () => ({ kind: 'failed' }), personalChat: async () => null }

const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase()
const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl, dataDir: '' })))
afterAll(async () => {
  for (const { close } of databases) await close()
  await postgres.stop()
})

it('starts one run when three processes over one PostgreSQL look at once', async () => {
  const begun: number[] = []
  const processes = databases.map(({ db }) => {
    const [settings, journal] = [createPostgresSettings(db), createJournal(db)]
    const runs = {
      create: (run: NewRun) => journal.createRun(run, now()),
      begin: async ({ number }: { number: number }) => void begun.push(number),
    }
    const logger = createLogger('silent')
    const exclusive = createSharedLock(databaseUrl)
    return {
      settings,
      schedules: createSchedules({ settings, journal, runs, notifier: silent, firstAdmins: ['Alex'], exclusive, now, logger }),
    }
  })
  await processes[0]?.settings.update(tenantId, (current) => ({ ...current, connection, profiles: [customers], schedules: [daily] }))

  for (const { schedules } of processes) schedules.start()
  for (const { schedules } of processes) await schedules.stop()
  const kept = await processes[0]?.settings.read(tenantId)

  expect(begun).toEqual([1])
  expect(kept?.schedules).toMatchObject([{ lastRun: { number: 1 }, nextAt: '2026-05-05T08:00:00.000Z' }])
})
