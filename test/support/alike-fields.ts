import type { FieldSpec, Profile, Source, Target } from '../../src/sync/types.ts'

/** A CRM that has names of its own for what records are recognised by. */
export const alikeCrmFields: Record<Target, readonly FieldSpec[]> = {
  company: [
    { name: 'name', label: 'Company name', type: 'text', required: true },
    { name: 'exactId', label: 'Exact ID', type: 'text', unique: true },
    { name: 'f_17', label: 'Klantnummer', type: 'text' },
    { name: 'vat_id', label: 'VAT ID', type: 'text' },
    { name: 'kvk', label: 'KvK number', type: 'text' },
    { name: 'mail', label: 'Mail', type: 'email' },
    { name: 'zip', label: 'ZIP', type: 'text' },
    { name: 'land', label: 'Country code', type: 'text' },
    { name: 'city', label: 'City', type: 'text' },
  ],
  person: [
    { name: 'fullName', label: 'Full name', type: 'text', required: true },
    { name: 'exactId', label: 'Exact ID', type: 'text', unique: true },
    { name: 'company', label: 'Company', type: 'id' },
    { name: 'mail', label: 'Mail', type: 'email' },
    { name: 'workEmail', label: 'Work e-mail', type: 'email' },
    { name: 'no', label: 'Contact number', type: 'text' },
  ],
}

const text = (name: string): FieldSpec => ({ name, label: name, type: 'text' })

export const alikeExactFields: Record<Source, readonly FieldSpec[]> = {
  account: [
    { name: 'ID', label: 'Account ID', type: 'id' },
    ...['Name', 'Code', 'VATNumber', 'ChamberOfCommerce', 'Email', 'Postcode', 'Country', 'City'].map(text),
  ],
  contact: [
    { name: 'ID', label: 'Contact ID', type: 'id' },
    { name: 'Account', label: 'Account', type: 'id' },
    ...['FullName', 'Email', 'BusinessEmail', 'HID'].map(text),
  ],
}

const saved = { version: 1, updatedAt: '2025-03-31T08:00:00.000Z', updatedBy: 'ann', mode: 'import-update' as const }
const key = { target: 'exactId', source: 'ID' }

export const alikeCompanies: Profile = {
  ...{ ...saved, id: 'p1', title: 'Companies', target: 'company', source: 'account', key },
  mappings: [{ target: 'name', source: 'Name' }, key, { target: 'city', source: 'City' }],
}

export const alikePeople: Profile = {
  ...{ ...saved, id: 'p2', title: 'People', target: 'person', source: 'contact', key },
  mappings: [{ target: 'fullName', source: 'FullName' }, key],
}
