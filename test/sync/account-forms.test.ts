import { type AccountForm, type AccountLists, emptyAccountForm } from '../../src/sync/account-form.ts'
import { formFor } from '../../src/sync/account-form-of.ts'
import { checkAccountForm } from '../../src/sync/check-account-form.ts'
import { contactDifferences } from '../../src/sync/contact-difference.ts'
import type { FieldSpec, Fields, Mapping } from '../../src/sync/types.ts'

const lists: AccountLists = {
  paymentConditions: [
    { code: '14', description: '14 dagen', days: 14, endOfMonths: 0 },
    { code: 'EM', description: 'Maandeinde', days: 30, endOfMonths: 1 },
    { code: '30', description: '30 dagen', days: 30, endOfMonths: 0 },
  ],
  vatCodes: [{ code: '2', description: 'BTW hoog', fraction: 0.21 }],
  classifications: [{ slot: 1, name: 'Klantgroep', values: [{ id: 'a', code: 'A', description: 'Vast' }] }],
}
const good: AccountForm = { ...emptyAccountForm, name: 'Acme', country: 'NL', paymentCondition: '30' }
const spec = (name: string, label: string): FieldSpec => ({ name, label, type: 'text' })

describe('a form for a customer', () => {
  it('is tidied, and its VAT number gets the country it is in', () => {
    const { form, problems } = checkAccountForm({ ...good, name: '  Acme   B.V. ', country: 'nl', vatNumber: '8045.95.306.B03' }, lists)

    expect(problems).toEqual([])
    expect(form).toMatchObject({ name: 'Acme B.V.', country: 'NL', vatNumber: 'NL804595306B03' })
  })

  it.each<[string, Partial<AccountForm>, string, string]>([
    ['without a name', { name: ' ' }, 'name', 'missing'],
    ['without a country', { country: '' }, 'country', 'missing'],
    ['without payment terms', { paymentCondition: '' }, 'paymentCondition', 'missing'],
    ['for a country there isn’t', { country: 'XQ' }, 'country', 'choice'],
    ['with payment terms that aren’t Exact’s', { paymentCondition: '99' }, 'paymentCondition', 'choice'],
    ['with a VAT code that isn’t Exact’s', { vatCode: '99' }, 'vatCode', 'choice'],
    ['with a value of another classification', { classifications: { 2: 'a' } }, 'classifications', 'choice'],
    ['with half an e-mail address', { email: 'info@acme' }, 'email', 'email'],
    ['with something else than a website', { website: 'our site' }, 'website', 'website'],
    ['with a name nobody has', { name: 'x'.repeat(256) }, 'name', 'too-long'],
    ['with a mistyped VAT number', { vatNumber: 'NL123456783B12' }, 'vatNumber', 'vat-digits'],
    ['with half a VAT number', { vatNumber: 'NL12' }, 'vatNumber', 'vat-shape'],
  ])('%s isn’t sent', (_, changed, field, kind) => {
    expect(checkAccountForm({ ...good, ...changed }, lists).problems).toMatchObject([{ field, kind }])
  })

  it('asks for no payment terms where none can be read', () => {
    const { problems } = checkAccountForm({ ...good, paymentCondition: '' }, { paymentConditions: [], vatCodes: [], classifications: [] })

    expect(problems).toEqual([])
  })
})

describe('what stands in a form before anybody typed', () => {
  const specs = [
    ...[spec('title', 'Company Name'), spec('c', 'Country'), spec('v', 'BTW-nummer'), spec('p', 'Payment Terms'), spec('l', 'Language')],
    ...[spec('m', 'E-mail'), spec('t', 'Telephone')],
  ]
  const formOf = (fields: Fields) => formFor({ name: '', country: 'NL' }, { record: { id: 'c1', version: 1, fields }, specs }, lists)

  it('is what the CRM knows, whatever it calls its fields', () => {
    const fields = { title: 'Huber', c: 'Deutschland', v: 'DE136695976', p: '14 dagen', l: 'Deutsch', m: 'a@b.de', t: '089' }

    expect(formOf(fields)).toMatchObject({
      ...{ name: 'Huber', country: 'DE', vatNumber: 'DE136695976', paymentCondition: '14', language: 'DE', email: 'a@b.de', phone: '089' },
    })
  })

  it('is the usual where the CRM knows nothing', () => {
    expect(formOf({ title: 'Huber' })).toMatchObject({ country: 'NL', language: 'NL', paymentCondition: '30', vatCode: '', status: 'C' })
    expect(formFor({ name: 'New', country: 'DK' }, null, lists)).toMatchObject({ name: 'New', country: 'DK', language: 'DA' })
  })
})

describe('contact data for Exact', () => {
  const exact = {
    fields: { Phone: '010', City: 'Delft', Country: 'NL' },
    specs: ['Phone', 'City', 'Country'].map((name) => spec(name, name)),
  }
  const crm = (fields: Fields) => ({ fields, specs: ['phone', 'city', 'country'].map((name) => spec(name, name)) })
  const mappings: Mapping[] = [
    { target: 'phone', source: 'Phone', rule: { authority: 'crm' } },
    { target: 'city', source: 'City' },
    { target: 'country', source: 'Country', rule: { authority: 'crm', transforms: [{ kind: 'country-name', locale: 'en' }] } },
  ]

  it('is what differs where the CRM wins, in Exact’s form', () => {
    const found = contactDifferences(mappings, exact, crm({ phone: '020', city: 'Breda', country: 'Belgium' }))

    expect(found).toEqual([
      { field: 'phone', crm: '020', exact: '010', value: '020' },
      { field: 'country', crm: 'Belgium', exact: 'NL', value: 'BE' },
    ])
  })

  it('takes nothing away, and leaves what says the same', () => {
    expect(contactDifferences(mappings, exact, crm({ phone: '', country: 'Netherlands' }))).toEqual([])
  })

  it('leaves out what can’t be turned back', () => {
    const cut: Mapping[] = [{ target: 'phone', source: 'Phone', rule: { authority: 'crm', transforms: [{ kind: 'left', length: 2 }] } }]
    const listed: Mapping[] = [{ target: 'phone', source: 'Phone', rule: { authority: 'crm', values: [{ from: '010', to: 'home' }] } }]

    expect(contactDifferences(cut, exact, crm({ phone: '99' }))).toEqual([])
    expect(contactDifferences(listed, exact, crm({ phone: 'elsewhere' }))).toEqual([])
  })
})
