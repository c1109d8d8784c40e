import fc from 'fast-check'
import { type PlanRequest, planPage } from '../../src/sync/plan.ts'
import type { CrmRecord, Fields, Link, Mode, SourceRecord } from '../../src/sync/types.ts'
import { crmFields, customers, exactFields, people } from '../support/sync-fields.ts'

const account = (id: string, fields: Fields = {}): SourceRecord => ({ id, stamp: '1', fields: { ID: id, Name: `Name ${id}`, ...fields } })
const company = (id: string, fields: Fields = {}): CrmRecord => ({ id, version: 3, fields })
const mirrored = (id: string, fields: Fields = {}): CrmRecord => company(`crm-${id}`, { customerId: id, title: `Name ${id}`, ...fields })
const link = (id: string, written: Fields = {}): Link => ({ sourceId: id, targetId: `crm-${id}`, written })

const plan = (mode: Mode, request: Partial<PlanRequest>) =>
  planPage({
    profile: customers,
    mode,
    rows: [],
    links: [],
    linkedRecords: [],
    keyedRecords: [],
    crmFields: crmFields.company,
    exactFields: exactFields.account,
    ...request,
  })
const none = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

describe('the modes', () => {
  const missing = { rows: [account('a')] }
  const differs = { rows: [account('a', { City: 'Gent' })], links: [link('a')], linkedRecords: [mirrored('a', { city: 'Breda' })] }
  const same = { rows: [account('a', { City: 'Gent' })], links: [link('a')], linkedRecords: [mirrored('a', { city: ' Gent ' })] }
  const differsByKey = { rows: differs.rows, keyedRecords: differs.linkedRecords }

  it.each<[Mode, string, Partial<PlanRequest>, keyof typeof none]>([
    ['import', 'missing', missing, 'create'],
    ['import', 'linked and different', differs, 'skip'],
    ['import', 'known by key and different', differsByKey, 'skip'],
    ['import', 'the same', same, 'unchanged'],
    ['update', 'missing', missing, 'skip'],
    ['update', 'linked and different', differs, 'update'],
    ['update', 'known by key and different', differsByKey, 'update'],
    ['update', 'the same', same, 'unchanged'],
    ['import-update', 'missing', missing, 'create'],
    ['import-update', 'linked and different', differs, 'update'],
    ['import-update', 'the same', same, 'unchanged'],
  ])('%s, record %s → %3$s', (mode, _, request, decision) => {
    expect(plan(mode, request).counts).toEqual({ ...none, [decision]: 1 })
  })

  it('plans a create with every value there is, an update with the changes alone', () => {
    const created = plan('import', { rows: [account('a', { City: 'Gent', CreditLineSales: '12.5' })] }).rows
    const updated = plan('update', differs).rows

    expect(created).toEqual([
      {
        sourceId: 'a',
        label: 'Name a',
        action: 'create',
        reason: null,
        targetId: null,
        before: null,
        after: { title: 'Name a', customerId: 'a', city: 'Gent', creditLimit: '12.50' },
      },
    ])
    expect(updated).toEqual([
      {
        sourceId: 'a',
        label: 'Name a',
        action: 'update',
        reason: null,
        targetId: 'crm-a',
        before: { city: 'Breda' },
        after: { city: 'Gent' },
      },
    ])
  })
})

