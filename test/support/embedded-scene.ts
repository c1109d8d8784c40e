import { randomUUID } from 'node:crypto'
import { createEmbeddedCrm } from '../../src/crm/embedded/crm.ts'
import { bookOf } from '../../src/crm/embedded/names.ts'
import { type CrmSchema, crmMigrations } from '../../src/crm/embedded/schema.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createDecisionRecords } from '../../src/store/records/decisions.ts'
import { createJournal } from '../../src/store/records/journal.ts'
import { createMirror } from '../../src/store/records/mirror.ts'
import type { Schema } from '../../src/store/schema.ts'
import { workRun } from '../../src/sync/run.ts'
import type { RunPorts } from '../../src/sync/run-work.ts'
import type { Fields, Mode, NewRun, Profile, Run } from '../../src/sync/types.ts'
import { createMemorySource } from './memory-source.ts'
import { noFigures } from './no-figures.ts'
import { customers, exactFields } from './sync-fields.ts'
import { temporaryFolder } from './temporary-folder.ts'

const administration = 7
const now = () => new Date('2025-03-31T08:00:00Z')

/** Runs between an Exact in memory and the embedded CRM, with everything in one SQLite file. Each scene is a workspace of its own. */
export async function openScenes() {
  const { db, close } = await openDatabase<Schema & CrmSchema>({ databaseUrl: null, dataDir: temporaryFolder(), migrations: crmMigrations })
  afterAll(close)
  const [journal, mirror, decisions] = [createJournal(db), createMirror(db), createDecisionRecords(db)]

  return () => {
    const tenantId = randomUUID()
    const exact = createMemorySource(exactFields)
    const crm = createEmbeddedCrm(db, tenantId)
    const ports: RunPorts = { source: exact.port, mirror, journal, decisions, figures: noFigures, crm, now }
    const ask = (mode: Mode, more: Partial<NewRun> = {}) => {
      const profile: Profile = { ...customers, brake: { share: 1_000, records: 1_000_000 } }
      return journal.createRun({ tenantId, administration, askedBy: 'ann', profile, preview: false, mode, ...more }, now())
    }
    const finish = async (run: Run) => {
      const ended = await workRun(run, ports)
      return ended.parked?.why === undefined ? ended : workRun(ended, ports)
    }
    const companiesOf = () => db.selectFrom('crm_record').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute()

    return {
      ports,
      ask,
      finish,
      rows: (number: number) => journal.rowsPage(tenantId, number, 'all', { after: 0 }, 100_000),
      cancel: (number: number) => journal.updateRun(tenantId, number, { cancelAsked: true }),
      run: async (mode: Mode, more: Partial<NewRun> = {}) => finish(await ask(mode, more)),
      undo: async (number: number) => finish(await ask('import-update', { follows: { how: 'undo', number, sourceId: null } })),
      /** Exact as it is from now on: what isn't among these accounts is gone. */
      setExact(accounts: Readonly<Record<string, Fields>>, before: Readonly<Record<string, Fields>> = {}) {
        for (const id of Object.keys(before)) if (!(id in accounts)) exact.remove('account', id)
        for (const [id, fields] of Object.entries(accounts)) exact.put('account', id, fields)
      },
      /** Companies that people made. */
      addCompanies: (companies: readonly Fields[]) =>
        crm.write(
          'company',
          companies.map((fields) => ({ kind: 'create', key: { field: 'customerId', value: String(fields.customerId) }, fields })),
        ),
      /** Changes that people made, by customer id. */
      async changeCompanies(changes: Readonly<Record<string, Fields>>) {
        const records = await crm.findByKey('company', 'customerId', Object.keys(changes))
        await crm.write(
          'company',
          records.map(({ id, fields }) => ({ kind: 'update', id, version: null, fields: changes[String(fields.customerId)] ?? {} })),
        )
      },
      /** Each company as the database holds it, with what finds it and its version. */
      companies: companiesOf,
      /** All that an undo brings back: companies, links, what finds them and how many there are; without versions. */
      async state() {
        const links = await db.selectFrom('link').selectAll().where('tenant_id', '=', tenantId).orderBy('source_id').execute()
        const names = await db
          .selectFrom('name_word')
          .selectAll()
          .where('book', '=', bookOf({ tenantId, target: 'company' }))
          .orderBy('word')
          .orderBy('id')
          .execute()
        const books = await db.selectFrom('crm_book').select('records').where('tenant_id', '=', tenantId).execute()
        return {
          records: (await companiesOf()).map(({ version: _, fields, ...record }) => ({ ...record, fields: JSON.parse(fields) as Fields })),
          links: links.map((link) => ({ ...link, written: JSON.parse(link.written) as Fields })),
          names,
          counted: books.map(({ records }) => records).filter((records) => records > 0),
        }
      },
    }
  }
}
