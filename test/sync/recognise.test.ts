import { type Alike, type PlanRequest, planPage } from '../../src/sync/plan.ts'
import type { CrmRecord, Decision, Fields, SourceRecord } from '../../src/sync/types.ts'
import { alikeCompanies, alikeCrmFields, alikeExactFields, alikePeople } from '../support/alike-fields.ts'

const account = (id: string, fields: Fields = {}): SourceRecord => ({ id, stamp: '1', fields: { ID: id, Name: `Name ${id}`, ...fields } })
const record = (id: string, fields: Fields = {}): CrmRecord => ({ id, version: 1, fields: { name: 'Other', ...fields } })
const alike = (level: Alike['level'], ...records: CrmRecord[]): Alike => ({ level, records })
const decided = (sourceId: string, answer: Decision['answer'], targetId: string | null = null): Decision => ({
  ...{ sourceId, answer, targetId, by: 'ann', at: '2025-03-31T08:00:00.000Z' },
})

const plan = (request: Partial<PlanRequest>) =>
  planPage({
    ...{ profile: alikeCompanies, mode: 'import-update', rows: [], links: [], linkedRecords: [], keyedRecords: [] },
    ...{ crmFields: alikeCrmFields.company, exactFields: alikeExactFields.account, ...request },
  })
/** What is planned for each row: the CRM record it is, or what a person chooses from. */
const found = (request: Partial<PlanRequest>) =>
  plan(request).rows.map(({ action, targetId, candidates }) =>
    action === 'ask' ? `ask ${candidates?.join() ?? ''}`.trim() : `${action} ${targetId}`,
  )

describe('the levels', () => {
  it.each([
    ['code', { Code: '17' }, { f_17: '17' }],
    ['number', { VATNumber: 'NL001234567B01' }, { vat_id: '001234567B01' }],
    ['number', { ChamberOfCommerce: '24123456', Country: 'NL' }, { kvk: '24123456', land: 'Nederland' }],
    ['email', { Email: 'a@acme.example' }, { mail: 'b@acme.example' }],
    ['name', { Name: 'Acme B.V.', Postcode: '1234 AB' }, { name: 'ACME', zip: '1234AB' }],
  ] as const)('recognise a record by its %s, and remember the pair', (level, exact, crm) => {
    const { rows, adopted } = plan({ rows: [account('a', { ...exact, City: 'Gent' })], alike: [alike(level, record('c1', crm))] })

    expect(rows).toMatchObject([{ action: 'update', targetId: 'c1', after: { exactId: 'a', city: 'Gent' } }])
    expect(adopted).toMatchObject([{ sourceId: 'a', targetId: 'c1' }])
  })

  it('stop at the first that shows something', () => {
    const rows = [account('a', { Code: '17', Email: 'a@acme.example' })]
    const [byCode, byMail] = [record('c1', { f_17: '17' }), record('c2', { mail: 'b@acme.example' })]

    expect(found({ rows, alike: [alike('code', byCode), alike('email', byMail)] })).toEqual(['update c1'])
  })

  it('give way to the key and to the link', () => {
    const rows = [account('a', { Code: '17' }), account('b', { Code: '18' })]
    const request = {
      rows,
      links: [{ sourceId: 'b', targetId: 'linked', written: {} }],
      linkedRecords: [record('linked')],
      keyedRecords: [record('keyed', { exactId: 'a' })],
      alike: [alike('code', record('c1', { f_17: '17' }), record('c2', { f_17: '18' }))],
    }

    expect(found(request)).toEqual(['update keyed', 'update linked'])
  })

  it('ask where several records may be meant, the likeliest first and ten at most', () => {
    const rows = [account('a', { Code: '17', Email: 'a@acme.example', Name: 'Acme', Postcode: '1' })]
    const many = Array.from({ length: 12 }, (_, i) => record(`c${String(i).padStart(2, '0')}`, { f_17: '17' }))
    const likeliest = record('z', { f_17: '17', mail: 'x@acme.example' })

    const [row] = plan({ rows, alike: [alike('code', ...many, likeliest)] }).rows

    expect(row).toMatchObject({ action: 'ask', reason: { code: 'ambiguous' }, targetId: null })
    expect(row?.candidates).toEqual(['z', 'c00', 'c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08'])
  })

  it('ask where several rows may be one record, at whatever level each sees it', () => {
    const one = record('c1', { f_17: '17', mail: 'b@acme.example' })
    const rows = [account('a', { Code: '17' }), account('b', { Email: 'a@acme.example' }), account('c')]

    expect(found({ rows, alike: [alike('code', one), alike('email', one)] })).toEqual(['ask c1', 'ask c1', 'create null'])
  })

  it('never take what the key shows to be another row', () => {
    const keyed = record('c1', { exactId: 'a', vat_id: 'NL001234567B01' })
    const rows = ['a', 'b'].map((id) => account(id, { VATNumber: 'NL001234567B01' }))

    expect(found({ rows, keyedRecords: [keyed], alike: [alike('number', keyed)] })).toEqual(['update c1', 'create null'])
  })

  it('never take a record that says itself to be another record of Exact', () => {
    const [own, other] = ['2f1c6f0a-1c1e-4bb1-9d5c-0a4b3c2d1e0f', '9a1c6f0a-1c1e-4bb1-9d5c-0a4b3c2d1e0f']
    const rows = [account(own, { Code: '17' })]

    expect(found({ rows, alike: [alike('code', record('c1', { f_17: '17', exactId: other }))] })).toEqual(['create null'])
    expect(found({ rows, alike: [alike('code', record('c1', { f_17: '17', exactId: 'old-123' }))] })).toEqual(['update c1'])
  })

  it.each([
    ['email', { Email: 'a@acme.example' }, { mail: 'b@acme.example' }, 'create null'],
    ['name', { Name: 'Acme', Postcode: '1' }, { name: 'Acme', zip: '1' }, 'create null'],
    ['code', { Code: '17' }, { f_17: '17' }, 'ask c1'],
  ] as const)('do not trust the %s where a number says otherwise', (level, exact, crm, expected) => {
    const against = [
      [{ VATNumber: 'NL001234567B01' }, { vat_id: 'NL007654321B01' }],
      [{ ChamberOfCommerce: '24123456' }, { kvk: '65432142' }],
    ] as const

    for (const [mine, theirs] of against) {
      const request = { rows: [account('a', { ...exact, ...mine })], alike: [alike(level, record('c1', { ...crm, ...theirs }))] }
      expect(found(request)).toEqual([expected])
    }
  })

  it('ask where the firm’s VAT number is shared by one with another registration', () => {
    const rows = [account('a', { VATNumber: 'NL001234567B01', ChamberOfCommerce: '24123456' })]

    expect(found({ rows, alike: [alike('number', record('c1', { vat_id: 'NL001234567B01', kvk: '65432142' }))] })).toEqual(['ask c1'])
  })

  it('tell equal numbers of two countries apart', () => {
    const vat = { rows: [account('a', { VATNumber: 'NL12345678' })], alike: [alike('number', record('c1', { vat_id: 'DK12345678' }))] }
    const kvk = {
      rows: [account('a', { ChamberOfCommerce: '12345678', Country: 'NL' })],
      alike: [alike('number', record('c1', { kvk: '12345678', land: 'DK' }))],
    }

    expect([...found(vat), ...found(kvk)]).toEqual(['create null', 'create null'])
  })
})

