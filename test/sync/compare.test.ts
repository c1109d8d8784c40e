import { workRun } from '../../src/sync/run.ts'
import { customers, scope, syncScene } from '../support/sync-scene.ts'

const compare = { preview: true, compare: true } as const

/** Same and Differs are linked; Keyed and Alike aren't, the one with its key and the other with a number; Mine is the CRM's alone. */
async function twoSides() {
  const scene = syncScene()
  const { exact, crm } = scene
  for (const [id, Name] of [
    ['a', 'Same'],
    ['b', 'Differs'],
  ] as const)
    exact.put('account', id, { Name, City: 'Gent' })
  await scene.work('import')
  const [, differs] = crm.records('company')
  if (differs) await crm.port.write('company', [{ kind: 'update', id: differs.id, version: 1, fields: { city: 'Breda', phone: '+311' } }])
  exact.put('account', 'c', { Name: 'Only Exact' })
  exact.put('account', 'd', { Name: 'Keyed' })
  crm.add('company', { id: 'keyed', version: 1, fields: { title: 'Keyed', customerId: 'd' } })
  crm.add('company', { id: 'mine', version: 1, fields: { title: 'Mine' } })
  return scene
}

describe('a comparison', () => {
  it('counts what is the same, differs, and is only on either side', async () => {
    const { work, planned } = await twoSides()

    const run = await work('import-update', compare)

    expect(run).toMatchObject({
      state: 'done',
      compare: true,
      planned: { unchanged: 2, update: 1, create: 1, onlyCrm: 1, ask: 0, fail: 0 },
    })
    expect(planned(run.number)).toEqual([
      { label: 'Differs', action: 'update', after: { city: 'Gent', phone: null } },
      { label: 'Only Exact', action: 'create', after: expect.objectContaining({ title: 'Only Exact' }) },
      { label: 'Mine', action: 'only-crm', after: {} },
    ])
  })

  it('writes nothing, neither records nor links', async () => {
    const { work, crm, journal } = await twoSides()
    const [writes, links] = [crm.writes(), journal.links(scope)]

    await work('import-update', compare)

    expect(crm.writes()).toBe(writes)
    expect(journal.links(scope)).toEqual(links)
  })

  it('counts every difference, whoever would win', async () => {
    const { work, planned } = await twoSides()
    const mappings = customers.mappings.map((mapping) => ({ ...mapping, rule: { authority: 'crm', once: true } as const }))

    const run = await work('import-update', { ...compare, profile: { ...customers, mappings } })

    expect(planned(run.number)[0]).toEqual({ label: 'Differs', action: 'update', after: { city: 'Gent', phone: null } })
  })

  it('takes a record whose partner is gone from Exact as only in the CRM, and one that another administration has as theirs', async () => {
    const { work, exact, journal, mirror } = await twoSides()
    const abroad = { ...scope, administration: 8 }
    await mirror.savePage(abroad, { rows: [{ id: 'z', stamp: '1', fields: { Name: 'Mine' } }], cursor: '1' })
    await journal.port.saveOutcomes('t', 1, abroad, [], [{ sourceId: 'z', targetId: 'mine', written: {} }])
    exact.remove('account', 'a')

    const run = await work('import-update', compare, { administrations: [7, 8] })

    expect(journal.rows(run.number).filter(({ action }) => action === 'only-crm')).toMatchObject([{ label: 'Same' }])
  })

  it('has records that the filter leaves out as theirs, since Exact does have them', async () => {
    const { work, journal } = await twoSides()
    const filter = { any: [{ all: [{ field: 'Name', operator: 'is', values: ['Same'] }] }] } as const

    const run = await work('import-update', { ...compare, profile: { ...customers, filter } })

    expect(run.planned).toMatchObject({ unchanged: 1, filtered: 3, onlyCrm: 1 })
    expect(journal.rows(run.number).map(({ label }) => label)).toEqual(['Mine'])
  })

  it('goes on where it was killed, with the same answer', async () => {
    const scene = await twoSides()
    for (let index = 0; index < 30; index += 1)
      scene.crm.add('company', { id: `only-${String(index).padStart(2, '0')}`, version: 1, fields: { title: `Only ${index}` } })
    const whole = await scene.work('import-update', compare)
    const asked = await scene.ask('import-update', compare)
    const stop = new AbortController()
    const { crm } = scene
    const page = crm.port.page
    let pages = 0
    const slow = { ...crm.port, page: async (...given: Parameters<typeof page>) => page(given[0], given[1], 10) }

    await workRun(asked, {
      ...scene.ports,
      crm: slow,
      signal: stop.signal,
      onProgress: () => {
        pages += 1
        if (pages === 4) stop.abort()
      },
    })
    const done = await workRun(asked, { ...scene.ports, crm: slow })

    expect(done.planned).toEqual(whole.planned)
    expect(scene.planned(done.number)).toEqual(scene.planned(whole.number))
  })
})
