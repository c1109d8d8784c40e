import { checkProfile } from '../../src/sync/check-profile.ts'
import { suggestMappings, suggestProfile } from '../../src/sync/suggest.ts'
import type { FieldSpec, ProfileContent } from '../../src/sync/types.ts'
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

  it('names everything that an empty form lacks', () => {
    const codes = check({ title: '', mappings: [] }).map(({ code }) => code)

    expect(codes).toEqual(['title-missing', 'no-mappings', 'required-unmapped', 'key-not-mapped'])
  })
})
