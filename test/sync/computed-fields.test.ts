import { checkProfile } from '../../src/sync/check-profile.ts'
import { computedAmong, computedFields, withFigures } from '../../src/sync/computed-fields.ts'
import { suggestMappings } from '../../src/sync/suggest.ts'
import type { FieldSpec } from '../../src/sync/types.ts'
import { customers, exactFields } from '../support/sync-fields.ts'

const account = (id: string, limit: string | null) => ({ id, stamp: '1', fields: { ID: id, CreditLineSales: limit } })

describe('credit left', () => {
  it.each([
    ['10000.00', '6752.00', '3248.00'],
    ['0.00', '0.05', '-0.05'],
    ['100', '-613.00', '713.00'],
    [null, '6752.00', null],
  ])('of a limit of %s and a balance of %s is %s', (limit, balance, left) => {
    const [row] = withFigures([account('a', limit)], new Map([['a', { 'Saldo.Balance': balance }]]))

    expect(row?.fields['Saldo.CreditLeft']).toBe(left)
  })

  it('is the whole limit of a customer of whom the books say nothing', () => {
    const [row] = withFigures([account('a', '500.00')], new Map())

    expect(row?.fields).toMatchObject({ 'Saldo.CreditLeft': '500.00', 'Saldo.Balance': '0.00', 'Saldo.LastInvoiceDate': null })
  })
})

it('belong to accounts alone, eight of them', () => {
  expect(computedFields('account')).toHaveLength(8)
  expect(computedFields('contact')).toEqual([])
  expect(computedAmong(['Name', 'Saldo.Balance', 'Saldo.Unknown'])).toEqual(['Saldo.Balance'])
})

it('are known to a profile’s checks', () => {
  const profile = { ...customers, mappings: [...customers.mappings.slice(0, 2), { target: 'creditLimit', source: 'Saldo.CreditLeft' }] }
  const crm: FieldSpec[] = [
    { name: 'title', label: 'Title', type: 'text' },
    { name: 'customerId', label: 'Customer ID', type: 'text', unique: true },
    { name: 'creditLimit', label: 'Credit limit', type: 'money' },
  ]

  expect(checkProfile(profile, crm, [...exactFields.account, ...computedFields('account')])).toEqual([])
  expect(checkProfile(profile, crm, exactFields.account)).toMatchObject([{ code: 'unknown-field' }])
})

it('are suggested for the CRM fields that are named so', () => {
  const field = (name: string, label: string, type: FieldSpec['type'] = 'money') => ({ name, label, type })
  const crm = [
    field('balance', 'Balance'),
    field('overdue', 'Overdue'),
    field('turnoverThisYear', 'Turnover This Year'),
    field('turnoverLastYear', 'Turnover Last Year'),
    field('lastInvoiceDate', 'Last Invoice Date', 'date'),
    field('x1', 'Available credit'),
    field('x2', 'Days overdue', 'number'),
  ]

  const suggested = suggestMappings('company', crm, computedFields('account'))

  expect(suggested.map(({ target, source }) => `${target} ${source.replace('Saldo.', '')}`)).toEqual([
    'balance Balance',
    'overdue Overdue',
    'turnoverThisYear TurnoverThisYear',
    'turnoverLastYear TurnoverLastYear',
    'lastInvoiceDate LastInvoiceDate',
    'x1 CreditLeft',
    'x2 OldestOverdueDays',
  ])
})
