import fc from 'fast-check'
import { gatherMatches } from '../../src/sync/match.ts'
import { type PagePlan, planPage } from '../../src/sync/plan.ts'
import type { CrmRecord, Decision, Fields, Link, MatchLevel, Mode } from '../../src/sync/types.ts'
import { alikeCompanies, alikeCrmFields, alikeExactFields, alikePeople } from '../support/alike-fields.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { createMemoryDecisions } from '../support/memory-decisions.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'

const few = (...values: (string | null)[]) => fc.constantFrom(null, ...values)
const ids = ['a', 'b', 'c', 'd', 'e'] as const
const targets = ['c1', 'c2', 'c3', 'c4', 'c5'] as const

const accountFields = fc.record({
  ...{
    Name: few('Acme', 'Acme B.V.', 'Bakker'),
    Code: few('1', ' 1', '2'),
    VATNumber: few('NL001234567B01', '001234567B01', 'NL007654321B01'),
  },
  ...{
    ChamberOfCommerce: few('24123456', '65432142'),
    Email: few('a@acme.example', 'b@gmail.com'),
    Postcode: few('1234AB'),
    City: few('Gent'),
  },
})
const companyFields = fc.record({
  ...{ name: few('Acme', 'Bakker'), f_17: few('1', '2'), vat_id: few('001234567B01', 'NL007654321B01'), kvk: few('24123456', '65432142') },
  ...{ mail: few('x@acme.example', 'b@gmail.com'), zip: few('1234 AB'), exactId: few(...ids), city: few('Delft') },
})
const contactFields = fc.record({
  FullName: few('Ann', 'Bob'),
  Email: few('ann@gmail.com', 'x@y.example'),
  HID: few('1', '2'),
  Account: few('a', 'b', 'z'),
})
const personFields = fc.record({
  fullName: few('Ann', 'Bob'),
  mail: few('ann@gmail.com', 'x@y.example'),
  no: few('1', '2'),
  company: few('c1', 'c2'),
})

const link = fc.record({
  sourceId: fc.constantFrom(...ids, 'elsewhere'),
  targetId: fc.constantFrom(...targets, 'gone'),
  written: fc.constant({}),
})
const decision: fc.Arbitrary<Decision> = fc.record({
  sourceId: fc.constantFrom(...ids),
  answer: fc.constantFrom<Decision['answer']>('link', 'create', 'apart', 'exact', 'crm'),
  targetId: fc.constantFrom(null, ...targets, 'gone'),
  by: fc.constant('ann'),
  at: fc.constant(''),
})
const levels: MatchLevel[] = ['key', 'code', 'number', 'email', 'name']
const scene = fc.record({
  rows: fc.uniqueArray(fc.constantFrom(...ids)),
  exact: fc.array(accountFields, { minLength: 5, maxLength: 5 }),
  contacts: fc.array(contactFields, { minLength: 5, maxLength: 5 }),
  crm: fc.array(companyFields, { maxLength: 5 }),
  persons: fc.array(personFields, { maxLength: 5 }),
  links: fc.uniqueArray(link, { maxLength: 4, selector: ({ sourceId }) => sourceId }),
  decisions: fc.uniqueArray(decision, { maxLength: 4, selector: ({ sourceId }) => sourceId }),
  matching: fc.option(fc.subarray(levels), { nil: undefined }),
  ofPersons: fc.boolean(),
})
type Scene = typeof scene extends fc.Arbitrary<infer Found> ? Found : never
const modes = fc.constantFrom<Mode>('import', 'update', 'import-update')

/** Everything a run would look up, and the plan for it. */
async function planOf(given: Scene, mode: Mode) {
  const profile = { ...(given.ofPersons ? alikePeople : alikeCompanies), ...(given.matching && { matching: given.matching }) }
  const { source, target } = profile
  const scope = { tenantId: 't', administration: 7, source }
  const crm = createMemoryCrm(alikeCrmFields)
  const add = (shelf: 'company' | 'person', records: Fields[]) => {
    for (const [i, fields] of records.entries()) crm.add(shelf, { id: targets[i] ?? '', version: 1, fields })
  }
  add('company', given.crm)
  add('person', given.persons)
  const [journal, decisions] = [createMemoryJournal(), createMemoryDecisions()]
  await journal.port.createRun({ tenantId: 't', profile, mode, preview: false, administration: 7, askedBy: 'ann' }, new Date(0))
  await journal.port.saveOutcomes('t', 1, scope, [], given.links)
  await decisions.save(scope, given.decisions)
  const fields = given.ofPersons ? given.contacts : given.exact
  const rows = given.rows.map((id, i) => ({ id, stamp: '1', fields: { ID: id, ...fields[i] } }))
  const setting = { profile, crmFields: alikeCrmFields[target], exactFields: alikeExactFields[source] }
  const mirror = createMemoryMirror()
  await mirror.savePage(scope, { rows: [...ids, 'elsewhere'].map((id) => ({ id, stamp: '1', fields: {} })), cursor: '1' })
  const matches = await gatherMatches({ journal: journal.port, mirror, decisions, crm: crm.port }, scope, rows, setting)
  const request = { ...setting, ...matches, mode, rows }
  return { request, plan: planPage(request), records: crm.records(target) }
}

const sum = ({ counts: { create, update, unchanged, skip, ask, fail, wait = 0 } }: PagePlan) =>
  create + update + unchanged + skip + ask + fail + wait

describe('any page, with every level and decision', () => {
  it('gives the same plan again, and its counts add up', async () => {
    await fc.assert(
      fc.asyncProperty(scene, modes, async (given, mode) => {
        const { request, plan } = await planOf(given, mode)

        expect(planPage(structuredClone(request))).toEqual(plan)
        expect(sum(plan)).toBe(given.rows.length)
        expect(plan.rows.length).toBe(sum(plan) - plan.counts.unchanged - plan.counts.skip)
      }),
      { numRuns: 300 },
    )
  })

  it('is never updated by import and never added to by update', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        const imported = await planOf(given, 'import')
        const updated = await planOf(given, 'update')

        expect(imported.plan.rows.filter(({ action }) => action === 'update')).toEqual([])
        expect(updated.plan.rows.filter(({ action }) => action === 'create')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('never gives one record to two rows, nor one that another is linked with', async () => {
    await fc.assert(
      fc.asyncProperty(scene, modes, async (given, mode) => {
        const { request, plan } = await planOf(given, mode)
        const living = new Set(request.linkedRecords.map(({ id }) => id))
        const linked = new Map<string, string>(given.links.map(({ sourceId, targetId }) => [sourceId, targetId]))
        const isNew = ({ sourceId, targetId }: Link) => !(linked.get(sourceId) === targetId && living.has(targetId))
        const taken = plan.adopted.filter(isNew)

        const others = taken.filter(({ sourceId, targetId }) =>
          given.links.some((each) => each.targetId === targetId && each.sourceId !== sourceId),
        )
        expect(others).toEqual([])
        expect(new Set(taken.map(({ targetId }) => targetId)).size).toBe(taken.length)
      }),
      { numRuns: 300 },
    )
  })

  it('offers only records that are there', async () => {
    await fc.assert(
      fc.asyncProperty(scene, modes, async (given, mode) => {
        const { plan, records } = await planOf(given, mode)
        const there = new Set(records.map(({ id }: CrmRecord) => id))

        expect(plan.rows.flatMap(({ candidates = [] }) => candidates).filter((id) => !there.has(id))).toEqual([])
      }),
    )
  })
})