describe('persons', () => {
  const person = (fields: Fields): SourceRecord => ({ id: 'p', stamp: '1', fields: { ID: 'p', FullName: 'Ann', Account: 'a', ...fields } })
  const planPerson = (row: SourceRecord, ...alikes: Alike[]) =>
    found({
      ...{ profile: alikePeople, crmFields: alikeCrmFields.person, exactFields: alikeExactFields.contact },
      ...{ rows: [row], companies: new Map([['a', 'company-1']]), alike: alikes },
    })

  it('are recognised by address and by name within their company', () => {
    const byMail = alike('email', record('c1', { fullName: 'A.', mail: 'ann@gmail.com' }))
    const byName = alike('name', record('c1', { fullName: 'ANN', company: 'company-1' }))

    expect([...planPerson(person({ Email: 'ann@gmail.com' }), byMail), ...planPerson(person({}), byName)]).toEqual([
      'update c1',
      'update c1',
    ])
  })

  it('are not somebody of another company, though the address is the same', () => {
    const elsewhere = alike('email', record('c1', { fullName: 'Ann', mail: 'ann@accountants.example', company: 'company-2' }))

    expect(planPerson(person({ Email: 'ann@accountants.example' }), elsewhere)).toEqual(['create null'])
  })
})

describe('what a person decided', () => {
  const two = [record('c1', { f_17: '17' }), record('c2', { f_17: '17' })]
  const open = { rows: [account('a', { Code: '17' })], alike: [alike('code', ...two)] }

  it('is carried out: linked, created, or left apart', () => {
    const linked = plan({ ...open, decisions: [decided('a', 'link', 'c2')], decidedRecords: two.slice(1) })
    const created = plan({ ...open, decisions: [decided('a', 'create')] })
    const apart = plan({ ...open, decisions: [decided('a', 'apart')] })

    expect(linked.rows).toMatchObject([{ action: 'update', targetId: 'c2' }])
    expect([linked.adopted, linked.carriedOut]).toMatchObject([[{ sourceId: 'a', targetId: 'c2' }], ['a']])
    expect(created.rows).toMatchObject([{ action: 'create', targetId: null }])
    expect(created.carriedOut).toEqual([])
    expect([apart.rows, apart.counts.skip, apart.carriedOut]).toEqual([[], 1, []])
  })

  it('is asked again when the chosen record is gone, or is another record’s by now', () => {
    const decisions = [decided('a', 'link', 'c2')]

    const left = { ...open, alike: [alike('code', ...two.slice(0, 1))], decisions }

    expect(found(left)).toEqual(['ask c1'])
    expect(found({ ...left, decidedRecords: two.slice(1), linkedElsewhere: ['c2'] })).toEqual(['ask c1'])
  })

  it('gives one record to one row only', () => {
    const rows = [account('a', { Code: '17' }), account('b', { Code: '17' })]
    const request = { rows, alike: [alike('code', record('c1', { f_17: '17' }))], decidedRecords: [record('c1', { f_17: '17' })] }

    const both = found({ ...request, decisions: [decided('a', 'link', 'c1'), decided('b', 'link', 'c1')] })
    const one = found({ ...request, decisions: [decided('a', 'link', 'c1')] })

    expect(both).toEqual(['ask', 'ask'])
    expect(one).toEqual(['update c1', 'create null'])
  })

  it('does not create a record whose key is there already', () => {
    const request = { rows: [account('a')], keyedRecords: [record('c1', { exactId: 'a' }), record('c2', { exactId: 'a' })] }

    expect(found({ ...request, decisions: [decided('a', 'create')] })).toEqual(['ask c1,c2'])
  })

  it('leaves a linked record apart, and is done with once the link says the same', () => {
    const linked = {
      rows: [account('a', { City: 'Gent' })],
      links: [{ sourceId: 'a', targetId: 'c1', written: {} }],
      linkedRecords: [record('c1')],
    }

    const apart = plan({ ...linked, decisions: [decided('a', 'apart')] })
    const created = plan({ ...linked, decisions: [decided('a', 'create')] })

    expect([apart.counts.skip, apart.rows]).toEqual([1, []])
    expect([created.counts.update, created.carriedOut]).toEqual([1, ['a']])
  })
})

