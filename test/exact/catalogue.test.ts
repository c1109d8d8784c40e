import { allFields, mappableFields } from '../../src/exact/catalogue/fields.ts'

it('knows all 166 fields of an account and all 70 of a contact', () => {
  expect(allFields('account')).toHaveLength(166)
  expect(allFields('contact')).toHaveLength(70)
})

it('offers all of them for mapping but collections and binary data', () => {
  const kept = (source: 'account' | 'contact') => {
    const offered = new Set(mappableFields(source).map((field) => field.name))
    return allFields(source).flatMap((field) => (offered.has(field.name) ? [] : [field.name]))
  }

  expect(kept('account')).toEqual(['BankAccounts', 'Logo'])
  expect(kept('contact')).toEqual(['Picture'])
})

it.each(['account', 'contact'] as const)('names every field of an %s once, for the wire and for people', (source) => {
  const fields = allFields(source)

  expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length)
  expect(new Set(fields.map((field) => field.label)).size).toBe(fields.length)
})

it('fits a select of every field into the longest address Exact takes', () => {
  const select = mappableFields('account').map((field) => field.name)

  expect(select.join(',').length).toBeLessThan(5500)
})

it.each([
  ['Name', 'Name', 'text'],
  ['CreditLineSales', 'Credit limit (sales)', 'money'],
  ['DiscountSales', 'Discount (sales)', 'number'],
  ['StartDate', 'Start date', 'date'],
  ['Modified', 'Modified on', 'instant'],
  ['IsMailing', 'Excluded from mailings', 'boolean'],
  ['AccountManager', 'Account manager (ID)', 'id'],
  ['Website', 'Website', 'url'],
])('shows %s as “%s”, of type %s', (name, label, type) => {
  expect(mappableFields('account').find((field) => field.name === name)).toMatchObject({ label, type })
})
