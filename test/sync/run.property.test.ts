import fc from 'fast-check'
import type { CrmPort } from '../../src/sync/ports.ts'
import { workRun } from '../../src/sync/run.ts'
import type { Fields, Mode, OutcomeCounts, PlanCounts } from '../../src/sync/types.ts'
import { dyingAt, Killed } from '../support/dying-ports.ts'
import { openScenes } from '../support/embedded-scene.ts'

const openScene = await openScenes()

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const accounts = fc.dictionary(
  id,
  fc.record({
    Name: fc.constantFrom('Acme', 'Bakker', null, 'x'.repeat(300)),
    Code: fc.constantFrom('1', '2', null),
    City: fc.constantFrom('Gent', 'Oss', '', null),
    Phone: fc.constantFrom('1', '2', '9'.repeat(200), null),
    CreditLineSales: fc.constantFrom('1000.00', '1000.0', 'much', null),
    Blocked: fc.constantFrom(true, false, null),
  }),
)
const companies = fc.uniqueArray(
  fc.record({
    customerId: fc.constantFrom('a', 'b', 'c', 'z'),
    title: fc.constantFrom('Acme', 'Bakker', 'Jansen'),
    city: fc.constantFrom('Gent', 'Oss', null),
    phone: fc.constantFrom('1', '9', null),
  }),
  { selector: ({ customerId }) => customerId },
)
const byPeople = fc.dictionary(
  id,
  fc.record({ city: fc.constantFrom('Gent', 'Oss', 'Breda', null), phone: fc.constantFrom('1', '7', null) }, { requiredKeys: [] }),
)
const mode = fc.constantFrom<Mode>('import', 'update', 'import-update')

/** A workspace with a history: what was there, what came from Exact first, what people changed, and what Exact says now. */
const history = fc.record({ companies, first: accounts, byPeople, accounts })
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

async function sceneOf({ companies, first, byPeople, accounts }: History) {
  const scene = openScene()
  await scene.addCompanies(companies)
  scene.setExact(first)
  await scene.run('import-update')
  await scene.changeCompanies(byPeople)
  scene.setExact(accounts, first)
  return scene
}

/** Each time plays several runs on a real database. */
const times = { numRuns: 40 }

const total = (counts: PlanCounts | OutcomeCounts) => Object.values(counts).reduce((sum, each) => sum + each, 0)

describe('whatever Exact and the CRM hold', () => {
  it('the same plan is made twice', async () => {
    await fc.assert(
      fc.asyncProperty(history, mode, async (given, how) => {
        const scene = await sceneOf(given)

        const first = await scene.run(how, { preview: true })
        const second = await scene.run(how, { preview: true })

        expect(second.planned).toEqual(first.planned)
        expect(await scene.rows(second.number)).toEqual(await scene.rows(first.number))
      }),
      times,
    )
  })

  it('a preview writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, mode, async (given, how) => {
        const scene = await sceneOf(given)
        const before = [await scene.companies(), await scene.state()]

        await scene.run(how, { preview: true })

        expect([await scene.companies(), await scene.state()]).toEqual(before)
      }),
      times,
    )
  })

  it('a run again over the same writes nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(history, mode, async (given, how) => {
        const scene = await sceneOf(given)
        await scene.run(how)
        const before = [await scene.companies(), await scene.state()]

        const again = await scene.run(how)

        expect(again.outcomes).toMatchObject({ created: 0, updated: 0 })
        expect([await scene.companies(), await scene.state()]).toEqual(before)
      }),
      times,
    )
  })

  it('an import changes no company that was there', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const scene = await sceneOf(given)
        const before = await scene.companies()

        const run = await scene.run('import')

        const after = await scene.companies()
        expect(after.slice(0, before.length)).toEqual(before)
        expect(run.outcomes).toMatchObject({ created: after.length - before.length, updated: 0 })
      }),
      times,
    )
  })

  it('an update creates no company, and removes none', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const scene = await sceneOf(given)
        const before = await scene.companies()

        const run = await scene.run('update')

        const after = await scene.companies()
        expect(after.map((record) => record.id)).toEqual(before.map((record) => record.id))
        expect(after.filter(({ version }, i) => version !== before[i]?.version)).toHaveLength(run.outcomes.updated)
        expect(run.outcomes.created).toBe(0)
      }),
      times,
    )
  })

  it('the counts add up to the accounts, and to the rows of the journal', async () => {
    await fc.assert(
      fc.asyncProperty(history, mode, async (given, how) => {
        const scene = await sceneOf(given)

        const { number, planned, outcomes } = await scene.run(how)

        const rows = await scene.rows(number)
        const counted = (kind: string) => rows.filter(({ action }) => action === kind).length
        expect(total(planned)).toBe(Object.keys(given.accounts).length)
        expect(total(outcomes)).toBe(Object.keys(given.accounts).length)
        expect([planned.create, planned.update, planned.ask, planned.fail]).toEqual(['create', 'update', 'ask', 'fail'].map(counted))
        expect(rows.filter(({ outcome }) => outcome === null)).toEqual([])
      }),
      times,
    )
  })

  it('an undo right after a run brings the CRM and the links back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(history, mode, async (given, how) => {
        const scene = await sceneOf(given)
        const before = await scene.state()
        const run = await scene.run(how)

        const undone = await scene.undo(run.number)

        expect(undone.state).toBe('done')
        expect(await scene.state()).toEqual(before)
      }),
      times,
    )
  })

  it('an undo of everything brings back what people had made and changed', async () => {
    await fc.assert(
      fc.asyncProperty(companies, accounts, accounts, mode, async (there, first, second, how) => {
        const scene = openScene()
        await scene.addCompanies(there)
        const before = await scene.state()
        scene.setExact(first)
        await scene.run('import-update')
        scene.setExact(second, first)
        await scene.run(how)

        await scene.undo(2)
        await scene.undo(1)

        expect(await scene.state()).toEqual(before)
      }),
      times,
    )
  })
})

