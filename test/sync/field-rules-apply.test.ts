import { applyRows } from '../../src/sync/apply.ts'
import type { FieldRule } from '../../src/sync/field-rules/types.ts'
import type { JournalRow } from '../../src/sync/types.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { crmFields, customers } from '../support/sync-fields.ts'

const row: JournalRow = {
  ...{ position: 1, outcome: null, sourceId: 'a', label: 'Acme', action: 'create', reason: null, targetId: null, before: null },
  after: { customerId: 'a', title: 'Acme', city: 'Gent', phone: '1' },
}

/** The create of `row`, met by a record that somebody made after the plan. */
async function meet(rule: FieldRule | undefined, city: string | null) {
  const crm = createMemoryCrm(crmFields)
  crm.add('company', { id: 'theirs', version: 1, fields: { customerId: 'a', title: 'Acme', city } })
  const mappings = customers.mappings.map((mapping) => (mapping.target === 'city' && rule ? { ...mapping, rule } : mapping))
  const setting = { mode: 'import-update', target: 'company', keyField: 'customerId', crmFields: crmFields.company, links: [] } as const
  const { outcomes } = await applyRows([row], { ...setting, crm: crm.port, mappings })
  return { outcome: outcomes[0], fields: crm.records('company')[0]?.fields }
}

describe('a record that turns out to be there already', () => {
  it('is written over where no rule says otherwise', async () => {
    expect((await meet(undefined, 'Oss')).fields).toMatchObject({ city: 'Gent', phone: '1' })
  })

  it('keeps the fields in which the CRM wins, and gets the others', async () => {
    const { outcome, fields } = await meet({ authority: 'crm' }, 'Oss')

    expect(fields).toMatchObject({ city: 'Oss', phone: '1' })
    expect(outcome?.kind).toBe('updated')
    expect((await meet({ authority: 'crm' }, null)).fields?.city).toBe('Gent')
  })

  it('waits for a person where the rule asks', async () => {
    const { outcome, fields } = await meet({ authority: 'ask' }, 'Oss')

    expect(outcome).toMatchObject({ kind: 'skipped', reason: { code: 'conflict', field: 'City' } })
    expect(fields).toEqual({ customerId: 'a', title: 'Acme', city: 'Oss' })
  })
})
