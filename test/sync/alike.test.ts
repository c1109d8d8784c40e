import fc from 'fast-check'
import { alikeLevels, likenessOf, likenessOfSource } from '../../src/sync/alike.ts'
import { isFreeMail } from '../../src/sync/free-mail.ts'
import { alikeCrmFields } from '../support/alike-fields.ts'

const ofCompany = (fields: Record<string, string>, level: (typeof alikeLevels)[number]) =>
  likenessOf('company', fields, level, alikeCrmFields.company)

describe('what companies are recognised by', () => {
  it.each([
    ['code', { Code: '      C17' }, { f_17: 'c17' }],
    ['number', { VATNumber: 'NL001234567B01' }, { vat_id: '0012.34.567.B01' }],
    ['number', { ChamberOfCommerce: '24123456' }, { kvk: '24 12 34 56' }],
    ['email', { Email: 'Sales@Acme.Example' }, { mail: 'info@acme.example' }],
    ['name', { Name: 'Ácme B.V.', Postcode: '1234AB' }, { name: 'acme', zip: '1234 ab' }],
  ] as const)('is one and the same at the level %s, whatever the CRM calls its fields: %j', (level, exact, crm) => {
    const wanted = likenessOfSource('account', exact, level)

    expect(wanted).toHaveLength(1)
    expect(ofCompany(crm, level)).toEqual(wanted)
  })

  it.each([
    ['code', { Code: '  ' }],
    ['number', { VATNumber: 'none', ChamberOfCommerce: '12' }],
    ['email', { Email: 'no address' }],
    ['email', { Email: 'jan@gmail.com, piet@hotmail.co.uk; els@ziggo.nl' }],
    ['name', { Name: 'Acme' }],
    ['name', { Postcode: '1234AB' }],
    ['code', { Code: 'x'.repeat(201) }],
  ] as const)('is nothing at the level %s where little is known: %j', (level, exact) => {
    expect(likenessOfSource('account', exact, level)).toEqual([])
  })

  it('never takes a VAT number for one of a chamber of commerce', () => {
    const [wanted = ''] = likenessOfSource('account', { VATNumber: '24123456' }, 'number')

    expect(ofCompany({ kvk: '24123456' }, 'number')).not.toContain(wanted)
  })
})

describe('what persons are recognised by', () => {
  it.each([
    ['code', { HID: '12' }, { no: '12' }],
    ['email', { BusinessEmail: 'Ann@gmail.com' }, { mail: 'ann@gmail.com' }],
    ['email', { Email: 'ann@acme.example' }, { workEmail: 'ann@acme.example' }],
    ['name', { FullName: 'Ann Bak' }, { fullName: 'ann bak', company: 'company-1' }],
  ] as const)('is one and the same at the level %s: %j', (level, exact, crm) => {
    const wanted = likenessOfSource('contact', exact, level, 'company-1')

    expect(wanted).toHaveLength(1)
    expect(likenessOf('person', crm, level, alikeCrmFields.person)).toEqual(wanted)
  })

  it('is no name without its company, and no number of the company', () => {
    expect(likenessOfSource('contact', { FullName: 'Ann' }, 'name')).toEqual([])
    expect(likenessOfSource('contact', { FullName: 'Ann', VATNumber: 'NL001234567B01' }, 'number', 'c')).toEqual([])
  })
})

it('knows where anybody gets an address', () => {
  const free = ['gmail.com', 'hotmail.com', 'hotmail.fr', 'outlook.com', 'live.nl', 'icloud.com', 'yahoo.co.uk', 'ziggo.nl', 'kpnmail.nl']
  const more = ['telenet.be', 'skynet.be', 't-online.de', 'web.de', 'gmx.de', 'gmx.net', 'orange.fr', 'free.fr', 'xs4all.nl']

  expect([...free, ...more].filter((domain) => !isFreeMail(domain))).toEqual([])
  expect(
    ['acme.example', 'gmail.acme.nl', 'web.nl', 'orange.nl'].filter((domain) => isFreeMail(domain) && !domain.startsWith('gmail')),
  ).toEqual([])
})

it('gives few short values without control characters, whatever stands in a record', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(null, 7, true, 'a@b.nl; c@d.nl; e@f.nl'))
  const exact = fc.record({
    Code: anything,
    VATNumber: anything,
    ChamberOfCommerce: anything,
    Email: anything,
    Name: anything,
    Postcode: anything,
  })

  fc.assert(
    fc.property(exact, fc.constantFrom(...alikeLevels), (fields, level) => {
      const values = likenessOfSource('account', fields, level)

      expect(values.length).toBeLessThanOrEqual(2)
      expect(values.every((value) => value.length > 0 && value.length <= 200 && !/\p{Cc}/u.test(value))).toBe(true)
    }),
  )
})