describe('a run that was killed at any call', () => {
  const moment = fc.constantFrom<'before' | 'after'>('before', 'after')
  /** More than are written at once. */
  const many = 300
  const manyAccounts = (city: string): Record<string, Fields> =>
    Object.fromEntries(Array.from({ length: many }, (_, i) => [`a${i}`, { Name: `Company ${i}`, City: i % 3 === 0 ? city : 'Gent' }]))

  /** A few of the accounts are in the CRM; of those, every third has moved. */
  async function bigScene() {
    const scene = openScene()
    const before = Object.fromEntries(Object.entries(manyAccounts('Gent')).slice(0, 50))
    scene.setExact(before)
    await scene.run('import')
    scene.setExact(manyAccounts('Oss'))
    return scene
  }

  async function killedAt(k: number, when: 'before' | 'after') {
    const scene = await bigScene()
    const before = await scene.state()
    const run = await scene.ask('import-update')
    await workRun(run, { ...scene.ports, ...dyingAt(scene.ports, k, when) }).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error
    })
    return { scene, before, run }
  }

  /** The calls, counted over the whole run, by which it writes to the CRM; the last call there is. */
  async function callsOf() {
    const scene = await bigScene()
    const writes: number[] = []
    const { crm } = scene.ports
    const write: CrmPort['write'] = (...given) => {
      writes.push(watching.calls())
      return crm.write(...given)
    }
    const watching = dyingAt({ ...scene.ports, crm: { ...crm, write } }, Number.POSITIVE_INFINITY, 'after')
    const { outcomes } = await workRun(await scene.ask('import-update'), { ...scene.ports, ...watching })
    return { writes, last: watching.calls(), outcomes, state: withoutTenant(await scene.state()) }
  }

  it('has done the same, once it goes on, as one that was not, and is taken back exactly', async () => {
    const { writes, last, outcomes, state } = await callsOf()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: last }), moment, async (k, when) => {
        const { scene, before, run } = await killedAt(k, when)

        const done = await scene.finish(run)
        const after = withoutTenant(await scene.state())
        await scene.undo(run.number)

        expect(done).toMatchObject({ state: 'done', outcomes })
        expect(after).toEqual(state)
        expect(await scene.state()).toEqual(before)
      }),
      { numRuns: 8, examples: writes.map((k) => [k, 'after']) },
    )
    expect(writes).not.toEqual([])
  }, 60_000)

  it('is taken back exactly when it was given up after a write whose answer never came', async () => {
    const { writes } = await callsOf()

    for (const k of writes) {
      const { scene, before, run } = await killedAt(k, 'after')
      const written = await scene.companies()
      await scene.cancel(run.number)
      await scene.finish(run)
      const kept = await scene.companies()
      await scene.undo(run.number)

      expect(kept).toEqual(written)
      expect(await scene.state()).toEqual(before)
    }
    expect(writes).not.toEqual([])
  }, 60_000)
})

function withoutTenant<T extends object>(state: T): unknown {
  return JSON.parse(JSON.stringify(state).replaceAll(/"(tenant_id|book)":"[^"]*",?/g, ''))
}
