import fc from 'fast-check'
import { checkProfile } from '../../src/sync/check-profile.ts'
import type { Authority, FieldRule } from '../../src/sync/field-rules/types.ts'
import { type PlanRequest, planPage } from '../../src/sync/plan.ts'
import type { CrmRecord, Fields, Link, Mode, Profile, SourceRecord } from '../../src/sync/types.ts'
import { crmFields, customers, exactFields } from '../support/sync-fields.ts'

const account = (id: string, fields: Fields = {}): SourceRecord => ({ id, stamp: '1', fields: { ID: id, Name: `Name ${id}`, ...fields } })
const company = (id: string, fields: Fields = {}): CrmRecord => ({
  id: `crm-${id}`,
  version: 3,
  fields: { customerId: id, title: `Name ${id}`, ...fields },
})
const link = (id: string, written: Fields = {}): Link => ({ sourceId: id, targetId: `crm-${id}`, written })

function profileWith(rule: FieldRule, target = 'city'): Profile {
  return { ...customers, mappings: customers.mappings.map((mapping) => (mapping.target === target ? { ...mapping, rule } : mapping)) }
}

const plan = (profile: Profile, mode: Mode, request: Partial<PlanRequest>) =>
  planPage({
    ...{ profile, mode, rows: [], links: [], linkedRecords: [], keyedRecords: [] },
    ...{ crmFields: crmFields.company, exactFields: exactFields.account },
    ...request,
  })

/** One linked company: what Exact, the CRM and the last run say of its city. */
function city(rule: FieldRule, exact: string | null, crm: string | null, written: string | undefined, mode: Mode = 'update') {
  return plan(profileWith(rule), mode, {
    rows: [account('a', { City: exact })],
    links: [link('a', written === undefined ? {} : { city: written })],
    linkedRecords: [company('a', { city: crm })],
  })
}
const decided = (...sides: Parameters<typeof city>) => {
  const [row] = city(...sides).rows
  return row === undefined ? 'left' : row.action === 'update' ? { becomes: row.after.city } : row.reason?.code
}

describe('values by rule', () => {
  it('are written as the rule makes them', () => {
    const profile = profileWith({ transforms: [{ kind: 'trim' }, { kind: 'title-case' }] }, 'title')

    expect(plan(profile, 'import', { rows: [account('a', { Name: ' acme  bv ' })] }).rows[0]?.after.title).toBe('Acme BV')
  })

  it('join other fields of the same record', () => {
    const profile = profileWith({ transforms: [{ kind: 'join', fields: ['Code', 'Phone'], by: ' / ' }] })

    expect(plan(profile, 'import', { rows: [account('a', { City: 'Gent', Phone: '1' })] }).rows[0]?.after.city).toBe('Gent / 1')
  })

  it('leave their field out when a step or the list has no answer, and stop the record where the CRM needs one', () => {
    const rows = [account('a', { City: 'many' })]
    const number: FieldRule = { transforms: [{ kind: 'read-number', locale: 'nl-NL' }] }

    expect(plan(profileWith(number), 'import', { rows }).rows).toMatchObject([
      { action: 'create', reason: { code: 'transform', field: 'City' } },
    ])
    expect(plan(profileWith({ values: [{ from: 'x', to: 'y' }] }), 'import', { rows }).rows).toMatchObject([
      { action: 'create', reason: { code: 'not-in-list', field: 'City', detail: 'many' } },
    ])
    expect(plan(profileWith(number, 'title'), 'import', { rows }).rows).toMatchObject([
      { action: 'fail', reason: { code: 'transform', field: 'Title' } },
    ])
  })

  it('recognise a record by the key as the rule makes it', () => {
    const key = { target: 'customerId', source: 'Code' }
    const rule: FieldRule = { transforms: [{ kind: 'right', length: 3 }] }
    const profile = { ...customers, key, mappings: customers.mappings.with(1, { ...key, rule }) }

    const { counts } = plan(profile, 'import', {
      rows: [account('a', { Code: 'NL-001' })],
      keyedRecords: [company('001', { title: 'Name a' })],
    })

    expect(counts.unchanged).toBe(1)
  })
})

