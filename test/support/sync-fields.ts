import type { FieldSpec, Profile, Source, Target } from '../../src/sync/types.ts'

/** A CRM and an Exact of a few fields each: enough for every rule of the core. */
export const crmFields: Record<Target, readonly FieldSpec[]> = {
  company: [
    { name: 'title', label: 'Title', type: 'text', required: true, maxLength: 40 },
    { name: 'customerId', label: 'Customer ID', type: 'text', unique: true, maxLength: 50 },
    { name: 'city', label: 'City', type: 'text' },
    { name: 'phone', label: 'Phone', type: 'phone' },
    { name: 'creditLimit', label: 'Credit limit', type: 'money' },
    { name: 'blocked', label: 'Blocked', type: 'boolean' },
    { name: 'balance', label: 'Balance', type: 'money', readOnly: true },
  ],
  person: [
    { name: 'title', label: 'Title', type: 'text', required: true },
    { name: 'contactId', label: 'Contact ID', type: 'text', unique: true },
    { name: 'company', label: 'Company', type: 'id' },
    { name: 'email', label: 'E-mail', type: 'email' },
  ],
}

export const exactFields: Record<Source, readonly FieldSpec[]> = {
  account: [
    { name: 'ID', label: 'Account ID', type: 'id' },
    { name: 'Name', label: 'Name', type: 'text' },
    { name: 'Code', label: 'Account code', type: 'text' },
    { name: 'City', label: 'City', type: 'text' },
    { name: 'Phone', label: 'Phone', type: 'phone' },
    { name: 'CreditLineSales', label: 'Credit limit (sales)', type: 'money' },
    { name: 'Blocked', label: 'Blocked', type: 'boolean' },
    { name: 'Created', label: 'Created on', type: 'instant' },
  ],
  contact: [
    { name: 'ID', label: 'Contact ID', type: 'id' },
    { name: 'Account', label: 'Account (ID)', type: 'id' },
    { name: 'FullName', label: 'Full name', type: 'text' },
    { name: 'Email', label: 'E-mail', type: 'email' },
  ],
}

const saved = { id: 'p1', version: 1, updatedAt: '2025-03-31T08:00:00.000Z', updatedBy: 'ann' }

export const customers: Profile = {
  ...saved,
  title: 'Customers',
  target: 'company',
  source: 'account',
  mappings: [
    { target: 'title', source: 'Name' },
    { target: 'customerId', source: 'ID' },
    { target: 'city', source: 'City' },
    { target: 'phone', source: 'Phone' },
    { target: 'creditLimit', source: 'CreditLineSales' },
    { target: 'blocked', source: 'Blocked' },
  ],
  key: { target: 'customerId', source: 'ID' },
  mode: 'import',
}

export const people: Profile = {
  ...saved,
  id: 'p2',
  title: 'People',
  target: 'person',
  source: 'contact',
  mappings: [
    { target: 'title', source: 'FullName' },
    { target: 'contactId', source: 'ID' },
    { target: 'email', source: 'Email' },
  ],
  key: { target: 'contactId', source: 'ID' },
  mode: 'import',
}
