import fc from 'fast-check'
import type { Condition, Filter } from '../../src/sync/filter/types.ts'
import { workRun } from '../../src/sync/run.ts'
import type { Fields, Mode, Profile } from '../../src/sync/types.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { createMemoryDecisions } from '../support/memory-decisions.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { noFigures } from '../support/no-figures.ts'
import { crmFields, customers, exactFields } from '../support/sync-fields.ts'

const inCity = (...values: string[]): Condition => ({ field: 'City', operator: 'one-of', values })
const only = (...all: Condition[]): Filter => ({ any: [{ all }] })
const filtered = (filter: Filter): Profile => ({ ...customers, filter })
const sum = (counts: object) => Object.values(counts).reduce((total: number, each) => total + Number(each), 0)

function scene(rows: readonly Fields[]) {
  const exact = createMemorySource(exactFields, 1_000)
  const crm = createMemoryCrm(crmFields)
  const journal = createMemoryJournal()
  let at = new Date('2025-03-31T08:00:00Z')
  const ports = {
    source: exact.port,
    crm: crm.port,
    journal: journal.port,
    decisions: createMemoryDecisions(),
    figures: noFigures,
    mirror: createMemoryMirror(),
    now: () => at,
  }
  for (const [index, fields] of rows.entries()) exact.put('account', `a${index}`, { Name: `Account ${index}`, ...fields })
  const ask = (mode: Mode, profile: Profile, preview = false) =>
    journal.port.createRun({ tenantId: 't', administration: 7, askedBy: 'ann', profile, preview, mode }, at)
  return {
    ...{ exact, crm, ports, ask },
    work: async (mode: Mode, profile: Profile, preview = false) => workRun(await ask(mode, profile, preview), ports),
    titles: () => crm.records('company').map(({ fields }) => fields.title),
    setTime: (time: string) => {
      at = new Date(time)
    },
  }
}

describe('a run with a filter', () => {
  it('creates and updates what fits, and counts the rest apart', async () => {
    const { work, titles } = scene([{ City: 'Gent' }, { City: 'Breda' }, { City: null }])

    const preview = await work('import-update', filtered(only(inCity('gent'))), true)
    const first = await work('import-update', filtered(only(inCity('gent'))))
    const wider = await work('import-update', filtered(only(inCity('gent', 'breda'))))

    expect(preview.planned).toMatchObject({ create: 1, filtered: 2 })
    expect(first.outcomes).toMatchObject({ created: 1, filtered: 2 })
    expect(wider.outcomes).toMatchObject({ created: 1, unchanged: 1, filtered: 1 })
    expect(titles()).toEqual(['Account 0', 'Account 1'])
  })

  it('leaves a record as it is that was imported before and doesn’t fit any more', async () => {
    const { work, exact, crm } = scene([{ City: 'Gent' }])
    await work('import-update', filtered(only(inCity('Gent'))))
    exact.put('account', 'a0', { Name: 'Renamed', City: 'Breda' })

    const run = await work('import-update', filtered(only(inCity('Gent'))))

    expect(run.outcomes).toMatchObject({ updated: 0, filtered: 1 })
    expect(crm.records('company')).toMatchObject([{ version: 1, fields: { title: 'Account 0', city: 'Gent' } }])
  })

  it('reads the fields that only the filter asks', async () => {
    const { work } = scene([{ Created: '2025-03-30T10:00:00.000Z' }, { Created: '2025-01-01T10:00:00.000Z' }])

    const run = await work('import', filtered(only({ field: 'Created', operator: 'since', values: ['today-7'] })))

    expect(run.outcomes).toMatchObject({ created: 1, filtered: 1 })
  })

  it('counts from the day it began, however long it takes', async () => {
    const { ask, ports, setTime } = scene([{ Created: '2025-03-31T07:00:00.000Z' }])
    const run = await ask('import', filtered(only({ field: 'Created', operator: 'on', values: ['today'] })))
    const shutdown = new AbortController()
    await workRun(run, { ...ports, signal: shutdown.signal, onProgress: () => shutdown.abort() })
    setTime('2025-04-02T08:00:00Z')

    const done = await workRun(run, ports)

    expect(done.outcomes).toMatchObject({ created: 1, filtered: 0 })
  })

  it('doesn’t begin with a filter that can’t be applied', async () => {
    const { work } = scene([{}])

    const run = await work('import', filtered(only({ field: 'Gone', operator: 'empty', values: [] })))

    expect(run).toMatchObject({ state: 'failed', outcomes: { created: 0 } })
  })

  it('takes the twin alone when the filter leaves the other out', async () => {
    const byCode = { ...customers, mappings: customers.mappings.with(1, { target: 'customerId', source: 'Code' }) }
    const profile = { ...byCode, key: { target: 'customerId', source: 'Code' }, filter: only(inCity('Gent')) }
    const { work } = scene([
      { Code: '7', City: 'Gent' },
      { Code: '7', City: 'Breda' },
    ])

    const run = await work('import', profile)

    expect(run.outcomes).toMatchObject({ created: 1, skipped: 0, filtered: 1 })
  })
})

it('has counts that add up to the source, whatever the filter and the mode', async () => {
  const cities = fc.constantFrom('Gent', 'Breda', null)
  const row = fc.record({ City: cities, CreditLineSales: fc.constantFrom(null, '1.5', 'none'), Name: fc.constantFrom('A', 'x'.repeat(50)) })
  const modes = fc.constantFrom<Mode>('import', 'update', 'import-update')
  const conditions = fc.constantFrom(inCity('Gent'), { ...inCity('Gent'), not: true }, inCity('Breda', 'Gent'))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), conditions, modes, modes, async (rows, condition, first, second) => {
      const { work } = scene(rows)

      const runs = [
        await work(first, filtered(only(condition))),
        await work(second, customers),
        await work(second, filtered(only(condition))),
      ]

      expect(runs.map(({ planned }) => sum(planned))).toEqual([rows.length, rows.length, rows.length])
      expect(runs.map(({ outcomes }) => sum(outcomes))).toEqual([rows.length, rows.length, rows.length])
      expect(runs[1]?.outcomes.filtered).toBe(0)
    }),
    { numRuns: 60 },
  )
})
