import type { FieldRule } from '../../src/sync/field-rules/types.ts'
import type { Profile } from '../../src/sync/types.ts'
import { people } from '../support/sync-fields.ts'
import { customers, syncScene } from '../support/sync-scene.ts'

const wiped = { Name: 'Anonymous', City: null, Phone: null, Blocked: true, IsAnonymised: true }

async function brought(profile: Profile = customers) {
  const scene = syncScene()
  scene.exact.put('account', 'a', { Name: 'Jan Jansen', City: 'Gent', Phone: '+3212345', CreditLineSales: '10.00', IsAnonymised: false })
  scene.exact.put('account', 'b', { Name: 'Bakery', City: 'Gent', IsAnonymised: false })
  await scene.work('import', { profile })
  return scene
}

const ruled = (rule: FieldRule): Profile => ({
  ...customers,
  mappings: customers.mappings.map((mapping) => (mapping.target === 'phone' || mapping.target === 'city' ? { ...mapping, rule } : mapping)),
})

describe('a record that Exact anonymised', () => {
  it.each<[string, FieldRule]>([
    ['empty ones are skipped', { whenEmpty: 'skip' }],
    ['the CRM wins', { authority: 'crm' }],
    ['a person is asked', { authority: 'ask' }],
    ['they are written once', { once: true }],
    ['empty ones get a default', { otherwise: 'none' }],
  ])('loses its personal fields in the CRM, also where %s', async (_name, rule) => {
    const { work, exact, crm } = await brought(ruled(rule))
    const [record] = crm.records('company')
    if (record) await crm.port.write('company', [{ kind: 'update', id: record.id, version: record.version, fields: { phone: '+32999' } }])

    exact.put('account', 'a', wiped)
    const run = await work('update', { profile: ruled(rule) })
    const again = await work('update', { profile: ruled(rule) })

    const [after] = crm.records('company')
    expect(run.outcomes).toMatchObject({ updated: 1, unchanged: 1 })
    expect(after?.fields).toMatchObject({ title: 'Anonymous', city: null, phone: null, customerId: 'a', blocked: true })
    expect(again.planned).toMatchObject({ update: 0, unchanged: 2 })
  })

  it('keeps no name that the CRM needs and Exact has lost', async () => {
    const { work, exact, held } = await brought()

    exact.put('account', 'a', { ...wiped, Name: null })
    await work('update')

    expect(held('Anonymised')?.fields.customerId).toBe('a')
  })

  it('is hidden by no filter, which lets only what is personal go', async () => {
    const { work, exact, crm } = await brought()
    const filter = { any: [{ all: [{ field: 'City', operator: 'is', values: ['Gent'] }] }] } as const
    exact.put('account', 'a', wiped)
    exact.put('account', 'c', wiped)

    const run = await work('import-update', { profile: { ...customers, filter } })

    expect(run.outcomes).toMatchObject({ updated: 1, unchanged: 1, filtered: 1, created: 0 })
    expect(crm.records('company')[0]?.fields).toMatchObject({ title: 'Anonymous', phone: null })
    expect(crm.records('company')[0]?.fields).not.toHaveProperty('blocked')
  })

  it('loses them as a contact whose company is not in the CRM any more', async () => {
    const { work, exact, crm } = await brought()
    exact.put('contact', 'p', { Account: 'a', FullName: 'Jan Jansen', Email: 'jan@jansen.example', IsAnonymised: false })
    await work('import', { profile: people })
    exact.put('contact', 'p', { Account: 'gone', FullName: 'X', Email: null, IsAnonymised: true })

    await work('update', { profile: people })

    expect(crm.records('person').map(({ fields }) => [fields.title, fields.email])).toEqual([['X', null]])
  })

  it('is not changed by an import', async () => {
    const { work, exact, held } = await brought()
    exact.put('account', 'a', wiped)

    await work('import')

    expect(held('Jan Jansen')?.fields.phone).toBe('+3212345')
  })
})
