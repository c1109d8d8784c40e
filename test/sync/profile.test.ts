import { checkProfile } from '../../src/sync/check-profile.ts'
import { tryMapping } from '../../src/sync/mapping-hints.ts'
import { suggestMappings, suggestProfile } from '../../src/sync/suggest.ts'
import { suggestSources } from '../../src/sync/suggest-sources.ts'
import type { FieldSpec, Fields, GoneRule, ProfileContent } from '../../src/sync/types.ts'
import { crmFields, customers, exactFields, people } from '../support/sync-fields.ts'

const text = (name: string, label = name, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, label, type: 'text', ...more })

describe('a suggested profile', () => {
  it('maps the name, the key and whatever has an obvious partner', () => {
    const profile = suggestProfile('company', 'account', 'Customers', crmFields.company, exactFields.account)

    expect(profile.mappings).toEqual(customers.mappings)
    expect(profile.key).toEqual({ target: 'customerId', source: 'ID' })
    expect(checkProfile(profile, crmFields.company, exactFields.account)).toEqual([])
  })

  it('ties a person to the company and takes the full name as title', () => {
    const profile = suggestProfile('person', 'contact', 'People', crmFields.person, exactFields.contact)

    expect(profile.mappings).toContainEqual({ target: 'title', source: 'FullName' })
    expect(profile.mappings).toContainEqual({ target: 'company', source: 'Account' })
    expect(profile.key).toEqual({ target: 'contactId', source: 'ID' })
    expect(checkProfile(profile, crmFields.person, exactFields.contact)).toEqual([])
  })

  it('reads the words of another CRM', () => {
    const crm = [
      text('Title'),
      text('ExactID', 'Exact ID', { unique: true }),
      text('WorkZip', 'ZIP code'),
      text('field_7', 'VAT no.'),
      text('field_8', 'Account Manager'),
    ]
    const exact = [
      text('ID', 'Account ID', { type: 'id' }),
      text('Name'),
      text('Postcode'),
      text('VATNumber'),
      text('AccountManagerFullName', 'Account manager'),
    ]

    const mappings = suggestMappings('company', crm, exact)

    expect(mappings).toEqual([
      { target: 'Title', source: 'Name' },
      { target: 'ExactID', source: 'ID' },
      { target: 'WorkZip', source: 'Postcode' },
      { target: 'field_7', source: 'VATNumber' },
      { target: 'field_8', source: 'AccountManagerFullName' },
    ])
  })

  it('leaves out read-only fields and pairs in which a value might not survive', () => {
    const crm = [
      ...crmFields.company.slice(0, 2),
      text('city', 'City', { readOnly: true }),
      text('code', 'Code', { type: 'money' }),
      text('status', 'Status', { type: 'choice', choices: ['Customer', 'Prospect'] }),
      text('country', 'Country', { type: 'choice', choices: ['nl', 'be', 'de'] }),
    ]
    const exact = [
      ...exactFields.account,
      text('Status', 'Status', { type: 'choice', choices: ['A', 'C'] }),
      text('Country', 'Country', { type: 'choice', choices: ['NL', 'BE'] }),
    ]

    const targets = suggestMappings('company', crm, exact).map(({ target }) => target)

    expect(targets).toEqual(['title', 'customerId', 'country'])
  })
})

describe('a real record', () => {
  it('keeps a partner away whose value does not fit, and the next one comes', () => {
    const crm = [...crmFields.company.slice(0, 2), text('phone', 'Phone', { maxLength: 5 }), text('tel', 'Tel')]
    const exact = [text('ID'), text('Name'), text('Phone'), text('Fax')]

    const mappings = suggestMappings('company', crm, exact, { Name: 'Acme', Phone: '+31 30 555 0100' })

    expect(mappings.map(({ target }) => target)).toEqual(['title', 'customerId', 'tel'])
  })

  const email = text('contactAddress', 'Contact address', { type: 'email', maxLength: 30 })
  const suggested = (to: FieldSpec, exact: readonly FieldSpec[], example: Fields) =>
    suggestSources(to, 'account', exact, example).map(({ name }) => name)

  it('ranks name before synonym, word in common, the form of the value, and type', () => {
    const vat = text('vat', 'VAT', { type: 'money' })
    const exact = [
      text('Total', 'Total', { type: 'money' }),
      text('SalesVat', 'Sales VAT code'),
      text('VATNumber', 'Tax'),
      text('X', 'VAT'),
    ]

    expect(suggested(vat, exact, {})).toEqual(['X', 'VATNumber', 'SalesVat', 'Total'])
    expect(suggested(email, [text('Remarks'), text('Misc')], { Remarks: 'call me', Misc: 'info@acme.example' })).toEqual(['Misc'])
  })

  it('leaves out what the field refuses, and puts what is filled first', () => {
    const exact = [text('EmailOne', 'Contact one'), text('EmailTwo', 'Contact two'), text('EmailThree', 'Contact three')]

    expect(suggested(email, exact, { EmailOne: 'no address', EmailTwo: null, EmailThree: 'a@b.example' })).toEqual([
      'EmailThree',
      'EmailTwo',
    ])
  })

  it('shows what becomes of its value, or why nothing does', () => {
    const city: FieldSpec = text('city', 'City', { maxLength: 4 })
    const mapping = { target: 'city', source: 'City' }
    const short = { ...mapping, rule: { transforms: [{ kind: 'left' as const, length: 3 }] } }

    expect(tryMapping(short, text('City'), city, { City: 'Utrecht' })).toEqual({ value: 'Utr', hint: null })
    expect(tryMapping(mapping, text('City'), city, { City: 'Utrecht' })).toMatchObject({
      value: null,
      hint: { kind: 'example', reason: { code: 'too-long', field: 'City' } },
    })
  })

  it('is not needed to tell that texts may be too long, or that a list lacks values', () => {
    const mapping = { target: 'status', source: 'Status' }
    const list = text('status', 'Status', { type: 'choice', choices: ['a', 'C'] })
    const from = text('Status', 'Status', { type: 'choice', choices: ['A', 'S', 'C'] })

    expect(tryMapping(mapping, from, list, null).hint).toEqual({ kind: 'choices', missing: ['S'] })
    expect(
      tryMapping(mapping, text('Status', 'Status', { maxLength: 90 }), text('status', 'Status', { maxLength: 50 }), null).hint,
    ).toEqual({
      kind: 'length',
      most: 50,
    })
    expect(tryMapping({ ...mapping, rule: { values: [{ from: 'A', to: 'a' }] } }, from, list, null).hint).toBeNull()
  })
})

