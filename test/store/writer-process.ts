import { openDatabase } from '../../src/store/database.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import { createMirror } from '../../src/store/records/mirror.ts'

const [dataDir = '', tenantId = ''] = process.argv.slice(2)
const scope = { tenantId, administration: 1, source: 'account' } as const
const { db } = await openDatabase({ databaseUrl: null, dataDir })
const [mirror, journal] = [createMirror(db), createJournal(db)]
const { number } = (await journal.unfinishedRuns())[0] ?? (await journal.createRun(newRun(), new Date()))

/** Reads, plans and applies pages of a hundred, on from where the database stands, until it is killed. */
for (;;) {
  const { cursor } = await mirror.state(scope)
  const ids = Array.from({ length: 100 }, (_, index) => String(Number(cursor || '100000') + index + 1))
  await mirror.savePage(scope, { rows: ids.map((id) => ({ id, stamp: id, fields: { Name: `Name ${id}` } })), cursor: ids.at(-1) ?? '' })

  const run = await journal.run(tenantId, number)
  const rows = (await mirror.page(scope, run?.planPosition ?? '', 100)).map(({ id, fields }) => planned(id, String(fields.Name)))
  const counts = { create: rows.length, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }
  await journal.savePlannedPage(tenantId, number, { rows, counts, position: rows.at(-1)?.sourceId ?? '' })

  const pending = await journal.pendingRows(tenantId, number, 100)
  const outcomes = pending.map(({ sourceId }) => ({ sourceId, kind: 'created', reason: null, targetId: `crm-${sourceId}` }) as const)
  const links = pending.map(({ sourceId, after }) => ({ sourceId, targetId: `crm-${sourceId}`, written: after }))
  await journal.saveOutcomes(tenantId, number, scope, outcomes, links)
  process.stdout.write('.')
}

function planned(sourceId: string, label: string) {
  return { sourceId, label, action: 'create', reason: null, targetId: null, before: null, after: { title: label } } as const
}

function newRun() {
  const key = { target: 'customerId', source: 'ID' }
  const content = { title: 'Customers', target: 'company', source: 'account', mappings: [], key, mode: 'import' } as const
  const profile = { ...content, id: 'p', version: 1, updatedAt: '', updatedBy: '' }
  return { tenantId, profile, mode: 'import', preview: false, administration: 1, askedBy: 'anna' } as const
}