describe('a conflict', () => {
  const profile = {
    ...alikeCompanies,
    mappings: alikeCompanies.mappings.with(2, { target: 'city', source: 'City', rule: { authority: 'ask' as const } }),
  }
  const contested = (name: string) => ({
    profile,
    rows: [account('a', { City: 'Gent', Name: name })],
    links: [{ sourceId: 'a', targetId: 'c1', written: { name: 'Old', exactId: 'a', city: 'Breda' } }],
    linkedRecords: [record('c1', { name: 'Old', exactId: 'a', city: 'Delft' })],
  })

  it('is written when Exact wins, with everything else', () => {
    const { rows, carriedOut } = plan({ ...contested('New'), decisions: [decided('a', 'exact')] })

    expect(rows).toMatchObject([{ action: 'update', before: { name: 'Old', city: 'Delft' }, after: { name: 'New', city: 'Gent' } }])
    expect(carriedOut).toEqual([])
  })

  it('rests when the CRM wins, until Exact changes again; the rest is written', () => {
    const kept = plan({ ...contested('Old'), decisions: [decided('a', 'crm')] })
    const partly = plan({ ...contested('New'), decisions: [decided('a', 'crm')] })
    const later = { ...contested('Old'), links: kept.adopted }

    expect([kept.rows, kept.counts.unchanged, kept.carriedOut]).toEqual([[], 1, ['a']])
    expect(kept.adopted).toMatchObject([{ written: { city: 'Gent' } }])
    expect(partly.rows).toMatchObject([{ action: 'update', after: { name: 'New' } }])
    expect(plan(later).counts.unchanged).toBe(1)
    expect(plan({ ...later, rows: [account('a', { City: 'Brugge', Name: 'Old' })] }).rows).toMatchObject([
      { action: 'ask', reason: { code: 'conflict' } },
    ])
  })

  it('keeps the pair that a person linked, so that this isn’t asked again', () => {
    const linked = { ...contested('Old'), links: [], linkedRecords: [], decidedRecords: contested('Old').linkedRecords }

    const { rows, adopted, carriedOut } = plan({ ...linked, decisions: [decided('a', 'link', 'c1')] })

    expect(rows).toMatchObject([{ action: 'ask', reason: { code: 'conflict' }, targetId: 'c1' }])
    expect([adopted, carriedOut]).toMatchObject([[{ sourceId: 'a', targetId: 'c1' }], ['a']])
  })

  it('that is none any more leaves no decision behind', () => {
    const settled = { ...contested('Old'), linkedRecords: [record('c1', { name: 'Old', exactId: 'a', city: 'Gent' })] }

    expect(plan({ ...settled, decisions: [decided('a', 'exact')] }).carriedOut).toEqual(['a'])
  })
})