describe('checking a profile', () => {
  const check = (change: Partial<ProfileContent>) => checkProfile({ ...customers, ...change }, crmFields.company, exactFields.account)
  const withMapping = (target: string, source: string) => check({ mappings: [...customers.mappings, { target, source }] })

  it('has nothing against a good one', () => {
    expect(check({})).toEqual([])
    expect(checkProfile(people, crmFields.person, exactFields.contact)).toEqual([])
  })

  it.each<[string, () => unknown, unknown]>([
    ['a missing title', () => check({ title: ' ' }), [{ code: 'title-missing' }]],
    ['companies from contacts', () => check({ source: 'contact' }), [{ code: 'wrong-pair' }]],
    ['two sources for one field', () => withMapping('city', 'Name'), [{ code: 'two-sources', field: 'City' }]],
    ['a read-only field', () => withMapping('balance', 'CreditLineSales'), [{ code: 'read-only', field: 'Balance' }]],
    ['a field the CRM does not have', () => withMapping('shoeSize', 'Code'), [{ code: 'unknown-field', field: 'shoeSize' }]],
    [
      'a field Exact does not have',
      () => check({ mappings: customers.mappings.with(2, { target: 'city', source: 'Shoe' }) }),
      [{ code: 'unknown-field', source: 'Shoe' }],
    ],
    [
      'types that never meet',
      () => check({ mappings: customers.mappings.with(5, { target: 'blocked', source: 'Created' }) }),
      [{ code: 'cannot-convert', field: 'Blocked', source: 'Created on' }],
    ],
    ['a required field left out', () => check({ mappings: customers.mappings.slice(1) }), [{ code: 'required-unmapped', field: 'Title' }]],
    ['no key', () => check({ key: { target: '', source: 'ID' } }), [{ code: 'key-missing' }]],
    ['a key that is not unique', () => check({ key: { target: 'city', source: 'City' } }), [{ code: 'key-not-unique', field: 'City' }]],
    [
      'a key that is not mapped',
      () => check({ key: { target: 'customerId', source: 'Code' } }),
      [{ code: 'key-not-mapped', field: 'Customer ID' }],
    ],
  ])('names %s', (_, problems, expected) => {
    expect(problems()).toEqual(expected)
  })

  it.each<[string, GoneRule, object[]]>([
    ['nothing of keeping', { how: 'keep' }, []],
    ['nothing of a field that takes the value', { how: 'mark', field: 'blocked', value: 'true' }, []],
    ['a field the CRM does not have', { how: 'ask', field: 'shoe', value: 'x' }, [{ code: 'gone-unknown-field', field: 'shoe' }]],
    ['the key', { how: 'mark', field: 'customerId', value: 'x' }, [{ code: 'gone-field', field: 'Customer ID' }]],
    ['a read-only field', { how: 'mark', field: 'balance', value: '0' }, [{ code: 'gone-field', field: 'Balance' }]],
    ['no value', { how: 'mark', field: 'city', value: ' ' }, [{ code: 'gone-no-value', field: 'City' }]],
    [
      'a value of another type',
      { how: 'ask', field: 'blocked', value: 'gone' },
      [{ code: 'gone-value', field: 'Blocked', detail: 'gone' }],
    ],
    [
      'a value too long',
      { how: 'mark', field: 'title', value: 'x'.repeat(41) },
      [{ code: 'gone-value', field: 'Title', detail: 'x'.repeat(41) }],
    ],
  ])('names, of records gone from Exact, %s', (_, gone, expected) => {
    expect(check({ gone })).toEqual(expected)
  })

  it('names everything that an empty form lacks', () => {
    const codes = check({ title: '', mappings: [] }).map(({ code }) => code)

    expect(codes).toEqual(['title-missing', 'no-mappings', 'required-unmapped', 'key-not-mapped'])
  })
})