describe('recognising a record', () => {
  it('believes the link before the key', () => {
    const rows = [account('a', { City: 'Gent' })]

    const { rows: planned } = plan('update', {
      rows,
      links: [{ ...link('a'), targetId: 'moved' }],
      linkedRecords: [company('moved', { title: 'Name a', customerId: 'other' })],
      keyedRecords: [mirrored('a')],
    })

    expect(planned).toMatchObject([{ targetId: 'moved', after: { city: 'Gent', customerId: 'a' } }])
  })

  it('creates again what was linked and is gone from the CRM', () => {
    expect(plan('import', { rows: [account('a')], links: [link('a')] }).counts.create).toBe(1)
  })

  it('goes by the key when the link leads nowhere', () => {
    const request = { rows: [account('a')], links: [link('a')], keyedRecords: [company('again', { customerId: 'a', title: 'Name a' })] }

    const { counts, adopted } = plan('import', request)

    expect(counts).toEqual({ ...none, unchanged: 1 })
    expect(adopted).toMatchObject([{ sourceId: 'a', targetId: 'again' }])
  })

  it('asks when several records have the key', () => {
    const { rows, counts } = plan('import-update', {
      rows: [account('a')],
      keyedRecords: [mirrored('a'), company('twin', { customerId: 'a' })],
    })

    expect(counts).toEqual({ ...none, ask: 1 })
    expect(rows).toMatchObject([{ action: 'ask', reason: { code: 'ambiguous' }, after: {} }])
  })

  it('asks when two rows share a key, or claim a record that is linked to another', () => {
    const byCode = {
      ...customers,
      mappings: customers.mappings.with(1, { target: 'customerId', source: 'Code' }),
      key: { target: 'customerId', source: 'Code' },
    }
    const taken = company('crm-c', { customerId: '7', title: 'Name c' })

    const twins = plan('import', { profile: byCode, rows: [account('a', { Code: '1' }), account('b', { Code: ' 1' })] })
    const claimed = plan('import-update', {
      profile: byCode,
      rows: [account('c', { Code: '7' }), account('d', { Code: '7' })],
      links: [link('c')],
      linkedRecords: [taken],
      keyedRecords: [taken],
    })

    expect(twins.counts).toEqual({ ...none, ask: 2 })
    expect(claimed.counts).toEqual({ ...none, unchanged: 1, ask: 1 })
  })

  it('fails a record without a value for the key', () => {
    const byCode = { ...customers, key: { target: 'customerId', source: 'Code' } }

    expect(plan('import', { profile: byCode, rows: [account('a', { Code: ' ' })] }).rows).toMatchObject([
      { action: 'fail', reason: { code: 'key-missing', field: 'Customer ID' } },
    ])
  })

  it('remembers a pair that the key has shown, with the values both sides share', () => {
    const request = { rows: [account('a', { City: 'Gent', Phone: '1' })], keyedRecords: [mirrored('a', { city: 'Breda', phone: '1' })] }

    expect(plan('update', request).adopted).toEqual([
      { sourceId: 'a', targetId: 'crm-a', written: { title: 'Name a', customerId: 'a', phone: '1' } },
    ])
  })
})

describe('values', () => {
  it('fails what the CRM cannot do without, and leaves out any other field that does not fit, naming it', () => {
    const rows = [account('a', { Name: 'x'.repeat(41) }), account('b', { Name: null }), account('c', { CreditLineSales: '1.234,50' })]

    expect(plan('import', { rows }).rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['fail', { code: 'too-long', field: 'Title' }],
      ['fail', { code: 'required', field: 'Title' }],
      ['create', { code: 'wrong-type', field: 'Credit limit' }],
    ])
  })

  it('compares by meaning: 12.50 is 12.5, empty is null', () => {
    const rows = [account('a', { CreditLineSales: '12.5', City: '' })]

    expect(
      plan('update', { rows, links: [link('a')], linkedRecords: [mirrored('a', { creditLimit: '12.50', city: null })] }).counts.unchanged,
    ).toBe(1)
  })

  it('clears what came from Exact, and keeps what people added in the CRM', () => {
    const rows = [account('a', { City: null, Phone: null })]

    const { rows: planned } = plan('update', {
      rows,
      links: [link('a', { city: 'Breda' })],
      linkedRecords: [mirrored('a', { city: 'Breda', phone: '06-1' })],
    })

    expect(planned.map(({ before, after }) => ({ before, after }))).toEqual([{ before: { city: 'Breda' }, after: { city: null } }])
  })

  it('does not clear a required field', () => {
    const request = { rows: [account('a', { Name: null })], links: [link('a', { title: 'Name a' })], linkedRecords: [mirrored('a')] }

    expect(plan('update', request).rows).toMatchObject([
      { action: 'fail', reason: { code: 'required', field: 'Title' }, targetId: 'crm-a' },
    ])
    expect(plan('import', request).counts.skip).toBe(1)
  })

  it('refuses a profile that names a field nobody has', () => {
    const profile = { ...customers, mappings: [...customers.mappings, { target: 'shoe', source: 'City' }] }

    expect(() => plan('import', { profile, rows: [account('a')] })).toThrow(expect.objectContaining({ code: 'unknown-field' }))
  })
})

