import type { Source } from '../types.ts'
import type { Condition, Operator } from './types.ts'

export type ReadyMadeId = 'customers' | 'active' | 'unblocked' | 'country' | 'classification' | 'manager' | 'changed' | 'name'

/** `condition`: all that there is to say. Otherwise the field and what is asked of it, and a person says the value. */
export type ReadyMade = { id: ReadyMadeId } & ({ condition: Condition } | { field: string; operator: Operator })

const ofAccounts: readonly ReadyMade[] = [
  { id: 'customers', condition: { field: 'Status', operator: 'is', values: ['C'] } },
  { id: 'active', condition: { field: 'EndDate', operator: 'before', not: true, values: ['today'] } },
  { id: 'unblocked', condition: { field: 'Blocked', operator: 'yes', not: true, values: [] } },
  { id: 'country', field: 'Country', operator: 'one-of' },
  { id: 'classification', field: 'Classification1', operator: 'one-of' },
  { id: 'manager', field: 'AccountManagerFullName', operator: 'is' },
  { id: 'changed', field: 'Modified', operator: 'since' },
  { id: 'name', field: 'Name', operator: 'begins-with' },
]

/** Filters that people ask for most; whether an account has invoices isn't among its fields. */
export const readyMade: Readonly<Record<Source, readonly ReadyMade[]>> = { account: ofAccounts, contact: [] }
