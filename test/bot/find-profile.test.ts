import { findProfile, readRun } from '../../src/bot/find-profile.ts'
import type { Profile } from '../../src/sync/types.ts'

const titled = (title: string): Profile => ({
  id: title,
  title,
  target: 'company',
  source: 'account',
  mappings: [],
  key: { target: 'customerId', source: 'ID' },
  mode: 'import-update',
  version: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: '',
})

const profiles = ['Customers', 'Weekly import', 'Jansen & Zonen', 'Price update', 'Price', 'Sync', 'Klanten  NL'].map(titled)

describe('which profile and mode a run means', () => {
  it.each([
    ['Customers', 'Customers', 'import-update'],
    ['customers', 'Customers', 'import-update'],
    ['Customers import', 'Customers', 'import'],
    ['CUSTOMERS IMPORT', 'Customers', 'import'],
    ['Customers update', 'Customers', 'update'],
    ['Customers import & update', 'Customers', 'import-update'],
    ['Customers import&update', 'Customers', 'import-update'],
    ['Customers import and update', 'Customers', 'import-update'],
    ['Customers import en update', 'Customers', 'import-update'],
    ['Customers import-update', 'Customers', 'import-update'],
    ['Customers import + update', 'Customers', 'import-update'],
    ['Customers sync', 'Customers', 'import-update'],
    ['Weekly import', 'Weekly import', 'import-update'],
    ['Weekly import import', 'Weekly import', 'import'],
    ['Weekly import update', 'Weekly import', 'update'],
    ['Price update', 'Price update', 'import-update'],
    ['Price import', 'Price', 'import'],
    ['Jansen & Zonen', 'Jansen & Zonen', 'import-update'],
    ['Jansen & Zonen import & update', 'Jansen & Zonen', 'import-update'],
    ['sync', 'Sync', 'import-update'],
    ['Klanten NL import', 'Klanten  NL', 'import'],
  ])('“run %s” is %s, %s', (text, title, mode) => {
    const named = readRun(profiles, text)

    expect(named.profile?.title).toBe(title)
    expect(named.mode).toBe(mode)
  })

  it.each([
    ['Suppliers import', 'Suppliers', 'import'],
    ['Suppliers', 'Suppliers', 'import'],
    ['import', '', 'import'],
  ])('“run %s” names a profile that is not there', (text, title, mode) => {
    const named = readRun(profiles, text)

    expect(named).toEqual({ profile: undefined, title, mode })
  })

  it('finds a title whatever its case and spaces', () => {
    expect(findProfile(profiles, ' klanten nl ')?.title).toBe('Klanten  NL')
    expect(findProfile(profiles, 'Klant')).toBeUndefined()
  })
})