describe('an empty value', () => {
  it('clears what came from Exact, unless the rule says to skip it', () => {
    expect(decided({}, null, 'Breda', 'Breda')).toEqual({ becomes: null })
    expect(decided({ whenEmpty: 'clear' }, null, 'Breda', 'Breda')).toEqual({ becomes: null })
    expect(decided({ whenEmpty: 'skip' }, null, 'Breda', 'Breda')).toBe('left')
    expect(decided({ whenEmpty: 'skip' }, 'Gent', 'Breda', 'Breda')).toEqual({ becomes: 'Gent' })
  })

  it('becomes the default where there is one', () => {
    expect(decided({ otherwise: 'Unknown' }, null, 'Breda', 'Breda')).toEqual({ becomes: 'Unknown' })
  })
})

describe('who wins', () => {
  it.each<[Authority | undefined, string | null, string | null, string | undefined, unknown]>([
    [undefined, 'Gent', 'Lille', 'Breda', { becomes: 'Gent' }],
    ['exact', 'Gent', 'Lille', 'Breda', { becomes: 'Gent' }],
    ['exact', null, 'Lille', 'Breda', 'left'],
    ['crm', 'Gent', 'Lille', 'Breda', 'left'],
    ['crm', 'Gent', 'Lille', undefined, 'left'],
    ['crm', 'Gent', 'Breda', 'Breda', { becomes: 'Gent' }],
    ['crm', 'Gent', null, undefined, { becomes: 'Gent' }],
    ['crm', null, 'Breda', 'Breda', { becomes: null }],
    ['ask', 'Gent', 'Breda', 'Breda', { becomes: 'Gent' }],
    ['ask', 'Gent', null, undefined, { becomes: 'Gent' }],
    ['ask', 'Breda', 'Lille', 'Breda', 'left'],
    ['ask', 'Gent', 'Lille', 'Breda', 'conflict'],
    ['ask', 'Gent', 'Lille', undefined, 'conflict'],
    ['ask', null, 'Lille', 'Breda', 'conflict'],
    ['ask', null, 'Lille', undefined, 'left'],
  ])('%s: Exact %s, CRM %s, last written %s → %j', (authority, exact, crm, written, expected) => {
    expect(decided(authority ? { authority } : {}, exact, crm, written)).toEqual(expected)
  })

  it('asks with both values, writes nothing of the record, and never in an import', () => {
    expect(city({ authority: 'ask' }, 'Gent', 'Lille', 'Breda').rows).toMatchObject([
      {
        action: 'ask',
        targetId: 'crm-a',
        after: {},
        reason: { code: 'conflict', field: 'City', detail: '“Gent” in Exact, “Lille” in the CRM' },
      },
    ])
    expect(city({ authority: 'ask' }, 'Gent', 'Lille', 'Breda', 'import').counts.skip).toBe(1)
  })

  it('remembers what both sides came to agree on, so that it is no conflict later', () => {
    const agreed = city({ authority: 'ask' }, 'Gent', 'Gent', 'Breda')

    expect(agreed.counts.unchanged).toBe(1)
    expect(agreed.adopted).toEqual([link('a', { city: 'Gent' })])
    expect(city({ authority: 'ask' }, 'Gent', 'Gent', 'Gent').adopted).toEqual([])
    expect(city({}, 'Gent', 'Gent', 'Breda').adopted).toEqual([])
  })
})

describe('write once', () => {
  it.each<[string | null, string | null, string | undefined, unknown]>([
    ['Gent', 'Breda', 'Breda', 'left'],
    ['Gent', null, 'Breda', 'left'],
    [null, 'Breda', 'Breda', 'left'],
    ['Gent', null, undefined, { becomes: 'Gent' }],
    ['Gent', 'Lille', undefined, { becomes: 'Gent' }],
  ])('Exact %s, CRM %s, last written %s → %j', (exact, crm, written, expected) => {
    expect(decided({ once: true }, exact, crm, written)).toEqual(expected)
  })
})

