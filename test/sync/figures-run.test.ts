import type { FiguresPort } from '../../src/sync/ports.ts'
import { workRun } from '../../src/sync/run.ts'
import type { Fields, Profile } from '../../src/sync/types.ts'
import { customers, syncScene } from '../support/sync-scene.ts'

const profile: Profile = { ...customers, mappings: [...customers.mappings.slice(0, 2), { target: 'city', source: 'Saldo.Balance' }] }
const brake = { share: 1, records: 1_000_000 }

/** Two accounts, of which the books know one, and what figures were asked for. */
function scene(known: Record<string, Fields> = { a1: { 'Saldo.Balance': '6752.00' } }) {
  const { exact, ports, ask, ...rest } = syncScene()
  const asked: string[][] = []
  const figures: FiguresPort = {
    refresh: async (_tenant, _administration, fields) => {
      asked.push([...fields])
      return 4
    },
    of: async (_tenant, _administration, ids) => new Map(ids.flatMap((id) => (known[id] ? [[id, known[id]]] : []))),
  }
  exact.put('account', 'a1', { Name: 'Acme', City: 'Utrecht', CreditLineSales: '10000.00' })
  exact.put('account', 'a2', { Name: 'Quiet', City: 'Gent' })
  const run = async (change: Partial<Profile>, preview = false) =>
    workRun(await ask('import-update', { profile: { ...profile, brake, ...change }, preview }), { ...ports, figures })
  return { ...rest, exact, asked, run }
}

describe('a run whose profile takes computed fields', () => {
  it('writes them, with nothing owed where the books say nothing', async () => {
    const { run, crm, asked } = scene()

    const done = await run({})

    expect(done).toMatchObject({ state: 'done', outcomes: { created: 2 } })
    expect(crm.records('company').map(({ fields }) => fields.city)).toEqual(['6752.00', '0.00'])
    expect(asked).toEqual([['Saldo.Balance']])
  })

  it('counts the calls of their reading, and never asks Exact for them as fields', async () => {
    const { run, exact, mirror } = scene()

    const done = await run({})

    expect(done.calls).toBe(exact.asked.length + 4)
    const { fields } = await mirror.state({ tenantId: 't', administration: 7, source: 'account' })
    expect(fields.filter((field) => field.startsWith('Saldo.'))).toEqual([])
  })

  it('filters by them, although none is mapped', async () => {
    const { run, crm, asked } = scene()
    const filter = { any: [{ all: [{ field: 'Saldo.Balance', operator: 'more-than' as const, values: ['0'] }] }] }

    const done = await run({ mappings: customers.mappings.slice(0, 2), filter })

    expect(done.outcomes).toMatchObject({ created: 1, filtered: 1 })
    expect(crm.records('company').map(({ fields }) => fields.title)).toEqual(['Acme'])
    expect(asked).toEqual([['Saldo.Balance']])
  })

  it('reads nothing of the books for a profile that takes none', async () => {
    const { run, asked } = scene()

    await run({ mappings: customers.mappings.slice(0, 2) })

    expect(asked).toEqual([])
  })

  it('updates what changed in the books alone', async () => {
    const known: Record<string, Fields> = { a1: { 'Saldo.Balance': '6752.00' } }
    const { run, crm } = scene(known)
    await run({})
    known.a1 = { 'Saldo.Balance': '100.00' }

    const done = await run({})

    expect(done.outcomes).toMatchObject({ updated: 1, unchanged: 1 })
    expect(crm.records('company').map(({ fields }) => fields.city)).toEqual(['100.00', '0.00'])
  })
})
