import { openDatabase } from '../../src/store/database.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import { customers } from '../support/sync-fields.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const dataDir = temporaryFolder()

it('reads a run of before there were filters as one that left nothing out, and counts on from there', async () => {
  const database = await openDatabase({ databaseUrl: null, dataDir })
  const journal = createJournal(database.db)
  const asked = { tenantId: 't', administration: 7, askedBy: 'ann', profile: customers, preview: false, mode: 'import' as const }
  const { planned, outcomes } = await journal.createRun(asked, new Date(0))
  const before = (counts: object) => JSON.stringify({ ...counts, filtered: undefined })
  await database.db
    .updateTable('run')
    .set({ planned: before(planned), outcomes: before(outcomes) })
    .execute()

  const old = await journal.run('t', 1)
  const page = { rows: [], counts: { ...planned, unchanged: 2, filtered: 3 }, position: 'b' }
  const goneOn = await journal.savePlannedPage('t', 1, page)
  await database.close()

  expect([old?.planned.filtered, old?.outcomes.filtered]).toEqual([0, 0])
  expect(goneOn.planned).toMatchObject({ unchanged: 2, filtered: 3 })
})
