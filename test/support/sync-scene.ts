import type { FiguresPort } from '../../src/sync/ports.ts'
import { workRun } from '../../src/sync/run.ts'
import type { RunPorts } from '../../src/sync/run-work.ts'
import type { FieldSpec, Mode, NewRun, Profile, Source, Target } from '../../src/sync/types.ts'
import { createMemoryCrm } from './memory-crm.ts'
import { createMemoryDecisions } from './memory-decisions.ts'
import { createMemoryJournal } from './memory-journal.ts'
import { createMemoryMirror } from './memory-mirror.ts'
import { createMemorySource } from './memory-source.ts'
import * as given from './sync-fields.ts'

const anonymised: FieldSpec = { name: 'IsAnonymised', label: 'Anonymised', type: 'boolean' }
const exactFields: Record<Source, readonly FieldSpec[]> = {
  account: [...given.exactFields.account, anonymised],
  contact: [...given.exactFields.contact, anonymised],
}
const crmFields: Record<Target, readonly FieldSpec[]> = {
  ...given.crmFields,
  company: [...given.crmFields.company, { name: 'status', label: 'Status', type: 'choice', choices: ['Active', 'Inactive'] }],
}

export const scope = { tenantId: 't', administration: 7, source: 'account' as const }
export const customers: Profile = { ...given.customers, mode: 'import-update' }

/** Runs over an Exact, a CRM and a journal in memory. */
export function syncScene() {
  const exact = createMemorySource(exactFields)
  const crm = createMemoryCrm(crmFields)
  const journal = createMemoryJournal()
  const now = () => new Date('2025-03-31T08:00:00Z')
  const [mirror, decisions] = [createMemoryMirror(), createMemoryDecisions()]
  const figures: FiguresPort = { refresh: async () => 0, of: async () => new Map() }
  const ports: RunPorts = { source: exact.port, crm: crm.port, journal: journal.port, decisions, figures, mirror, now }
  const ask = (mode: Mode, more: Partial<NewRun> = {}) =>
    journal.port.createRun({ tenantId: 't', administration: 7, askedBy: 'ann', profile: customers, preview: false, mode, ...more }, now())
  const work = async (mode: Mode, more: Partial<NewRun> = {}, change: Partial<RunPorts> = {}) =>
    workRun(await ask(mode, more), { ...ports, ...change })
  const held = (title: string) => crm.records('company').find(({ fields }) => fields.title === title)
  const planned = (number: number) => journal.rows(number).map(({ label, action, after }) => ({ label, action, after }))
  return { exact, crm, journal, mirror, decisions, ports, ask, work, held, planned }
}