describe('any page with rules', () => {
  const someText = fc.constantFrom(null, '', 'x', ' X', 'y', '1.5', 'zz')
  const rule: fc.Arbitrary<FieldRule> = fc.record(
    {
      transforms: fc.subarray([
        { kind: 'trim' },
        { kind: 'upper' },
        { kind: 'read-number', locale: 'nl-NL' },
        { kind: 'fixed', value: 'f' },
      ] as const),
      values: fc.subarray([
        { from: 'x', to: 'X1' },
        { from: 'y', to: 'Y1' },
      ]),
      otherwise: fc.constantFrom('', 'Other'),
      whenEmpty: fc.constantFrom('clear', 'skip'),
      authority: fc.constantFrom('exact', 'crm', 'ask'),
      once: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const ids = ['a', 'b', 'c', 'd']
  const sides = fc.array(fc.record({ exact: someText, crm: someText, written: someText, known: fc.constantFrom('link', 'key', 'no') }), {
    minLength: 4,
    maxLength: 4,
  })
  const page = sides.map((all): Partial<PlanRequest> => {
    const each = all.map((side, i) => ({ ...side, id: ids[i] ?? '' }))
    return {
      rows: each.map(({ id, exact }) => account(id, { City: exact })),
      links: each.filter(({ known }) => known === 'link').map(({ id, written }) => link(id, { city: written })),
      linkedRecords: each.filter(({ known }) => known === 'link').map(({ id, crm }) => company(id, { city: crm })),
      keyedRecords: each.filter(({ known }) => known === 'key').map(({ id, crm }) => company(id, { city: crm })),
    }
  })

  it('gives the same plan again; its counts add up; import never updates, update never creates', () => {
    fc.assert(
      fc.property(rule, page, (each, request) => {
        const profile = profileWith(each)
        const first = plan(profile, 'import-update', request)

        expect(plan(structuredClone(profile), 'import-update', structuredClone(request))).toEqual(first)
        expect(Object.values(first.counts).reduce((sum, count) => sum + count, 0)).toBe(4)
        expect(plan(profile, 'import', request).rows.filter(({ action }) => action === 'update')).toEqual([])
        expect(plan(profile, 'update', request).rows.filter(({ action }) => action === 'create')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('is at rest once its updates are written and its pairs remembered', () => {
    fc.assert(
      fc.property(rule, page, (each, request) => {
        const profile = profileWith(each)
        const { rows, adopted } = plan(profile, 'update', request)
        const changes = new Map(rows.filter(({ action }) => action === 'update').map((row) => [row.sourceId, row.after]))
        const records = [...(request.linkedRecords ?? []), ...(request.keyedRecords ?? [])]
        const kept = new Map([...(request.links ?? []), ...adopted].map((one) => [one.sourceId, one]))

        const again = plan(profile, 'update', {
          rows: request.rows ?? [],
          links: [...kept.values()].map((one) => ({ ...one, written: { ...one.written, ...changes.get(one.sourceId) } })),
          linkedRecords: records.map((one) => ({ ...one, fields: { ...one.fields, ...changes.get(one.id.replace('crm-', '')) } })),
        })

        expect(again.counts.update).toBe(0)
        expect(again.adopted).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a profile with rules', () => {
  const problems = (profile: Profile) => checkProfile(profile, crmFields.company, exactFields.account)

  it('is refused with the field and what is wrong', () => {
    expect(problems(profileWith({ transforms: [{ kind: 'join', fields: ['Shoe'], by: ' ' }] }))).toEqual([
      { code: 'rule-unknown-field', field: 'City', detail: 'Shoe' },
    ])
    expect(
      problems(
        profileWith({
          values: [
            { from: 'a', to: 'b' },
            { from: 'A', to: 'c' },
          ],
        }),
      ),
    ).toEqual([{ code: 'rule-double', field: 'City', detail: 'A' }])
  })

  it('may bring a text into a field of another type, and may not bring it there without', () => {
    const mappings = [...customers.mappings.filter(({ target }) => target !== 'blocked')]
    const instant = { target: 'blocked', source: 'Created' }
    const rule: FieldRule = { transforms: [{ kind: 'yes-no', yes: ['x'], no: ['y'] }] }

    expect(problems({ ...customers, mappings: [...mappings, instant] })).toMatchObject([{ code: 'cannot-convert', field: 'Blocked' }])
    expect(problems({ ...customers, mappings: [...mappings, { ...instant, rule }] })).toEqual([])
    expect(problems({ ...customers, mappings: [...mappings, { ...instant, rule: { values: [{ from: 'x', to: 'true' }] } }] })).toEqual([])
    expect(problems(profileWith({ transforms: [{ kind: 'read-date', format: 'nl-NL' }] }, 'creditLimit'))).toMatchObject([
      { code: 'rule-wrong-type' },
    ])
  })
})