describe('contacts', () => {
  const contact = (id: string, Account: string | null): SourceRecord => ({
    id,
    stamp: '1',
    fields: { ID: id, FullName: `Person ${id}`, Account },
  })
  const planPeople = (mode: Mode, request: Partial<PlanRequest>) =>
    plan(mode, {
      profile: people,
      crmFields: crmFields.person,
      exactFields: exactFields.contact,
      companies: new Map([['a', 'crm-a']]),
      ...request,
    })

  it('are tied to their company', () => {
    expect(planPeople('import', { rows: [contact('p', 'a')] }).rows).toMatchObject([
      { action: 'create', after: { title: 'Person p', company: 'crm-a' } },
    ])
  })

  it('move along with their account', () => {
    const moved = { rows: [contact('p', 'a')], keyedRecords: [company('crm-p', { contactId: 'p', title: 'Person p', company: 'crm-old' })] }

    expect(planPeople('update', moved).rows).toMatchObject([{ before: { company: 'crm-old' }, after: { company: 'crm-a' } }])
  })

  it.each(['elsewhere', null])('wait while their company is not in the CRM (%p)', (Account) => {
    expect(planPeople('import', { rows: [contact('p', Account)] }).rows).toMatchObject([
      { action: 'wait', label: 'Person p', reason: { code: 'company-missing' } },
    ])
    expect(planPeople('update', { rows: [contact('p', Account)] }).counts.skip).toBe(1)
  })
})

describe('any page', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
  const someText = fc.constantFrom(null, '', 'x', ' x', 'y', 'x'.repeat(50))
  const fields = fc.record({ Name: someText, City: someText, CreditLineSales: fc.constantFrom(null, '1.5', '1.50', 'none') })
  const crm = fc.record({ title: someText, city: someText, creditLimit: fc.constantFrom(null, '1.5') })
  const request = fc
    .record({
      ids,
      linked: ids,
      keyed: ids,
      twins: ids,
      fields: fc.array(fields, { minLength: 6, maxLength: 6 }),
      crm: fc.array(crm, { minLength: 6, maxLength: 6 }),
    })
    .map(({ ids, linked, keyed, twins, fields, crm }) => ({
      rows: ids.map((id, i) => account(id, fields[i])),
      links: linked.map((id, i) => link(id, crm[5 - i])),
      linkedRecords: linked.slice(1).map((id, i) => mirrored(id, crm[i])),
      keyedRecords: [...keyed.map((id, i) => mirrored(id, crm[i])), ...twins.map((id) => company(`twin-${id}`, { customerId: id }))],
    }))
  const modes = fc.constantFrom<Mode>('import', 'update', 'import-update')

  it('gives the same plan again, and its counts add up', () => {
    fc.assert(
      fc.property(request, modes, (page, mode) => {
        const first = plan(mode, page)
        const { create, update, unchanged, skip, ask, fail } = first.counts

        expect(plan(mode, structuredClone(page))).toEqual(first)
        expect(create + update + unchanged + skip + ask + fail).toBe(page.rows.length)
        expect(first.rows.length).toBe(create + update + ask + fail)
      }),
    )
  })

  it('is never updated by import and never added to by update', () => {
    fc.assert(
      fc.property(request, (page) => {
        expect(plan('import', page).rows.filter(({ action }) => action === 'update')).toEqual([])
        expect(plan('update', page).rows.filter(({ action }) => action === 'create')).toEqual([])
      }),
    )
  })

  it('is unchanged once its updates are written', () => {
    fc.assert(
      fc.property(request, (page) => {
        const { rows, adopted } = plan('update', page)
        const changes = new Map(rows.filter(({ action }) => action === 'update').map((row) => [row.targetId, row]))
        const written = (record: CrmRecord) => ({ ...record, version: 4, fields: { ...record.fields, ...changes.get(record.id)?.after } })

        const again = plan('update', {
          ...page,
          links: [...page.links, ...adopted],
          linkedRecords: [
            ...page.linkedRecords,
            ...page.keyedRecords.filter(({ id }) => adopted.some(({ targetId }) => targetId === id)),
          ].map(written),
          keyedRecords: page.keyedRecords.map(written),
        })

        expect(again.counts.update).toBe(0)
      }),
    )
  })
})
